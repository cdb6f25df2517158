"""Addresses of this subject."""

from django.urls import path

from rehabit.web.participant.today import views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("today/done/", views.diary, name="diary"),
    path("plan/", views.plan, name="plan"),
]
