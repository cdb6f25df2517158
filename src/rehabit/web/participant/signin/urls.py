"""Addresses of this subject."""

from django.urls import path

from rehabit.web.participant.signin import views

urlpatterns = [
    path("sign-in/", views.code, name="code"),
    path("sign-in/by-email/", views.by_email, name="by-email"),
    path("s/<str:token>/", views.link, name="link"),
]
