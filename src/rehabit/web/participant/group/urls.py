"""Addresses of this subject."""

from django.urls import path

from rehabit.web.participant.group import views

urlpatterns = [
    path("group/", views.group, name="group"),
    path("group/offer/<uuid:place_id>/", views.offer, name="offer"),
    path("group/calendar.ics", views.calendar, name="calendar"),
]
