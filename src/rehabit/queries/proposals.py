"""What the rules propose next for one person's plan, from what was done in the room and how home went."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from rehabit.catalogue import Catalogue, Dose, load
from rehabit.clinical import Done, Person, Prescription, Situation, Step, next_steps
from rehabit.queries.content import catalogue_laid
from rehabit.queries.current_plan import PlannedExercise, WhyStored
from rehabit.queries.plan_basis import Basis, as_rules_see
from rehabit.queries.session_rows import WorkRow

Worked = tuple[date, tuple[WorkRow, ...]]
AtHome = tuple[date, int, int | None]

DECIDED = ("up", "down")
"""Kinds of step that change the plan; 'lighter' and 'pause' are for today and are only said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One exercise: from what to what, and why. `kind` is up, down, lighter or pause."""

    exercise: str
    name: str
    kind: str
    from_level: int
    from_dose: Dose
    level: int
    level_name: str
    how: str
    dose: Dose
    reasons: tuple[WhyStored, ...]
    sessions: int | None
    ask_safety: bool

    @property
    def changes_plan(self) -> bool:
        return self.kind in DECIDED


@lru_cache(maxsize=8192)
def proposals(
    *,
    basis: str,
    plan: tuple[PlannedExercise, ...],
    work: tuple[Worked, ...],
    home: tuple[AtHome, ...],
    last_home_day: date | None,
    session_id: UUID,
    today: date,
    overlay: UUID | None = None,
) -> tuple[Proposal, ...]:
    """The changes that the rules propose; what stays the same is left out. Same input, same answer.

    `basis` is the stored basis of the plan as text ('' gives no proposals); `work` what was done in the
    last sessions, `home` days with a diary entry as (day, done, worst pain). An exercise that was decided in
    session `session_id` is not proposed again, and one that was turned down counts as one of the day's.
    `overlay` is the identifier of the site's own content, if it has any.
    """
    open_ones = [each for each in plan if not each.stopped and each.session_id != session_id]
    if not basis or not open_ones:
        return ()
    catalogue = catalogue_laid(row_id=overlay)
    known = Basis.from_stored(json.loads(basis))
    person = _person(basis)
    steps = next_steps(
        person=person,
        place="home",
        prescriptions=[_in_force(each, catalogue) for each in open_ones],
        recent={each.exercise: _recent(each, work, home) for each in open_ones},
        situation=Situation(usual_pain=known.usual_pain, last_active=_last_active(work, home, last_home_day)),
        today=today,
        catalogue=catalogue,
        ups_already_today=sum(each.step in ("up", "same") and each.session_id == session_id for each in plan),
    )
    return tuple(_proposal(step, catalogue) for step in steps if step.kind != "same")


@lru_cache(maxsize=8192)
def _person(basis: str) -> Person:
    return as_rules_see(basis=Basis.from_stored(json.loads(basis)), catalogue=load())


def _in_force(planned: PlannedExercise, catalogue: Catalogue) -> Prescription:
    kind = catalogue.dose_kind(catalogue.exercise(planned.exercise).dose_kind)
    return Prescription(
        exercise=planned.exercise,
        level=planned.level,
        dose=planned.dose,
        since=timezone.localdate(planned.at),
        effort=kind.target_effort,
    )


def _recent(planned: PlannedExercise, work: Sequence[Worked], home: Sequence[AtHome]) -> list[Done]:
    """Times it was done in the room under this level and dose; 'not done' is not a time it was done."""
    pain_on = {day: pain for day, _, pain in home}
    return [
        Done(
            on=day,
            full_dose=row.result != "easier",
            pain=row.pain,
            effort=row.effort,
            in_control=True,
            next_day_pain=pain_on.get(day + timedelta(days=1)),
        )
        for day, rows in work
        for row in rows
        if row.exercise == planned.exercise
        and row.result != "not_done"
        and (row.level, row.dose) == (planned.level, planned.dose)
    ]


def _last_active(work: Sequence[Worked], home: Sequence[AtHome], last_home_day: date | None) -> date | None:
    days = [day for day, rows in work if any(row.result != "not_done" for row in rows)]
    days += [day for day, done, _ in home if done]
    if last_home_day is not None:
        days.append(last_home_day)
    return max(days, default=None)


def _proposal(step: Step, catalogue: Catalogue) -> Proposal:
    exercise = catalogue.exercise(step.to.exercise)
    words = exercise.level(step.to.level)
    return Proposal(
        exercise=exercise.id,
        name=exercise.name,
        kind=step.kind,
        from_level=step.before.level,
        from_dose=step.before.dose,
        level=step.to.level,
        level_name=words.name,
        how=words.how,
        dose=step.to.dose,
        reasons=tuple(WhyStored(**reason.stored) for reason in step.reasons),
        sessions=step.sessions,
        ask_safety=step.ask_safety,
    )
