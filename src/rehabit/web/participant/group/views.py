"""My group: when and where, who with, what to bring; and the offer of a place."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Viewer
from rehabit.actions import places as actions
from rehabit.queries import places as queries
from rehabit.web.page import page, show
from rehabit.web.participant.group.forms import AnswerForm


@page(see=Permission.SEE_OWN_PLAN)
def group(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The offers that wait for an answer, and the group with all its dates."""
    mine = queries.mine(by=viewer, at=at)
    return show(request, "participant/group/group.jinja", "My group", mine=mine, group=mine.group, at=at)


@page(see=Permission.ANSWER_OWN_OFFER, methods="GET POST")
def offer(request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID) -> HttpResponse:
    """Take the place or not, in two taps at most."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.answer(place_id=place_id, by=viewer, at=at, **form.as_answer())
        messages.success(request, form.thanks())
        return redirect("participant:group")
    found = queries.offer(by=viewer, place_id=place_id, at=at)
    failed = bool(form.errors)
    return show(
        request,
        "participant/group/offer.jinja",
        "A place for you" if found.state == "offered" else "Your place",
        422 if failed else 200,
        error=failed,
        offer=found,
        form=form,
    )


@page(see=Permission.SEE_OWN_PLAN)
def calendar(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """My dates as a calendar file."""
    file = queries.my_calendar(by=viewer, at=at)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type="text/calendar; charset=utf-8", headers=headers)
