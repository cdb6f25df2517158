"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("questions/", unfinished, name="measures"),
    path("questions/<uuid:place_id>/<slug:point>/<slug:instrument>/", unfinished, name="answer"),
]
