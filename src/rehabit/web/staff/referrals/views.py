"""Referrals: the inbox, one referral, one at a time by form, what a referrer sent."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from rehabit.access import Permission, Refused, Role, Viewer
from rehabit.actions import referrals
from rehabit.queries import referrals as asked
from rehabit.queries.triage import referral_page
from rehabit.web.page import page, show
from rehabit.web.page_number import page_number
from rehabit.web.staff.referrals import presenter
from rehabit.web.staff.referrals.forms import CameFromForm, ReasonForm, ReferForm


@page(see=Permission.SEE_REFERRALS)
def inbox(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The referrals of the site: what needs a look first, then everything else by state."""
    chosen = request.GET.get("show", "received")
    chosen = chosen if chosen in asked.FILTERS else "received"
    search = request.GET.get("q", "").strip()[:100]
    found = asked.inbox(filter=chosen, search=search, page=page_number(request), by=viewer, at=at)
    return show(
        request,
        "staff/referrals/inbox.jinja",
        "Referrals",
        inbox=found,
        chosen=chosen,
        search=search,
        tabs=presenter.tabs(chosen=chosen, search=search, counts=found.counts),
        address=presenter.page_address(chosen=chosen, search=search),
        words=presenter,
    )


@page(see=Permission.SEE_REFERRALS)
def referral(request: HttpRequest, viewer: Viewer, at: datetime, referral_id: UUID) -> HttpResponse:
    """One referral with everything known about it."""
    found = referral_page(referral_id=referral_id, by=viewer, at=at)
    return show(request, "staff/referrals/referral.jinja", found.name, referral=found, words=presenter)


@page(see=Permission.MAKE_REFERRAL, methods="GET POST")
def refer(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Record one referral."""
    form = ReferForm(request.POST or None, today=timezone.localdate(at), viewer=viewer)
    if form.is_valid() and form.referral is not None:
        done = referrals.record(referral=form.referral, joints=form.cleaned_data["joints"], by=viewer, at=at)
        return _recorded(request, viewer, done)
    status = 422 if form.is_bound else 200
    referrer = viewer.role is Role.REFERRER
    title = "Refer somebody" if referrer else "Add a referral"
    return show(
        request,
        "staff/referrals/refer.jinja",
        title,
        status,
        error=form.is_bound,
        form=form,
        referrer=referrer,
    )


@page(see=Permission.SEE_OWN_REFERRALS)
def sent(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What a referrer sent, and how far each has come."""
    found = asked.sent(by=viewer)
    return show(
        request, "staff/referrals/sent.jinja", "Sent referrals", sent=found, tones=presenter.PLAIN_TONES
    )


@page(do=Permission.EDIT_PERSON, methods="POST")
def settle(request: HttpRequest, viewer: Viewer, at: datetime, referral_id: UUID) -> HttpResponse:
    """Say whether two records are one person."""
    same = request.POST.get("same") == "yes"
    said = "One person: the referral is now on the record known before." if same else "They stay two people."
    answer = _and_back(
        request,
        referral_id,
        said,
        lambda: referrals.settle_duplicate(referral_id=referral_id, same=same, by=viewer, at=at),
    )
    came_from = CameFromForm(request.POST)
    return redirect("staff:import-result", came_from.cleaned_data["back"]) if came_from.is_valid() else answer


@page(do=Permission.EDIT_PERSON, methods="POST")
def take_details(request: HttpRequest, viewer: Viewer, at: datetime, referral_id: UUID) -> HttpResponse:
    """Take over the details that were ticked."""
    fields = request.POST.getlist("fields")
    return _and_back(
        request,
        referral_id,
        "The record is up to date." if fields else "Nothing was ticked, so nothing changed.",
        lambda: referrals.take_details(referral_id=referral_id, fields=fields, by=viewer, at=at),
    )


@page(do=Permission.TRIAGE, methods="POST")
def withdraw(request: HttpRequest, viewer: Viewer, at: datetime, referral_id: UUID) -> HttpResponse:
    """End a referral that is no longer wanted."""
    return _move(request, viewer, at, referral_id, referrals.withdraw, "The referral is withdrawn.")


@page(do=Permission.TRIAGE, methods="POST")
def look_again(request: HttpRequest, viewer: Viewer, at: datetime, referral_id: UUID) -> HttpResponse:
    """Take a referral back to triage."""
    return _move(request, viewer, at, referral_id, referrals.look_again, "The referral can be triaged again.")


def _recorded(request: HttpRequest, viewer: Viewer, done: referrals.Recorded) -> HttpResponse:
    if done.known:
        messages.info(request, "This referral is here already, so nothing was added.")
    else:
        messages.success(request, "The referral has been received.")
    if viewer.role is Role.REFERRER:
        return redirect("staff:sent-referrals")
    return redirect("staff:referral", done.referral_id)


def _move(
    request: HttpRequest,
    viewer: Viewer,
    at: datetime,
    referral_id: UUID,
    verb: Callable[..., Any],
    said: str,
) -> HttpResponse:
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _and_back(
        request, referral_id, said, lambda: verb(referral_id=referral_id, reason=reason, by=viewer, at=at)
    )


def _and_back(request: HttpRequest, referral_id: UUID, said: str, deed: Callable[[], object]) -> HttpResponse:
    """Do it and go back to the referral, with what was done or why not."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("staff:referral", referral_id)
