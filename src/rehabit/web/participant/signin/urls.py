"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("sign-in/", unfinished, name="code"),
    path("sign-in/by-email/", unfinished, name="by-email"),
    path("s/<str:token>/", unfinished, name="link"),
]
