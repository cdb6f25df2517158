"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.groups import changes, making, places, views

urlpatterns = [
    path("groups/", views.groups, name="groups"),
    path("groups/new/", making.new_group, name="new-group"),
    path("groups/<uuid:group_id>/", views.group, name="group"),
    path("groups/<uuid:group_id>/edit/", changes.edit, name="edit-group"),
    path("groups/<uuid:group_id>/staff/", changes.staff, name="group-staff"),
    path("groups/<uuid:group_id>/list/", views.print_list, name="group-list"),
    path("groups/<uuid:group_id>/places/", places.offer, name="offer-places"),
    path("groups/<uuid:group_id>/places/<uuid:place_id>/", places.place, name="place"),
    path("groups/<uuid:group_id>/sessions/<uuid:session_id>/move/", changes.move, name="move-session"),
    path("groups/<uuid:group_id>/calendar.ics", views.calendar, name="group-calendar"),
]
