"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.instruments import views

urlpatterns = [
    path("instruments/", views.every, name="instruments"),
    path("instruments/<slug:instrument>/", views.one, name="instrument"),
    path("instruments/<slug:instrument>/wording-file/", views.wording_file, name="wording-file"),
]
