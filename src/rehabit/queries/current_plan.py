"""The plan that stands for one person or a whole group: the latest row of each exercise, in plain SQL."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from rehabit.catalogue import Dose
from rehabit.queries.content import exercise_of
from rehabit.records import plain

_COLUMNS = (
    "person_id, exercise, level, dose, step, reasons, proposed_level, position, at, session_id, site_id"
)

_LATEST = """
SELECT {columns} FROM (
  SELECT pr.*, ROW_NUMBER() OVER (
    PARTITION BY pr.person_id, pr.exercise ORDER BY pr.at DESC, pr.id DESC) AS newest
  FROM records_prescription pr WHERE pr.person_id {whose}
) latest WHERE newest = 1 ORDER BY person_id, position, exercise
"""

_OF_GROUP = _LATEST.format(
    columns=_COLUMNS, whose="IN (SELECT person_id FROM records_place WHERE group_id = %s AND site_id = %s)"
)
_OF_PERSON = _LATEST.format(columns=_COLUMNS, whose="= %s")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyStored:
    """A reason as it was kept with the decision: for the person, and for the facilitator."""

    code: str
    plain: str
    clinical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedExercise:
    """One exercise as it stands: its level and dose, and how it came about.

    `step` is start, up, down, same, swap or stop. `proposed_level` is what the rules had proposed when a
    person decided otherwise. `session_id` is the session the decision was taken in.
    """

    exercise: str
    name: str
    level: int
    level_name: str
    how: str
    dose: Dose
    step: str
    reasons: tuple[WhyStored, ...]
    proposed_level: int | None
    position: int
    at: datetime
    session_id: UUID | None

    @property
    def stopped(self) -> bool:
        return self.step == "stop"


def plans_of_group(*, group_id: UUID, site_id: UUID) -> dict[UUID, tuple[PlannedExercise, ...]]:
    """One query: each person's plan, stopped exercises too, in the order of the plan."""
    found: defaultdict[UUID, list[PlannedExercise]] = defaultdict(list)
    for row in plain.rows(_OF_GROUP, [group_id, site_id]):
        found[plain.as_uuid(row[0])].append(_planned(row))
    return {person_id: tuple(planned) for person_id, planned in found.items()}


def plan_of_person(*, person_id: UUID) -> tuple[PlannedExercise, ...]:
    """One query: the plan of one person, whom the caller has found at the viewer's site."""
    return tuple(_planned(row) for row in plain.rows(_OF_PERSON, [person_id]))


@lru_cache(maxsize=65_536)
def _planned(row: tuple[Any, ...]) -> PlannedExercise:
    """A row is read once: what is stored is never changed, only added to."""
    _, exercise, level, dose, step, reasons, proposed_level, position, at, session_id, site_id = row
    return planned_exercise(
        exercise=exercise,
        level=level,
        dose=plain.as_json(dose),
        step=step,
        reasons=plain.as_json(reasons),
        proposed_level=proposed_level,
        position=position,
        at=plain.as_moment(at),
        session_id=plain.as_uuid(session_id) if session_id else None,
        site_id=plain.as_uuid(site_id),
    )


def planned_exercise(
    *,
    exercise: str,
    level: int,
    dose: dict[str, int],
    reasons: list[dict[str, str]],
    site_id: UUID,
    **kept: Any,
) -> PlannedExercise:
    """A stored prescription with the catalogue's words beside it, or the site's for its own exercise."""
    content = exercise_of(site_id=site_id, name=exercise)
    words = content.level(level)
    return PlannedExercise(
        exercise=exercise,
        name=content.name,
        level=level,
        level_name=words.name,
        how=words.how,
        dose=Dose.from_stored(dose),
        reasons=tuple(WhyStored(**reason) for reason in reasons),
        **kept,
    )
