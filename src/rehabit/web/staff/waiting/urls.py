"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.waiting import views

urlpatterns = [
    path("waiting/", views.waiting, name="waiting"),
]
