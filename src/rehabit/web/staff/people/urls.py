"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.people import plan, views

_PERSON = "people/<uuid:person_id>/"

urlpatterns = [
    path("people/", views.people, name="people"),
    path(_PERSON, views.person, name="person"),
    path(f"{_PERSON}edit/", views.edit, name="edit-person"),
    path(f"{_PERSON}needs/", views.add_need, name="add-need"),
    path(f"{_PERSON}needs/<uuid:need_id>/end/", views.end_need, name="end-need"),
    path(f"{_PERSON}consent/", views.consent, name="consent"),
    path(f"{_PERSON}plan/", plan.plan, name="person-plan"),
    path(f"{_PERSON}plan/sheet/", plan.sheet, name="plan-sheet"),
]
