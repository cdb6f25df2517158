"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("groups/", unfinished, name="groups"),
    path("groups/new/", unfinished, name="new-group"),
    path("groups/<uuid:group_id>/", unfinished, name="group"),
    path("groups/<uuid:group_id>/places/", unfinished, name="offer-places"),
    path("groups/<uuid:group_id>/places/<uuid:place_id>/", unfinished, name="place"),
    path("groups/<uuid:group_id>/calendar.ics", unfinished, name="group-calendar"),
]
