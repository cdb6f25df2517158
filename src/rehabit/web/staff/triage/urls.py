"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("referrals/<uuid:referral_id>/triage/", unfinished, name="triage"),
    path("site/checklists/<slug:checklist>/", unfinished, name="checklist"),
]
