"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.paper import views

urlpatterns = [
    path("people/<uuid:person_id>/sign-in-card/", views.sign_in_card, name="sign-in-card"),
    path("people/<uuid:person_id>/diary/", views.key_in_diary, name="key-in-diary"),
]
