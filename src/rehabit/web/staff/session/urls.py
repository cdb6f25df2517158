"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.session import course, views

_SESSION = "sessions/<uuid:session_id>/"

urlpatterns = [
    path(_SESSION, views.session, name="session"),
    path(f"{_SESSION}marks/", views.save_marks, name="session-marks"),
    path(f"{_SESSION}work/", views.save_work, name="session-work"),
    path(f"{_SESSION}step/", views.decide, name="session-decide"),
    path(f"{_SESSION}person/<uuid:person_id>/", views.person, name="session-person"),
    path(f"{_SESSION}note/", views.note, name="session-note"),
    path(f"{_SESSION}event/<uuid:person_id>/", views.event, name="adverse-event"),
    path(f"{_SESSION}open/", course.open_session, name="open-session"),
    path(f"{_SESSION}cancel/", course.cancel, name="cancel-session"),
    path(f"{_SESSION}restore/", course.restore, name="restore-session"),
    path(f"{_SESSION}reopen/", course.reopen, name="reopen-session"),
    path(f"{_SESSION}close/", course.close, name="close-session"),
    path(f"{_SESSION}sheet/", course.sheet, name="room-sheet"),
]
