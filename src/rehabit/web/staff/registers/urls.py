"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.registers import views

urlpatterns = [
    path("registers/", views.registers, name="registers"),
    path("registers/<uuid:session_id>/", views.register, name="register"),
]
