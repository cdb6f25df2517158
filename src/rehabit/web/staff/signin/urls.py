"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.signin import roles

urlpatterns = [
    path("roles/", roles.choose, name="roles"),
]
