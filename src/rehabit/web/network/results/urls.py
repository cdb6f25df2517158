"""Addresses of this subject."""

from django.urls import path

from rehabit.web.network.results import views

urlpatterns = [
    path("results/", views.results, name="results"),
    path("results/groups/<uuid:group_id>/", views.group_result, name="group-result"),
]
