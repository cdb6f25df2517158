"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("registers/", unfinished, name="registers"),
    path("registers/<uuid:session_id>/", unfinished, name="register"),
]
