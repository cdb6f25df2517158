"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.content import own, views

urlpatterns = [
    path("site/content/", views.content, name="content"),
    path("site/content/new-exercise/", own.new_exercise, name="new-exercise"),
    path("site/content/history/", own.history, name="content-history"),
    path("site/content/<slug:kind>/<slug:name>/", views.item, name="content-item"),
    path("site/content/exercises/<slug:name>/change/", own.change, name="change-exercise"),
]
