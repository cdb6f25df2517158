"""The end of a course: the group as a whole, and the discharge of one person."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import discharges as actions
from rehabit.queries import endings as queries
from rehabit.queries.asking import NotFound
from rehabit.web.design.wording import plural
from rehabit.web.page import page, show
from rehabit.web.staff.ending.forms import DischargeForm, FinishForm


@page(see=Permission.DISCHARGE, methods="GET POST")
def group_end(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """What the end still needs, person by person; then everybody is finished at once."""
    found = queries.group_end(by=viewer, at=at, group_id=group_id)
    form = FinishForm(
        request.POST if request.method == "POST" else None, lines=found.lines, reasons=found.reasons
    )
    if form.is_valid():
        try:
            done = actions.finish_group(group_id=group_id, reasons=form.reasons(), by=viewer, at=at)
        except Refused as refused:
            form.add_error(None, refused.refusal.sentence)
        else:
            messages.success(request, _finished(done))
            return redirect("staff:group-end", group_id=group_id)
    return show(
        request,
        "staff/ending/group_end.jinja",
        f"The end of {found.group}",
        422 if form.errors else 200,
        error=bool(form.errors),
        found=found,
        form=form,
    )


@page(see=Permission.DISCHARGE, methods="GET POST")
def discharge(request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID) -> HttpResponse:
    """The summary as it would be written; keeping it discharges the person."""
    found = queries.discharge(by=viewer, at=at, place_id=place_id)
    form = DischargeForm(
        request.POST if request.method == "POST" else None, initial={"going_on_with": found.going_on_with}
    )
    if form.is_valid():
        try:
            actions.discharge(place_id=place_id, going_on_with=form.plans(), by=viewer, at=at)
        except Refused as refused:
            form.add_error(None, refused.refusal.sentence)
        else:
            messages.success(request, f"The summary of {found.name} is saved.")
            return redirect("staff:discharge", place_id=place_id)
    return show(
        request,
        "staff/ending/discharge.jinja",
        f"Discharge: {found.name}",
        422 if form.errors else 200,
        error=bool(form.errors),
        found=found,
        form=form,
    )


@page(see=Permission.DISCHARGE)
def print_discharge(request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID) -> HttpResponse:
    """The kept summary in large print, for the person and the referrer."""
    found = queries.discharge(by=viewer, at=at, place_id=place_id)
    if found.kept is None:
        raise NotFound("discharge summary of place", place_id)
    title = f"Discharge summary: {found.name}"
    return show(request, "staff/ending/print_discharge.jinja", title, found=found)


def _finished(done: actions.Finished) -> str:
    """'6 people completed, 2 did not. Follow-ups are planned for 8 people.'"""
    parts = [f"{plural(done.completed, 'person', 'people')} completed"]
    if done.left:
        parts.append(f"{done.left} did not")
    if done.never_came:
        parts.append(f"{done.never_came} never came and {'waits' if done.never_came == 1 else 'wait'} again")
    return f"{', '.join(parts)}. Follow-ups are planned for {plural(done.followed_up, 'person', 'people')}."
