"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("results/", unfinished, name="results"),
    path("results/groups/<uuid:group_id>/", unfinished, name="group-result"),
]
