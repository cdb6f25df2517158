"""Every address behind this door, by subject."""

from django.urls import include, path

app_name = "participant"
urlpatterns = [
    path("", include("rehabit.web.participant.goal.urls")),
    path("", include("rehabit.web.participant.group.urls")),
    path("", include("rehabit.web.participant.measures.urls")),
    path("", include("rehabit.web.participant.signin.urls")),
    path("", include("rehabit.web.participant.today.urls")),
]
