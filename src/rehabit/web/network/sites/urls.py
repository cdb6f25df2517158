"""Addresses of this subject."""

from django.urls import path

from rehabit.web.network.sites import views

urlpatterns = [
    path("sites/", views.sites, name="sites"),
]
