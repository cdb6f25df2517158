"""How allauth is held: nobody signs up alone; signing in begins in the first role held."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest
from django.urls import reverse

from rehabit.queries import viewers
from rehabit.web import clock
from rehabit.web.doorman import MEMBERSHIP_KEY, PERSON_KEY

NO_ROLE = "Your account is not a member of any site now. Ask your site lead to add you."


class StaffAdapter(DefaultAccountAdapter):
    """Staff accounts are made by a site lead or from the terminal."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, forget a participant on the same device, and take the first role held."""
        super().login(request, user)
        request.session.pop(PERSON_KEY, None)
        request.session.set_expiry(None)  # theirs lasts for weeks
        roles = viewers.roles_held(user_id=user.id, at=clock.now())
        if not roles:
            logout(request)
            messages.error(request, NO_ROLE)
            return
        request.session[MEMBERSHIP_KEY] = str(roles[0].membership_id)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Ask which role when there is a choice, else go to the first place of the role."""
        if not request.user.is_authenticated:
            return reverse("sign-in")
        held = viewers.roles_held(user_id=request.user.id, at=clock.now())
        return reverse("staff:roles") if len(held) > 1 else reverse("home")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves; allauth's own sentences stay quiet except for errors."""
        if len(args) > 1 and args[1] >= messages.WARNING:
            super().add_message(*args, **kwargs)
