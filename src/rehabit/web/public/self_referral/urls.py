"""Addresses of this subject."""

from django.urls import path

from rehabit.web.public.self_referral import views

urlpatterns = [
    path("refer-yourself/", views.choose, name="self-referral"),
    path("refer-yourself/done/", views.done, name="self-referral-done"),
    path("refer-yourself/<slug:site>/", views.refer, name="self-referral-site"),
]
