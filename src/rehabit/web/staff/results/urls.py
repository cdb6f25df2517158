"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("groups/<uuid:group_id>/result/", unfinished, name="group-result"),
    path("results/", unfinished, name="results"),
    path("groups/<uuid:group_id>/result.csv", unfinished, name="group-result-csv"),
]
