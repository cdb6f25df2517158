"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.ending import views

urlpatterns = [
    path("groups/<uuid:group_id>/end/", views.group_end, name="group-end"),
    path("places/<uuid:place_id>/discharge/", views.discharge, name="discharge"),
    path("places/<uuid:place_id>/discharge/print/", views.print_discharge, name="print-discharge"),
]
