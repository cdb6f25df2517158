"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("sessions/<uuid:session_id>/", unfinished, name="session"),
    path("sessions/<uuid:session_id>/person/<uuid:person_id>/", unfinished, name="session-person"),
    path("sessions/<uuid:session_id>/note/", unfinished, name="session-note"),
    path("sessions/<uuid:session_id>/event/<uuid:person_id>/", unfinished, name="adverse-event"),
    path("sessions/<uuid:session_id>/close/", unfinished, name="close-session"),
    path("sessions/<uuid:session_id>/cancel/", unfinished, name="cancel-session"),
    path("sessions/<uuid:session_id>/sheet/", unfinished, name="room-sheet"),
]
