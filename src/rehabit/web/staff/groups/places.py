"""Offering places from the waiting list, and what becomes of each."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import places as actions
from rehabit.kernel import Refusal
from rehabit.queries import candidates as candidate_queries
from rehabit.queries import groups as queries
from rehabit.web.page import page, show
from rehabit.web.staff.groups.place_forms import DeclineForm, LeaveForm, OfferOneForm
from rehabit.web.staff.groups.presenter import PLACES

_STEPS: dict[str, tuple[Callable[..., None], dict[str, Any], str]] = {
    "accept": (actions.answer_for, {"accept": True}, "The place is taken."),
    "decline": (
        actions.answer_for,
        {"accept": False},
        "The answer is kept. There is a free place to offer.",
    ),
    "leave": (actions.leave, {}, "It is kept that they left. They can come back."),
    "expire": (
        actions.expire,
        {},
        "The offer is closed. They are back on the waiting list, where they were.",
    ),
    "come_back": (actions.come_back, {}, "They are back in the group."),
    "wait_again": (actions.wait_again, {}, "They are on the waiting list again."),
}
"""Each step of a place: the action, what is fixed about it, and what to say afterwards."""


@page(see=Permission.OFFER_PLACE, methods="GET POST")
def offer(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """The waiting list seen from this group; one tap offers a place."""
    if request.method == "POST":
        form = OfferOneForm(request.POST)
        chosen = [form.cleaned_data["referral"]] if form.is_valid() else []
        made = actions.offer(group_id=group_id, referral_ids=chosen, by=viewer, at=at)
        messages.success(request, "The place is offered." if made else "The place had been offered already.")
        return redirect("staff:offer-places", group_id=group_id)
    found = candidate_queries.candidates(by=viewer, group_id=group_id, at=at)
    return show(request, "staff/groups/offer.jinja", f"Offer places in {found.group}", found=found)


@page(see=Permission.OFFER_PLACE, methods="GET POST")
def place(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID, place_id: UUID) -> HttpResponse:
    """One person's place: their answer, leaving, and the way back."""
    found = queries.place(by=viewer, group_id=group_id, place_id=place_id)
    step = request.POST.get("step", "")
    decline = DeclineForm(request.POST if step == "decline" else None)
    leave = LeaveForm(request.POST if step == "leave" else None)
    sent: forms.Form | None = {"decline": decline, "leave": leave}.get(step)
    if request.method == "POST" and (sent is None or sent.is_valid()):
        try:
            messages.success(request, _do(step, place_id, sent, viewer, at))
        except Refused as refused:
            messages.error(request, refused.refusal.sentence)
        return redirect("staff:group", group_id=group_id)
    failed = sent is not None and bool(sent.errors)
    return show(
        request,
        "staff/groups/place.jinja",
        found.place.name,
        422 if failed else 200,
        error=failed,
        found=found,
        sent=sent,
        decline=decline,
        leave=leave,
        states=PLACES,
    )


def _do(step: str, place_id: UUID, sent: forms.Form | None, by: Viewer, at: datetime) -> str:
    """Take the step; returns the sentence to show."""
    if step not in _STEPS:
        raise Refused(Refusal("unknown_step", "Choose one of the steps on the page of this place."))
    act, fixed, sentence = _STEPS[step]
    given = sent.cleaned_data if sent else {}
    act(place_id=place_id, by=by, at=at, **fixed, **given)
    return sentence
