"""Addresses of this subject."""

from django.urls import path

from rehabit.web.participant.goal import views

urlpatterns = [
    path("goal/", views.goal, name="goal"),
]
