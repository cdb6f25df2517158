"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("group/", unfinished, name="group"),
    path("group/offer/<uuid:place_id>/", unfinished, name="offer"),
    path("group/calendar.ics", unfinished, name="calendar"),
]
