"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("refer-yourself/", unfinished, name="self-referral"),
    path("refer-yourself/done/", unfinished, name="self-referral-done"),
]
