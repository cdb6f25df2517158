"""A session's course: opened, called off, closed with what everybody takes home, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions import plan_changes
from rehabit.actions import session_room as room
from rehabit.actions.deed import Done, action
from rehabit.actions.place_moves import find_place, move_place
from rehabit.actions.referrals import append_state, state_of
from rehabit.delivery import PlaceState, SessionState
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.participants import REFERRAL_MOVES, ReferralState
from rehabit.queries.session_page import REOPEN_WITHIN, InTheRoom, SessionPage, page_of
from rehabit.records import models as m


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What closing did: who was there, how many plans changed, how many people started."""

    attended: int
    expected: int
    plans_changed: int
    started: int


@action("sessions.open", Permission.RUN_SESSION)
def open_session(*, session_id: UUID, by: Viewer, at: datetime) -> Done[None]:
    """Say that a session takes place; twice is harmless. Refusals: `in_the_future` and moves not allowed."""
    session = room.find(session_id=session_id, by=by, to_write=True)
    insist(room.not_before(session=session, at=at, what="The start"))
    if session.state != SessionState.OPEN:
        insist(_not_closed(session=session))
        room.move(session=session, to=SessionState.OPEN, by=by, at=at)
    return Done(None, f"session:{session.id}", {"state": session.state})


@action("sessions.cancel", Permission.RUN_SESSION)
def cancel(*, session_id: UUID, reason: str, by: Viewer, at: datetime) -> Done[None]:
    """Say that a session did not or will not happen, and why. Nobody is marked absent.

    Refusals: `reason_missing`, `marked_already` (somebody is marked as there), and moves not allowed.
    """
    session = room.find(session_id=session_id, by=by, to_write=True)
    if not reason.strip():
        raise Refused(Refusal("reason_missing", "Choose why the session does not happen."))
    insist(_nobody_there(session=session))
    room.move(session=session, to=SessionState.CANCELLED, reason=reason.strip()[:300], by=by, at=at)
    return Done(None, f"session:{session.id}", {"state": session.state})


@action("sessions.restore", Permission.RUN_SESSION)
def restore(*, session_id: UUID, by: Viewer, at: datetime) -> Done[None]:
    """A session called off by mistake is planned again; the history keeps both."""
    session = room.find(session_id=session_id, by=by, to_write=True)
    room.move(session=session, to=SessionState.PLANNED, by=by, at=at)
    return Done(None, f"session:{session.id}", {"state": session.state})


@action("sessions.reopen", Permission.RUN_SESSION)
def reopen(*, session_id: UUID, reason: str, by: Viewer, at: datetime) -> Done[None]:
    """Open a closed session again to put something right, within seven days of closing it.

    Refusals: `reason_missing`, `too_late`, `not_closed`.
    """
    session = room.find(session_id=session_id, by=by, to_write=True)
    if not reason.strip():
        raise Refused(Refusal("reason_missing", "Say what has to be put right."))
    insist(_may_reopen(session=session, at=at))
    room.move(session=session, to=SessionState.OPEN, reason=reason.strip()[:300], by=by, at=at)
    return Done(None, f"session:{session.id}", {"state": session.state})


@action("sessions.close", Permission.RUN_SESSION)
def close(
    *,
    session_id: UUID,
    decisions: Sequence[plan_changes.Decision],
    themes_covered: Sequence[str],
    by: Viewer,
    at: datetime,
) -> Done[Closed]:
    """Close a session: everybody marked, steps decided, plans brought up to date, places started.

    A session that is closed already stays as it is. Refusals: `in_the_future`, `did_not_happen`,
    `unmarked` (the sentence names who), `undecided` (a proposed step without a decision).
    """
    session = room.find(session_id=session_id, by=by, to_write=True)
    page = page_of(session_id=session_id, site_id=by.site_id, at=at)
    if session.state == SessionState.CLOSED:
        return Done(_closed(page=page, changes=[], started=0), f"session:{session.id}", {"again": True})
    insist(room.not_before(session=session, at=at, what="The end"))
    insist(room.still_open(session=session))
    insist(_everybody_marked(page=page))
    insist(_everything_decided(page=page, decisions=decisions))
    changes = _decide(page=page, decisions=decisions, by=by, at=at)
    started = sum(_start_place(person=person, by=by, at=at) for person in page.people if person.here)
    facts = _facts(page=page, themes_covered=themes_covered, changes=changes)
    if session.state == SessionState.PLANNED:
        room.move(session=session, to=SessionState.OPEN, by=by, at=at - timedelta(microseconds=1))
    room.move(session=session, to=SessionState.CLOSED, by=by, at=at, facts=facts)
    detail = {"facts": facts, "changes": changes, "started": started}
    return Done(_closed(page=page, changes=changes, started=started), f"session:{session.id}", detail)


def _not_closed(*, session: m.Session) -> Allowed | Refusal:
    if session.state == SessionState.CLOSED:
        return Refusal("closed", "This session is closed. Say what has to be put right to open it again.")
    return ALLOWED


def _nobody_there(*, session: m.Session) -> Allowed | Refusal:
    marks = m.Attendance.objects.filter(session_id=session.id).order_by("at", "id")
    latest = dict(marks.values_list("person_id", "mark"))
    there = sum(mark != "absent" for mark in latest.values())
    if there == 0:
        return ALLOWED
    people = "1 person is" if there == 1 else f"{there} people are"
    return Refusal(
        "marked_already", f"{people} marked as there. A session that people came to cannot be called off."
    )


def _may_reopen(*, session: m.Session, at: datetime) -> Allowed | Refusal:
    if session.state != SessionState.CLOSED:
        return Refusal("not_closed", "This session is not closed, so it can be changed as it is.")
    closed = (
        m.SessionStatus.objects.filter(session_id=session.id, state="closed").order_by("-at", "-id").first()
    )
    if closed is not None and at - closed.at > REOPEN_WITHIN:
        sentence = f"This session was closed more than {REOPEN_WITHIN.days} days ago and stays as it is."
        return Refusal("too_late", f"{sentence} Write a note on the person instead.")
    return ALLOWED


def _everybody_marked(*, page: SessionPage) -> Allowed | Refusal:
    missing = [person.short_name for person in page.unmarked]
    if not missing:
        return ALLOWED
    names = ", ".join(missing)
    return Refusal("unmarked", f"Mark everybody before you close the session. Not marked yet: {names}.")


def _everything_decided(
    *, page: SessionPage, decisions: Sequence[plan_changes.Decision]
) -> Allowed | Refusal:
    decided = {(each.person_id, each.exercise) for each in decisions}
    open_ones = [
        f"{person.short_name} ({proposal.name})"
        for person in page.people
        for proposal in person.proposals
        if proposal.changes_plan and (person.id, proposal.exercise) not in decided
    ]
    if not open_ones:
        return ALLOWED
    return Refusal("undecided", f"A step is proposed and not decided yet for {', '.join(open_ones)}.")


def _decide(
    *, page: SessionPage, decisions: Sequence[plan_changes.Decision], by: Viewer, at: datetime
) -> list[dict[str, Any]]:
    return [
        line
        for person in page.people
        for line in plan_changes.decide(
            person=person,
            decisions=[each for each in decisions if each.person_id == person.id],
            session_id=page.id,
            by=by,
            at=at,
        )
    ]


def _start_place(*, person: InTheRoom, by: Viewer, at: datetime) -> int:
    """At the first attendance a place starts; coming says yes to an offer. Returns 1 when it started now."""
    if person.place_state not in (PlaceState.OFFERED, PlaceState.ACCEPTED):
        return 0
    place = find_place(place_id=person.place_id, by=by)
    if place.state == PlaceState.OFFERED:
        move_place(place=place, to=PlaceState.ACCEPTED, by=by, at=at - timedelta(microseconds=1))
        if REFERRAL_MOVES.may_move(current=state_of(referral=place.referral), to=ReferralState.PLACED):
            append_state(referral=place.referral, to=ReferralState.PLACED, reason="", by=by, at=at)
    move_place(place=place, to=PlaceState.STARTED, by=by, at=at)
    return 1


def _facts(
    *, page: SessionPage, themes_covered: Sequence[str], changes: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """What falls out for the record of how the programme was delivered."""
    here = [person for person in page.people if person.here]
    return {
        "themes": [theme for theme in page.themes if theme in themes_covered],
        "not_covered": [theme for theme in page.themes if theme not in themes_covered],
        "attended": len(here),
        "expected": page.expected,
        "exercised": sum(any(row.result != "not_done" for row in person.work.values()) for person in here),
        "steps_decided": len(changes),
        "events": sum(event.session_id == page.id for person in page.people for event in person.events),
    }


def _closed(*, page: SessionPage, changes: Sequence[dict[str, Any]], started: int) -> Closed:
    return Closed(
        attended=sum(person.here for person in page.people),
        expected=page.expected,
        plans_changed=len({line["person"] for line in changes if line["step"] != "same"}),
        started=started,
    )
