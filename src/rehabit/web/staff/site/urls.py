"""Addresses of this subject."""

from django.urls import path

from rehabit.web.staff.site import views

urlpatterns = [
    path("site/", views.site, name="site"),
    path("site/staff/", views.staff, name="site-staff"),
    path("site/staff/<uuid:membership_id>/end/", views.end, name="end-role"),
    path("site/audit/", views.audit, name="audit"),
]
