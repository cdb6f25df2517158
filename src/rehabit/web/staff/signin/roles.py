"""Choosing the role to act in, for those who hold more than one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Viewer
from rehabit.queries import viewers
from rehabit.web.doorman import MEMBERSHIP_KEY
from rehabit.web.page import page, show


@page(public=True, methods="GET POST")
def choose(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """List the roles held; take the one chosen. Whoever is not signed in as staff goes to sign in."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    held = viewers.roles_held(user_id=request.user.id, at=at)
    chosen = request.POST.get("membership")
    if chosen in {str(role.membership_id) for role in held}:
        request.session[MEMBERSHIP_KEY] = chosen
        return redirect("home")
    return show(request, "staff/signin/roles.jinja", "Choose how to work today", held=held)
