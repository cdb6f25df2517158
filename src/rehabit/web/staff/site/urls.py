"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("site/", unfinished, name="site"),
    path("site/staff/", unfinished, name="site-staff"),
    path("site/audit/", unfinished, name="audit"),
]
