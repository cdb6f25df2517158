"""The card with a sign-in code, and the page on which a paper diary is keyed in."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import diary, sign_in
from rehabit.queries import paper_diary
from rehabit.web.page import page, show
from rehabit.web.staff.paper.sheet import ticks_of

DAYS = 7
OLDEST = timedelta(days=3653)
"""How far back a paper diary is looked for."""


@page(see=Permission.GIVE_SIGN_IN, methods="GET POST")
def sign_in_card(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """Ask first; a new card stops nothing that was handed over before, and its code is shown once."""
    sheet = paper_diary.sheet(by=viewer, at=at, person_id=person_id, first=localdate(at), days=1)
    code = ""
    if request.method == "POST":
        code = sign_in.issue_card(by=viewer, at=at, person_id=person_id)
    return show(
        request,
        "staff/paper/card.jinja",
        "Sign-in card",
        sheet=sheet,
        code=code,
        address=request.build_absolute_uri(reverse("participant:code")),
        until=at + timedelta(days=14),
    )


@page(see=Permission.EDIT_PERSON, methods="GET POST")
def key_in_diary(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """A week of the paper diary as a grid; what is kept already is shown as ticked."""
    first = _first_day(request.GET.get("from", ""), localdate(at))
    sheet = paper_diary.sheet(by=viewer, at=at, person_id=person_id, first=first, days=DAYS)
    if request.method == "POST":
        return _keep(request, viewer, at, sheet)
    earlier, later = first - timedelta(days=DAYS), first + timedelta(days=DAYS)
    return show(
        request,
        "staff/paper/diary.jinja",
        "Key in a paper diary",
        sheet=sheet,
        first=first,
        earlier=earlier,
        later=later if later <= localdate(at) else None,
    )


def _keep(request: HttpRequest, viewer: Viewer, at: datetime, sheet: paper_diary.DiarySheet) -> HttpResponse:
    here = request.get_full_path()
    try:
        ticks = ticks_of(request.POST, sheet=sheet, at=at)
        for tick in ticks:
            diary.key_in(by=viewer, at=at, person_id=sheet.person_id, tick=tick)
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
        return redirect(here)
    messages.success(request, f"Saved: {len(ticks)} new or changed.")
    return redirect(here)


def _first_day(wanted: str, today: date) -> date:
    """The Monday asked for, or of this week where that cannot be read, is to come or is long past."""
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        day = today
    if not today - OLDEST <= day <= today:
        day = today
    return day - timedelta(days=day.weekday())
