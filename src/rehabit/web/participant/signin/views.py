"""Signing in with a single-use code or link. A link is used by a tap, never by being opened."""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.adapter import get_adapter
from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from rehabit.access import Refused, Viewer, insist
from rehabit.actions import sign_in
from rehabit.kernel import Refusal
from rehabit.web.doorman import MEMBERSHIP_KEY, PERSON_KEY
from rehabit.web.page import page, show

STAYS = timedelta(days=60)
"""How long a person's own phone stays signed in."""

MOST_TRIES = 20
TRIES_WINDOW = timedelta(minutes=10)


class CodeForm(forms.Form):
    """The code as typed."""

    code = forms.CharField(
        label="Your code",
        help_text="It is on your card or in your message, such as BCDF-GHJK. It works once.",
        max_length=20,
        error_messages={"required": "Type the code from your card or message."},
    )


class EmailForm(forms.Form):
    """The address the team has."""

    email = forms.EmailField(
        label="Your e-mail address",
        help_text="The one you gave your team.",
        error_messages={
            "required": "Type your e-mail address.",
            "invalid": "That does not look like an e-mail address. It needs an @ and a dot.",
        },
    )


@page(public=True, methods="GET POST")
def code(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Type the code from a card or message."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            return _let_in(request, viewer, at, form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", refused.refusal.sentence)
    status = 422 if form.is_bound else 200
    return show(
        request,
        "participant/signin/code.jinja",
        "Sign in with your code",
        status,
        error=form.is_bound,
        form=form,
    )


@page(public=True, methods="GET POST")
def by_email(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Ask for a code by e-mail; the page says the same whether the address is known or not."""
    form = EmailForm(request.POST or None)
    if form.is_valid() and _counted(request, form):
        address = request.build_absolute_uri(reverse("participant:link", args=["CODE"]))
        sign_in.ask_by_email(
            by=viewer, at=at, email=form.cleaned_data["email"], address=address.removesuffix("CODE/")
        )
        return show(request, "participant/signin/sent.jinja", "Look in your e-mail")
    status = 422 if form.is_bound else 200
    return show(
        request,
        "participant/signin/by_email.jinja",
        "Get a code by e-mail",
        status,
        error=form.is_bound,
        form=form,
    )


@page(public=True, methods="GET POST")
def link(request: HttpRequest, viewer: Viewer, at: datetime, token: str) -> HttpResponse:
    """A link from an e-mail: programs that look at links must not use it up, so a tap does."""
    if request.method == "POST":
        try:
            return _let_in(request, viewer, at, token)
        except Refused as refused:
            return show(
                request, "participant/signin/link.jinja", "Sign in", 422, reason=refused.refusal.sentence
            )
    return show(request, "participant/signin/link.jinja", "Sign in", reason="")


def _let_in(request: HttpRequest, viewer: Viewer, at: datetime, typed: str) -> HttpResponse:
    _count_try(request)
    person_id: UUID = sign_in.use(by=viewer, at=at, typed=typed)
    request.session.flush()
    request.session[PERSON_KEY] = str(person_id)
    request.session.pop(MEMBERSHIP_KEY, None)
    request.session.set_expiry(STAYS)
    return redirect("participant:today")


def _counted(request: HttpRequest, form: EmailForm) -> bool:
    """Count a request for a code; False, with the reason in the form, when there were too many."""
    try:
        _count_try(request)
    except Refused as refused:
        form.add_error("email", refused.refusal.sentence)
    return not form.errors


def _count_try(request: HttpRequest) -> None:
    """A code cannot be guessed at this pace; the address that tries is not kept anywhere else."""
    key = f"sign-in-tries:{get_adapter(request).get_client_ip(request)}"
    cache.add(key, 0, TRIES_WINDOW.total_seconds())
    if cache.incr(key) > MOST_TRIES:
        insist(
            Refusal(
                "too_many_tries",
                "Too many codes were tried or asked for from here. Wait ten minutes, then try again.",
            )
        )
