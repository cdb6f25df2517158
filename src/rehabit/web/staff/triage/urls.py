"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.triage import checklist_views, views

urlpatterns = [
    path("referrals/<uuid:referral_id>/triage/", views.triage, name="triage"),
    path("site/checklists/<slug:checklist>/", checklist_views.checklist, name="checklist"),
]
