"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("", unfinished, name="front"),
    path("about/", unfinished, name="about"),
    path("accessibility/", unfinished, name="accessibility"),
    path("privacy/", unfinished, name="privacy"),
]
