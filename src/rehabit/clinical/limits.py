"""What a person must not exceed: open levels, holds, bouts and effort. The strictest limit wins."""

import datetime as dt
from dataclasses import dataclass, replace

from rehabit.catalogue.conditions import Condition
from rehabit.catalogue.dose import Dose
from rehabit.catalogue.equipment import missing
from rehabit.catalogue.exercise import Caution, Exercise
from rehabit.catalogue.library import Catalogue
from rehabit.clinical.person import FALLS_TAG, Person, Place
from rehabit.clinical.reason import Reason, because

LYING_TAG = "orthopnoea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """For one exercise and person: open levels, longest hold and bout in seconds, effort target 0-10."""

    levels: tuple[int, ...]
    max_hold_s: int | None
    max_bout_s: int | None
    effort: tuple[int, int]
    reasons: tuple[Reason, ...]


def limits(
    *, exercise: Exercise, person: Person, place: Place, today: dt.date, catalogue: Catalogue
) -> Limits:
    """The limits now in force for this person doing this exercise in this place."""
    levels, why_levels = open_levels(exercise=exercise, person=person, place=place, catalogue=catalogue)
    cautions = cautions_for(exercise, person)
    holds = [caution.max_hold_s for caution in cautions if caution.max_hold_s is not None]
    conditions = conditions_of(person=person, catalogue=catalogue)
    bout = _strictest_bout(exercise, conditions)
    effort, why_effort = _effort(exercise, person, conditions, today, catalogue)
    return Limits(
        levels=levels,
        max_hold_s=min(holds, default=None),
        max_bout_s=bout,
        effort=effort,
        reasons=(*why_levels, *why_effort),
    )


def cautions_for(exercise: Exercise, person: Person) -> tuple[Caution, ...]:
    """The cautions whose tag the person has, in the order of the file."""
    return tuple(caution for caution in exercise.cautions if caution.tag in person.all_tags)


def conditions_of(*, person: Person, catalogue: Catalogue) -> tuple[Condition, ...]:
    """Conditions the person has by name or shows by a tag."""
    return tuple(
        condition
        for condition in catalogue.conditions().conditions
        if condition.id in person.conditions or person.all_tags.intersection(condition.shown_by_tags)
    )


def open_levels(
    *, exercise: Exercise, person: Person, place: Place, catalogue: Catalogue
) -> tuple[tuple[int, ...], tuple[Reason, ...]]:
    """Levels that no caution, lying position or home limit closes, and the reasons for closed ones."""
    levels = [level.level for level in exercise.levels]
    reasons: list[Reason] = []
    for caution in cautions_for(exercise, person):
        if caution.max_level is not None:
            levels = [level for level in levels if level <= caution.max_level]
    if LYING_TAG in person.tags and not any(caution.tag == LYING_TAG for caution in exercise.cautions):
        lying = [level for level in levels if level in exercise.lying_flat_levels]
        if lying:
            reasons.append(because(catalogue, "lying_flat", levels=", ".join(map(str, lying))))
        levels = [level for level in levels if level not in exercise.lying_flat_levels]
    if place == "home":
        highest, why = _home_limit(exercise, person, catalogue)
        levels = [level for level in levels if level <= highest]
        run, why_run = _equipped(exercise, person, catalogue)
        reasons.extend((*why, *(why_run if not set(levels) <= set(run) else ())))
        levels = [level for level in levels if level in run]
    return tuple(levels), tuple(reasons)


def _equipped(
    exercise: Exercise, person: Person, catalogue: Catalogue
) -> tuple[list[int], tuple[Reason, ...]]:
    """The first run of levels that the home has all things for: nobody jumps over a level it lacks."""
    run: list[int] = []
    for level in exercise.levels:
        lacking = missing(needs=level.equipment, at_home=person.equipment, things=catalogue.equipment())
        if lacking and run:
            what = " and ".join(lacking)
            return run, (because(catalogue, "level_needs", level=level.level, what=what),)
        if not lacking:
            run.append(level.level)
    return run, ()


def _home_limit(exercise: Exercise, person: Person, catalogue: Catalogue) -> tuple[int, tuple[Reason, ...]]:
    """The highest level at home for this balance band; 0 when the exercise is not for home."""
    rules = catalogue.start_level()
    band = person.bands.balance
    top = len(exercise.levels)
    if exercise.slot == "balance":
        allowed = rules.home_balance.get(band)
        highest = top if allowed is None else allowed.get(exercise.id, 0)
        held = () if highest in (0, top) and band != "A" else _held(exercise, band, highest, catalogue)
        return highest, held
    limit = rules.home_demand[band]
    if exercise.balance_demand <= limit:
        return top, ()
    if any(c.tag == FALLS_TAG and c.max_level is not None for c in exercise.cautions):
        demand = exercise.balance_demand
        return 1, (because(catalogue, "home_demand", demand=demand, limit=limit, band=band),)
    return 0, ()


def _held(exercise: Exercise, band: str, highest: int, catalogue: Catalogue) -> tuple[Reason, ...]:
    if not highest:
        return ()
    return (because(catalogue, "home_balance", band=band, max_level=highest),)


def _strictest_bout(exercise: Exercise, conditions: tuple[Condition, ...]) -> int | None:
    if exercise.slot != "aerobic":
        return None
    return min((c.max_bout_s for c in conditions if c.max_bout_s is not None), default=None)


def _effort(
    exercise: Exercise,
    person: Person,
    conditions: tuple[Condition, ...],
    today: dt.date,
    catalogue: Catalogue,
) -> tuple[tuple[int, int], tuple[Reason, ...]]:
    low, high = catalogue.dose_kind(exercise.dose_kind).target_effort
    rules = catalogue.start_level()
    reasons = []
    weeks = rules.learning_weeks
    began = person.started_on or today
    if today < began + dt.timedelta(weeks=weeks) and high > rules.learning_effort[1]:
        low, high = rules.learning_effort
        reasons.append(because(catalogue, "learning_effort", low=low, high=high, weeks=weeks))
    for condition in conditions:
        if condition.max_effort is not None and condition.max_effort < high:
            high = condition.max_effort
            low = min(low, max(high - 1, 0))
            reasons.append(because(catalogue, "effort_cap", effort=high, condition=condition.name))
    return (low, high), tuple(reasons)


def within(dose: Dose, limit: Limits) -> Dose:
    """The dose cut to the limits: shorter holds; shorter bouts, and as many as keep the time in all."""
    if limit.max_hold_s is not None and dose.hold_s > limit.max_hold_s:
        dose = replace(dose, hold_s=limit.max_hold_s)
    if limit.max_bout_s is not None and dose.seconds > limit.max_bout_s:
        bouts = max(dose.sets * dose.seconds // limit.max_bout_s, 1)
        dose = replace(dose, sets=bouts, seconds=limit.max_bout_s)
    return dose
