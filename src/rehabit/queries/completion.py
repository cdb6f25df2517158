"""Who came how often, and who has completed: the register of whole groups in two queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rehabit.delivery import StillNeeded, still_needed
from rehabit.records.models import Attendance, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One session that was not cancelled."""

    id: UUID
    number: int
    starts_at: datetime
    closed: bool


Marks = Mapping[UUID, str]
"""The mark that counts of one person, by session."""


def held_sessions(*, groups: Collection[UUID]) -> dict[UUID, tuple[Held, ...]]:
    """One query: the sessions of each group in order, without cancelled ones, which count for nobody."""
    found: defaultdict[UUID, list[Held]] = defaultdict(list)
    rows = Session.objects.filter(group_id__in=groups).exclude(state="cancelled").order_by("starts_at")
    for group_id, session_id, number, starts_at, state in rows.values_list(
        "group_id", "id", "number", "starts_at", "state"
    ):
        held = Held(id=session_id, number=number, starts_at=starts_at, closed=state == "closed")
        found[group_id].append(held)
    return {group_id: tuple(sessions) for group_id, sessions in found.items()}


def marks_of(*, groups: Collection[UUID]) -> dict[tuple[UUID, UUID], Marks]:
    """One query: the latest mark of each person at each session of these groups, by group and person."""
    found: defaultdict[tuple[UUID, UUID], dict[UUID, str]] = defaultdict(dict)
    rows = Attendance.objects.filter(session__group_id__in=groups).exclude(session__state="cancelled")
    for group_id, person_id, session_id, mark in rows.order_by("at", "id").values_list(
        "session__group_id", "person_id", "session_id", "mark"
    ):
        found[group_id, person_id][session_id] = mark
    return dict(found)


def attended(*, marks: Marks) -> int:
    """How many sessions somebody came to, late or by video included."""
    return sum(mark != "absent" for mark in marks.values())


def completion_of(*, sessions: Sequence[Held], marks: Marks) -> StillNeeded:
    """How far one person is from completing; a session without a mark that is not closed is to come."""
    to_come = [session for session in sessions if not session.closed and session.id not in marks]
    return still_needed(sessions=len(sessions), attended=attended(marks=marks), to_come=len(to_come))
