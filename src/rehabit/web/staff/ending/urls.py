"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("groups/<uuid:group_id>/end/", unfinished, name="group-end"),
    path("places/<uuid:place_id>/discharge/", unfinished, name="discharge"),
]
