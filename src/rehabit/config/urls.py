"""Every address of the system, by front door."""

from django.urls import include, path

from rehabit.web.staff.signin import doors

urlpatterns = [
    path("", include("rehabit.web.public.urls")),
    path("my/", include("rehabit.web.participant.urls")),
    path("staff/", include("rehabit.web.staff.urls")),
    path("network/", include("rehabit.web.network.urls")),
    path("sign-in/", doors.sign_in, name="sign-in"),
    path("sign-out/", doors.sign_out, name="sign-out"),
    path("home/", doors.home, name="home"),
    path("account/", include("rehabit.web.staff.signin.account")),
]

handler404 = "rehabit.web.failures.not_found"
handler500 = "rehabit.web.failures.went_wrong"
handler403 = "rehabit.web.failures.refused"
