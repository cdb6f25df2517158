"""Every address behind this door, by subject."""

from django.urls import include, path

app_name = "network"
urlpatterns = [
    path("", include("rehabit.web.network.results.urls")),
    path("", include("rehabit.web.network.sites.urls")),
]
