"""The session page and what it sends: register, work, steps, notes."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import adverse_events, attendance, notes, plans, work
from rehabit.queries.asking import NotFound
from rehabit.queries.session_page import REOPEN_WITHIN, InTheRoom, SessionPage, session_page
from rehabit.web.page import page, show
from rehabit.web.staff.registers import marks
from rehabit.web.staff.registers.views import say
from rehabit.web.staff.session import forms, fragments, presenter
from rehabit.web.staff.session.refusals import refusal_said


@page(see=Permission.SEE_SESSION)
def session(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """The one page a facilitator works with."""
    found = session_page(session_id=session_id, by=viewer, at=at)
    closed_at = found.closed_at
    return show(
        request,
        "staff/session/session.jinja",
        f"{found.group}, session {found.number}",
        session=found,
        words=presenter,
        made=fragments,
        over=at > found.ends_at,
        may_reopen=closed_at is not None and at - closed_at <= REOPEN_WITHIN,
    )


@page(do=Permission.RUN_SESSION, methods="POST")
def save_marks(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """The register as this person changed it."""
    found = session_page(session_id=session_id, by=viewer, at=at)
    given = marks.read_marks(request.POST, found.people)
    with refusal_said(request):
        say(request, attendance.mark(session_id=session_id, marks=given, by=viewer, at=at))
    return _back(session_id, "register")


@page(do=Permission.RUN_SESSION, methods="POST")
def save_work(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """Everybody ticked did the whole plan."""
    with refusal_said(request):
        people = forms.read_whole(request.POST)
        work.all_as_planned(session_id=session_id, people=people, by=viewer, at=at)
        count = "1 person" if len(people) == 1 else f"{len(people)} people"
        messages.success(request, f"What {count} did is saved.")
    return _back(session_id, "today")


@page(do=Permission.CHANGE_PLAN, methods="POST")
def decide(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """One tap on the steps proposed for one person."""
    with refusal_said(request):
        person_id, decisions = forms.read_tap(request.POST.get("step", ""))
        added = plans.decide(
            session_id=session_id, person_id=person_id, decisions=decisions, by=viewer, at=at
        )
        messages.success(request, _decided(added))
        return _back(session_id, f"p-{person_id}")
    return _back(session_id, "today")


@page(do=Permission.RUN_SESSION, methods="POST")
def note(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """A note on the group or, with `person`, on one person."""
    about, who = request.POST.get("person", ""), None
    with refusal_said(request):
        who = forms.uuid_of(about) if about else None
        notes.write(
            session_id=session_id,
            person_id=who,
            words=request.POST.get("words", ""),
            by=viewer,
            at=at,
        )
        messages.success(request, "The note is saved.")
    if who is not None:
        return redirect("staff:session-person", session_id=session_id, person_id=who)
    return _back(session_id, "notes")


@page(see=Permission.SEE_SESSION, do=Permission.RUN_SESSION, methods="GET POST")
def person(
    request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID, person_id: UUID
) -> HttpResponse:
    """One person in this session: exercise by exercise, a note, an event."""
    found = session_page(session_id=session_id, by=viewer, at=at)
    who = _somebody(found, person_id)
    if request.method == "POST":
        did = forms.read_work(request.POST, who)
        added = work.record(session_id=session_id, person_id=person_id, work=did, by=viewer, at=at)
        messages.success(request, f"{who.given_name}: {'saved' if added else 'nothing had changed'}.")
        return _back(session_id, f"p-{person_id}")
    return show(request, "staff/session/person.jinja", who.name, session=found, person=who, words=presenter)


@page(see=Permission.RUN_SESSION, methods="GET POST")
def event(
    request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID, person_id: UUID
) -> HttpResponse:
    """An adverse event or near miss, in four taps."""
    found = session_page(session_id=session_id, by=viewer, at=at)
    who = _somebody(found, person_id)
    form = forms.EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            adverse_events.record(
                person_id=person_id, session_id=session_id, event=form.happening(), by=viewer, at=at
            )
        except Refused as refused:
            form.add_error("severity", refused.refusal.sentence)
        else:
            messages.success(request, f"The event is recorded for {who.name}.")
            return _back(session_id, "notes")
    return show(
        request,
        "staff/session/event.jinja",
        f"What happened to {who.given_name}?",
        422 if form.errors else 200,
        error=bool(form.errors),
        session=found,
        person=who,
        form=form,
    )


def _decided(added: int) -> str:
    if not added:
        return "That was decided already."
    return "The step is decided." if added == 1 else f"{added} steps are decided."


def _somebody(found: SessionPage, person_id: UUID) -> InTheRoom:
    for each in found.people:
        if each.id == person_id:
            return each
    raise NotFound("person in this group", person_id)


def _back(session_id: UUID, part: str) -> HttpResponseRedirect:
    """To the part of the page where the person was."""
    return HttpResponseRedirect(f"{reverse('staff:session', args=[session_id])}#{part}")
