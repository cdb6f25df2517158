"""Changing a group that is there: name and size, staff, the day of one session."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import groups as actions
from rehabit.queries import groups as queries
from rehabit.queries.asking import NotFound
from rehabit.queries.groups import GroupPage
from rehabit.web.page import page, show
from rehabit.web.staff.groups.forms import EditForm, MoveForm, StaffForm


@page(see=Permission.MAKE_GROUP, methods="GET POST")
def edit(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """The name and the number of places."""
    group = queries.group(by=viewer, group_id=group_id, at=at)
    form = EditForm(request.POST or None, initial={"name": group.name, "capacity": group.capacity})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(group_id=group_id, by=viewer, at=at, **form.cleaned_data)
        except Refused as refused:
            form.add_error("capacity", refused.refusal.sentence)
        else:
            return _saved(request, group_id, "The group is changed.")
    return _form(request, "staff/groups/edit.jinja", "Change name or places", form, group)


@page(see=Permission.MAKE_GROUP, methods="GET POST")
def staff(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """Who leads and who helps from now on."""
    group = queries.group(by=viewer, group_id=group_id, at=at)
    form = StaffForm(request.POST or None, staff=group.colleagues, initial=_on_duty(group))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_staff(group_id=group_id, staff=form.duties(), by=viewer, at=at)
        except Refused as refused:
            form.add_error(None, refused.refusal.sentence)
        else:
            return _saved(request, group_id, "The staff of the group are changed.")
    return _form(request, "staff/groups/staff.jinja", "Change who leads and helps", form, group)


@page(see=Permission.MAKE_GROUP, methods="GET POST")
def move(
    request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID, session_id: UUID
) -> HttpResponse:
    """Another day or time for one session."""
    group = queries.group(by=viewer, group_id=group_id, at=at)
    session = next((line for line in group.sessions if line.session_id == session_id), None)
    if session is None:
        raise NotFound("session", session_id)
    form = MoveForm(request.POST or None, initial={"time": timezone.localtime(session.starts_at).time()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_session(
                session_id=session_id,
                starts_at=form.starts_at(),
                reason=form.cleaned_data["reason"],
                by=viewer,
                at=at,
            )
        except Refused as refused:
            form.add_error("day", refused.refusal.sentence)
        else:
            return _saved(request, group_id, f"Session {session.number} is moved. Tell the group.")
    title = f"Move session {session.number}"
    return _form(request, "staff/groups/move.jinja", title, form, group, session=session)


def _on_duty(group: GroupPage) -> dict[str, object]:
    on = {
        duty: [str(line.user_id) for line in group.staff if line.duty == duty]
        for duty in ("lead", "co_lead", "helper")
    }
    return {
        "lead": next(iter(on["lead"]), ""),
        "co_lead": next(iter(on["co_lead"]), ""),
        "helpers": on["helper"],
    }


def _saved(request: HttpRequest, group_id: UUID, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("staff:group", group_id=group_id)


def _form(
    request: HttpRequest, template: str, title: str, form: Form, group: GroupPage, **more: object
) -> HttpResponse:
    failed = bool(form.errors)
    return show(
        request, template, title, 422 if failed else 200, error=failed, form=form, group=group, **more
    )
