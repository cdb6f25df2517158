"""Addresses of this subject."""

from django.urls import path

from rehabit.web.public.claims import views

urlpatterns = [
    path("claims/", views.claims, name="claims"),
    path("claims/ledger.csv", views.as_file, name="claims-file"),
]
