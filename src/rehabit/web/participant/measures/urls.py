"""Addresses of this subject."""

from django.urls import path

from rehabit.web.participant.measures import views

urlpatterns = [
    path("questions/", views.measures, name="measures"),
    path("questions/<uuid:place_id>/<slug:point>/<slug:instrument>/", views.answer, name="answer"),
]
