"""Every address behind this door, by subject."""

from django.urls import include, path

app_name = "staff"
urlpatterns = [
    # First, because it is asked for all day and addresses are tried in order.
    path("", include("rehabit.web.staff.session.urls")),
    path("", include("rehabit.web.staff.content.urls")),
    path("", include("rehabit.web.staff.ending.urls")),
    path("", include("rehabit.web.staff.groups.urls")),
    path("", include("rehabit.web.staff.instruments.urls")),
    path("", include("rehabit.web.staff.measures.urls")),
    path("", include("rehabit.web.staff.paper.urls")),
    path("", include("rehabit.web.staff.people.urls")),
    path("", include("rehabit.web.staff.referrals.urls")),
    path("", include("rehabit.web.staff.registers.urls")),
    path("", include("rehabit.web.staff.results.urls")),
    path("", include("rehabit.web.staff.signin.urls")),
    path("", include("rehabit.web.staff.site.urls")),
    path("", include("rehabit.web.staff.today.urls")),
    path("", include("rehabit.web.staff.triage.urls")),
    path("", include("rehabit.web.staff.waiting.urls")),
]
