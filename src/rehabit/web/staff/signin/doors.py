"""The doors everybody shares: sign in, sign out, and where home is."""

from datetime import datetime

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Viewer
from rehabit.web.navigation import home_of
from rehabit.web.page import page, show


@page(public=True)
def sign_in(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Two doors: a participant's code, or staff's e-mail address."""
    return show(request, "staff/signin/sign_in.jinja", "Sign in", next=request.GET.get("next", ""))


@page(public=True, methods="POST")
def sign_out(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """End the session, whoever's it is."""
    logout(request)
    return redirect("public:front")


@page(public=True)
def home(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Send everybody to the first place of their role."""
    return redirect(home_of(viewer))
