"""Every address behind this door, by subject."""

from django.urls import include, path

app_name = "public"
urlpatterns = [
    path("", include("rehabit.web.public.front.urls")),
    path("", include("rehabit.web.public.self_referral.urls")),
    path("", include("rehabit.web.public.claims.urls")),
    path("", include("rehabit.web.public.commissioner.urls")),
    path("", include("rehabit.web.public.style.urls")),
]
