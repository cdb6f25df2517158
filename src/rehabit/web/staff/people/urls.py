"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("people/", unfinished, name="people"),
    path("people/<uuid:person_id>/", unfinished, name="person"),
    path("people/<uuid:person_id>/edit/", unfinished, name="edit-person"),
    path("people/<uuid:person_id>/plan/", unfinished, name="person-plan"),
]
