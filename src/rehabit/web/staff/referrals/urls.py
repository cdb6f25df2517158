"""Addresses of this subject."""

from django.urls import path

from rehabit.web.unfinished import unfinished

urlpatterns = [
    path("referrals/", unfinished, name="referrals"),
    path("referrals/new/", unfinished, name="refer"),
    path("referrals/sent/", unfinished, name="sent-referrals"),
    path("referrals/import/", unfinished, name="import"),
    path("referrals/import/<uuid:import_id>/", unfinished, name="import-result"),
    path("referrals/import/<uuid:import_id>/rejects.csv", unfinished, name="import-rejects"),
    path("referrals/<uuid:referral_id>/", unfinished, name="referral"),
]
