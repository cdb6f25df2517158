"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.today import views

urlpatterns = [
    path("today/", views.today, name="today"),
]
