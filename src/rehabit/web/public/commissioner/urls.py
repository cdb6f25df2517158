"""Addresses of this subject."""

from django.urls import path

from rehabit.web.public.commissioner import views

urlpatterns = [
    path("costs/", views.costs, name="costs"),
    path("costs/working.csv", views.working, name="costs-working"),
]
