"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.referrals import files, views

urlpatterns = [
    path("referrals/", views.inbox, name="referrals"),
    path("referrals/new/", views.refer, name="refer"),
    path("referrals/sent/", views.sent, name="sent-referrals"),
    path("referrals/import/", files.upload, name="import"),
    path("referrals/import/<uuid:import_id>/", files.result, name="import-result"),
    path("referrals/import/<uuid:import_id>/rejects.csv", files.rejects, name="import-rejects"),
    path("referrals/<uuid:referral_id>/", views.referral, name="referral"),
    path("referrals/<uuid:referral_id>/same-person/", views.settle, name="settle-duplicate"),
    path("referrals/<uuid:referral_id>/details/", views.take_details, name="take-details"),
    path("referrals/<uuid:referral_id>/withdraw/", views.withdraw, name="withdraw-referral"),
    path("referrals/<uuid:referral_id>/look-again/", views.look_again, name="look-again"),
]
