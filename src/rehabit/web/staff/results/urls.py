"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.results import views

urlpatterns = [
    path("groups/<uuid:group_id>/result/", views.group_result, name="group-result"),
    path("results/", views.site_result, name="results"),
    path("groups/<uuid:group_id>/result.csv", views.group_csv, name="group-result-csv"),
]
