"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("places/<uuid:place_id>/measures/<slug:point>/", unfinished, name="point"),
    path("places/<uuid:place_id>/measures/<slug:point>/<slug:instrument>/", unfinished, name="measure"),
    path("follow-ups/", unfinished, name="follow-ups"),
]
