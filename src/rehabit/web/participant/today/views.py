"""What to do now: the plan, the diary, the printed plan."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Viewer
from rehabit.actions import diary as diary_actions
from rehabit.queries import own_plan
from rehabit.web.page import page, show
from rehabit.web.participant.today.forms import TickForm
from rehabit.web.participant.today.presenter import cards_of, week_of


@page(see=Permission.SEE_OWN_PLAN)
def today(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """One screen that says what to do now."""
    own = own_plan.own_today(by=viewer, at=at)
    return show(
        request,
        "participant/today/today.jinja",
        "Today",
        own=own,
        cards=cards_of(own, at),
        week=week_of(own),
    )


@page(do=Permission.KEEP_OWN_DIARY, methods="POST")
def diary(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Keep one tick and come back to where the person was."""
    form = TickForm(request.POST)
    if not form.is_valid():
        messages.error(request, "That could not be saved. Load the page again and tap once more.")
        return redirect("participant:today")
    tick = form.tick()
    diary_actions.record(by=viewer, at=at, tick=tick)
    return redirect(f"/my/today/#{tick.exercise}")


@page(see=Permission.SEE_OWN_PLAN)
def plan(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The same plan on paper, in large print, with boxes to tick."""
    own = own_plan.own_today(by=viewer, at=at)
    return show(request, "participant/today/plan.jinja", "My exercise plan", own=own)
