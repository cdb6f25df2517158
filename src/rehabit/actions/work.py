"""What one person did of each exercise in a session; recording again adds a row and the latest counts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from rehabit.access import Permission, Viewer, insist
from rehabit.actions import session_room as room
from rehabit.actions.deed import Done, action
from rehabit.catalogue import Dose
from rehabit.delivery import SessionState
from rehabit.queries.current_plan import plan_of_person
from rehabit.records import models as m


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """One exercise at one level and dose: `result` done, easier, harder or not_done; pain and effort 0-10."""

    exercise: str
    level: int
    dose: Dose
    result: str
    pain: int | None = None
    effort: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A person who did the whole plan; pain and effort, 0-10, of the whole circuit, None if not asked."""

    person_id: UUID
    pain: int | None = None
    effort: int | None = None


@action("work.record", Permission.RUN_SESSION)
def record(*, session_id: UUID, person_id: UUID, work: Sequence[Did], by: Viewer, at: datetime) -> Done[int]:
    """Record what one person did; an exercise already recorded so adds nothing. Returns how many were added.

    Refusals: `in_the_future`, `did_not_happen`, `closed`.
    """
    session = _writable(session_id=session_id, by=by, at=at)
    room.insist_in_group(session=session, person_id=person_id)
    added = _add(session=session, person_id=person_id, work=work, by=by, at=at)
    return Done(added, f"person:{person_id}", {"session": session.id, "added": added})


@action("work.all_as_planned", Permission.RUN_SESSION)
def all_as_planned(*, session_id: UUID, people: Sequence[Whole], by: Viewer, at: datetime) -> Done[int]:
    """These people did their whole plan as it stands; what is recorded already is left alone.

    Returns how many exercises were added. Refusals as `record`.
    """
    session = _writable(session_id=session_id, by=by, at=at)
    added = 0
    for whole in people:
        room.insist_in_group(session=session, person_id=whole.person_id)
        planned = _planned(session=session, whole=whole)
        added += _add(session=session, person_id=whole.person_id, work=planned, by=by, at=at)
    return Done(added, f"session:{session.id}", {"people": len(people), "added": added})


def _planned(*, session: m.Session, whole: Whole) -> list[Did]:
    """The plan of one person without what is stopped or recorded already."""
    known = _latest(session=session, person_id=whole.person_id)
    return [
        Did(
            exercise=each.exercise,
            level=each.level,
            dose=each.dose,
            result="done",
            pain=whole.pain,
            effort=whole.effort,
        )
        for each in plan_of_person(person_id=whole.person_id)
        if each.exercise not in known and not each.stopped
    ]


def _writable(*, session_id: UUID, by: Viewer, at: datetime) -> m.Session:
    session = room.find(session_id=session_id, by=by, to_write=True)
    insist(room.not_before(session=session, at=at, what="What people did"))
    insist(room.still_open(session=session))
    if session.state == SessionState.PLANNED:
        room.move(session=session, to=SessionState.OPEN, by=by, at=at)
    return session


def _latest(*, session: m.Session, person_id: UUID) -> dict[str, m.WorkDone]:
    rows = m.WorkDone.objects.filter(session_id=session.id, person_id=person_id).order_by("at", "id")
    return {row.exercise: row for row in rows}


def _add(*, session: m.Session, person_id: UUID, work: Sequence[Did], by: Viewer, at: datetime) -> int:
    known = _latest(session=session, person_id=person_id)
    fresh = [did for did in work if _says_something(did=did, known=known.get(did.exercise))]
    m.WorkDone.objects.bulk_create(
        m.WorkDone(
            **room.signed(by=by, at=at),
            session_id=session.id,
            person_id=person_id,
            **{**asdict(did), "dose": did.dose.stored},
        )
        for did in fresh
    )
    return len(fresh)


def _says_something(*, did: Did, known: m.WorkDone | None) -> bool:
    if known is None:
        return True
    said = (did.level, did.result, did.pain, did.effort, did.dose.stored)
    return said != (known.level, known.result, known.pain, known.effort, known.dose)
