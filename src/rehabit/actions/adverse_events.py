"""Something went wrong, or nearly: what, how bad, what was done, who was told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from rehabit.access import Permission, Viewer, insist
from rehabit.actions import session_room as room
from rehabit.actions.deed import Done, action
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.queries.asking import NotFound
from rehabit.records import models as m


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Four taps: `kind` and `severity` are codes, the other two what was chosen; `words` may be empty."""

    kind: str
    severity: str
    action_taken: str
    told: str
    words: str = ""


@action("adverse_events.record", Permission.RUN_SESSION)
def record(
    *, person_id: UUID, session_id: UUID | None, event: Happening, by: Viewer, at: datetime
) -> Done[UUID]:
    """Record an adverse event or near miss of one person, in a session or (without one) outside it.

    The same event of the same person and session within two minutes is a double press and adds nothing.
    Refusals: `in_the_future`, `severity_missing` (only a near miss has none), `not_in_group`.
    """
    insist(_severity_fits(event=event))
    happened_on = timezone.localdate(at)
    if session_id is not None:
        session = room.find(session_id=session_id, by=by, to_write=True)
        room.insist_in_group(session=session, person_id=person_id)
        insist(room.not_before(session=session, at=at, what="An event"))
        happened_on = timezone.localdate(session.starts_at)
    elif not _held(person_id=person_id, by=by):
        raise NotFound("person", person_id)
    known = _pressed_twice(person_id=person_id, session_id=session_id, event=event, at=at)
    if known is not None:
        return Done(known, f"person:{person_id}", {"event": known, "added": 0})
    row = m.AdverseEvent.objects.create(
        **room.signed(by=by, at=at),
        person_id=person_id,
        session_id=session_id,
        happened_on=happened_on,
        kind=event.kind,
        severity=event.severity,
        words=event.words.strip(),
        action_taken=event.action_taken,
        told=event.told,
    )
    detail = {"event": row.id, "session": session_id, "kind": event.kind, "severity": event.severity}
    return Done(row.id, f"person:{person_id}", detail)


def _held(*, person_id: UUID, by: Viewer) -> bool:
    """Whether the person is known here; a second press waits until the first is over."""
    people = m.Person.objects.select_for_update(no_key=True)
    return people.filter(site_id=by.site_id, id=person_id).first() is not None


def _severity_fits(*, event: Happening) -> Allowed | Refusal:
    if event.severity == "none" and event.kind != "near_miss":
        return Refusal("severity_missing", "Only a near miss does no harm. Choose how bad it was.")
    return ALLOWED


def _pressed_twice(
    *, person_id: UUID, session_id: UUID | None, event: Happening, at: datetime
) -> UUID | None:
    where = Q(session_id=session_id) if session_id else Q(session__isnull=True)
    recent = m.AdverseEvent.objects.filter(
        where,
        person_id=person_id,
        kind=event.kind,
        severity=event.severity,
        words=event.words.strip(),
        at__gt=at - room.DOUBLE_PRESS,
    )
    return recent.values_list("id", flat=True).first()
