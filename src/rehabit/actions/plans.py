"""A person's plan: started from the baseline, then changed one exercise at a time, every reason kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions import plan_changes
from rehabit.actions import session_room as room
from rehabit.actions.content import behind_change, behind_plan, insist_signed
from rehabit.actions.deed import Done, action
from rehabit.clinical import Prescription, limits
from rehabit.clinical.ladder import down, up
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.queries.asking import NotFound
from rehabit.queries.baseline_facts import programme_of
from rehabit.queries.content import catalogue_of
from rehabit.queries.current_plan import PlannedExercise, plan_of_person
from rehabit.queries.plan_basis import Basis, as_rules_see
from rehabit.queries.plans import proposed_plan
from rehabit.queries.session_page import page_of
from rehabit.records import models as m


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the facilitator decided about one proposed exercise; another level needs a written reason."""

    keep: bool = True
    level: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """How many exercises the plan has, and how many the facilitator changed or left out."""

    exercises: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change to one exercise: `to` is up, down, level (with `level`) or stop; always with a reason."""

    exercise: str
    to: str
    reason: str
    level: int | None = None


@action("plans.start", Permission.CHANGE_PLAN)
def start(
    *,
    person_id: UUID,
    basis: Basis,
    chosen: Mapping[str, Chosen],
    by: Viewer,
    at: datetime,
) -> Done[Started]:
    """Start a person's plan from what is known at baseline.

    Keeps the basis and one row an exercise, with the level the rules proposed beside the one decided.
    Refusals: `plan_there`, `no_place`, `other_area`, `reason_missing`, `no_such_level`, `empty_plan`; on a
    live site `content_not_signed`.
    """
    _insist_person(person_id=person_id, by=by)
    insist(_no_plan_yet(person_id=person_id))
    plan = proposed_plan(person_id=person_id, basis=basis, site_id=by.site_id, today=timezone.localdate(at))
    if isinstance(plan, Refusal):
        raise Refused(plan)
    kept = [each for each in plan.prescriptions if chosen.get(each.exercise, Chosen()).keep]
    insist(_something(kept=kept))
    behind = behind_plan(
        programme=programme_of(person_id=person_id, site_id=by.site_id) or "",
        area=basis.area,
        exercises=[each.exercise for each in kept],
        by=by,
    )
    insist_signed(items=behind, by=by)
    m.PlanBasis.objects.create(
        **room.signed(by=by, at=at),
        person_id=person_id,
        facts=basis.stored,
        content_version=plan.content_version,
    )
    rows = [
        _started(
            proposed=proposed,
            choice=chosen.get(proposed.exercise, Chosen()),
            position=position,
            person_id=person_id,
            by=by,
            at=at,
        )
        for position, proposed in enumerate(kept, start=1)
    ]
    changed = sum(row.level != row.proposed_level for row in rows) + len(plan.prescriptions) - len(kept)
    detail = {"levels": {row.exercise: [row.proposed_level, row.level] for row in rows}, "changed": changed}
    return Done(Started(exercises=len(rows), changed=changed), f"person:{person_id}", detail)


@action("plans.change", Permission.CHANGE_PLAN)
def change(
    *, person_id: UUID, change: Change, session_id: UUID | None = None, by: Viewer, at: datetime
) -> Done[int]:
    """Change one exercise of a plan; returns the level it has now.

    Refusals: `reason_missing`, `no_such_level`, `at_the_top`, `at_the_bottom`, `no_such_change`; on a live
    site `content_not_signed` for asking more. Asking less and stopping are always possible.
    """
    _insist_person(person_id=person_id, by=by)
    if session_id is not None:
        room.insist_in_group(session=room.find(session_id=session_id, by=by), person_id=person_id)
    insist(_reasoned(reason=change.reason))
    standing = _standing(person_id=person_id, exercise=change.exercise)
    level, dose, step = _after(change=change, standing=standing, person_id=person_id, by=by, at=at)
    if step == "up":
        insist_signed(items=behind_change(exercise=change.exercise, by=by), by=by)
    row = plan_changes.add(
        person_id=person_id,
        exercise=change.exercise,
        level=level,
        dose=dose,
        step=step,
        reasons=[plan_changes.written(words=change.reason)],
        position=standing.position,
        session_id=session_id,
        by=by,
        at=at,
    )
    before = {"level": standing.level, "dose": standing.dose.stored, "step": standing.step}
    after = {"level": row.level, "dose": row.dose, "step": row.step}
    detail = {"exercise": row.exercise, "before": before, "after": after}
    return Done(row.level, f"person:{person_id}", detail)


@action("plans.decide", Permission.CHANGE_PLAN)
def decide(
    *,
    session_id: UUID,
    person_id: UUID,
    decisions: Sequence[plan_changes.Decision],
    by: Viewer,
    at: datetime,
) -> Done[int]:
    """Take the steps proposed for one person in the room, or stay; what is decided already is left alone.

    Returns how many rows were added. Refusals: `in_the_future`, `did_not_happen`, `closed`.
    """
    session = room.find(session_id=session_id, by=by, to_write=True)
    insist(room.not_before(session=session, at=at, what="A step"))
    insist(room.still_open(session=session))
    page = page_of(session_id=session_id, site_id=by.site_id, at=at)
    person = next((each for each in page.people if each.id == person_id), None)
    if person is None:
        raise NotFound("person in this group", person_id)
    lines = plan_changes.decide(person=person, decisions=decisions, session_id=session_id, by=by, at=at)
    return Done(len(lines), f"person:{person_id}", {"session": session_id, "decided": lines})


def _insist_person(*, person_id: UUID, by: Viewer) -> None:
    if not m.Person.objects.select_for_update().filter(site_id=by.site_id, id=person_id).exists():
        raise NotFound("person", person_id)


def _no_plan_yet(*, person_id: UUID) -> Allowed | Refusal:
    if m.Prescription.objects.filter(person_id=person_id).exists():
        return Refusal("plan_there", "This person has a plan already. Change it exercise by exercise.")
    return ALLOWED


def _something(*, kept: list[Prescription]) -> Allowed | Refusal:
    if kept:
        return ALLOWED
    return Refusal("empty_plan", "A plan needs at least one exercise. Keep one, or do not start a plan yet.")


def _started(
    *, proposed: Prescription, choice: Chosen, position: int, person_id: UUID, by: Viewer, at: datetime
) -> m.Prescription:
    level = choice.level or proposed.level
    reasons = [reason.stored for reason in proposed.reasons]
    if level != proposed.level:
        insist(_reasoned(reason=choice.reason))
        insist(_there(exercise=proposed.exercise, level=level, by=by))
    if choice.reason.strip():
        reasons.append(plan_changes.written(words=choice.reason))
    return plan_changes.add(
        person_id=person_id,
        exercise=proposed.exercise,
        level=level,
        dose=proposed.dose,
        step="start",
        reasons=reasons,
        position=position,
        proposed_level=proposed.level,
        by=by,
        at=at,
    )


def _reasoned(*, reason: str) -> Allowed | Refusal:
    if reason.strip():
        return ALLOWED
    return Refusal("reason_missing", "Write why you decided otherwise; the reason is kept with the plan.")


def _there(*, exercise: str, level: int, by: Viewer) -> Allowed | Refusal:
    content = catalogue_of(site_id=by.site_id).exercise(exercise)
    if 1 <= level <= len(content.levels):
        return ALLOWED
    return Refusal("no_such_level", f"{content.name} has levels 1 to {len(content.levels)}, not {level}.")


def _standing(*, person_id: UUID, exercise: str) -> PlannedExercise:
    for planned in plan_of_person(person_id=person_id):
        if planned.exercise == exercise:
            return planned
    raise NotFound("exercise in this person's plan", exercise)


def _after(
    *, change: Change, standing: PlannedExercise, person_id: UUID, by: Viewer, at: datetime
) -> tuple[int, Any, str]:
    """Level, dose and kind of step after a change."""
    if change.to == "stop":
        return standing.level, standing.dose, "stop"
    if change.to == "level":
        level = change.level or standing.level
        insist(_there(exercise=change.exercise, level=level, by=by))
        catalogue = catalogue_of(site_id=by.site_id)
        kind = catalogue.dose_kind(catalogue.exercise(change.exercise).dose_kind)
        dose = standing.dose if level == standing.level else kind.start
        step = "up" if level > standing.level else "down" if level < standing.level else "same"
        return level, dose, step
    return _rung(change=change, standing=standing, person_id=person_id, by=by, at=at)


def _rung(
    *, change: Change, standing: PlannedExercise, person_id: UUID, by: Viewer, at: datetime
) -> tuple[int, Any, str]:
    climb = {"up": up, "down": down}.get(change.to)
    if climb is None:
        sentence = f"{change.to!r} is not a change; it is up, down, level or stop."
        raise Refused(Refusal("no_such_change", sentence))
    catalogue, today = catalogue_of(site_id=by.site_id), timezone.localdate(at)
    exercise = catalogue.exercise(change.exercise)
    basis = m.PlanBasis.objects.filter(person_id=person_id).order_by("-at", "-id").first()
    if basis is None:
        raise Refused(
            Refusal("no_basis", "The baseline behind this plan is not known. Choose a level instead.")
        )
    person = as_rules_see(basis=Basis.from_stored(basis.facts), catalogue=catalogue)
    limit = limits(exercise=exercise, person=person, place="home", today=today, catalogue=catalogue)
    kind = catalogue.dose_kind(exercise.dose_kind)
    rung = climb(level=standing.level, dose=standing.dose, kind=kind, limit=limit)
    if rung is None:
        where = "top" if change.to == "up" else "bottom"
        sentence = f"{exercise.name} is at the {where} of what this person's limits allow."
        raise Refused(Refusal(f"at_the_{where}", sentence))
    return rung.level, rung.dose, change.to
