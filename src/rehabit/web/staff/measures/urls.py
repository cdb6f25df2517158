"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.measures import follow_ups, views

urlpatterns = [
    path("groups/<uuid:group_id>/measures/<slug:point>/", views.group_point, name="group-measures"),
    path("places/<uuid:place_id>/measures/<slug:point>/", views.person_point, name="point"),
    path("places/<uuid:place_id>/measures/<slug:point>/goal/", views.goal, name="measure-goal"),
    path("places/<uuid:place_id>/measures/<slug:point>/<slug:instrument>/", views.form, name="measure"),
    path("follow-ups/", follow_ups.due, name="follow-ups"),
    path("follow-ups/<uuid:follow_up_id>/close/", follow_ups.close, name="close-follow-up"),
]
