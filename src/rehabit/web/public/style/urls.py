"""Addresses of this subject."""

from django.urls import path

from rehabit.web.public.style import views

urlpatterns = [
    path("style/", views.style, name="style"),
]
