"""Where one person starts one exercise (clinical content, section 4)."""

import datetime as dt
from dataclasses import dataclass, replace

from rehabit.catalogue.dose import Dose, DoseKind
from rehabit.catalogue.equipment import missing
from rehabit.catalogue.exercise import Caution, Exercise
from rehabit.catalogue.library import Catalogue
from rehabit.clinical.ladder import fewer
from rehabit.clinical.limits import Limits, cautions_for, limits, within
from rehabit.clinical.person import Person, Place
from rehabit.clinical.reason import Reason, because


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The exercise that is offered (after any swaps), its level and dose, and why."""

    exercise: str
    level: int
    dose: Dose
    effort: tuple[int, int]
    needs_confirmation: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that is not offered, and why."""

    exercise: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    person: Person
    place: Place
    today: dt.date
    catalogue: Catalogue


def start(
    *, exercise: str, person: Person, place: Place, today: dt.date, catalogue: Catalogue
) -> Start | LeftOut:
    """The level and dose at which ``person`` starts ``exercise``, or the exercise it is swapped for."""
    case = _Case(person=person, place=place, today=today, catalogue=catalogue)
    found = _start(exercise, case, seen=())
    return replace(found, exercise=exercise) if isinstance(found, LeftOut) else found


def _start(name: str, case: _Case, *, seen: tuple[str, ...]) -> Start | LeftOut:
    exercise = case.catalogue.exercise(name)
    most = case.catalogue.start_level().most_swaps
    if name in seen or len(seen) > most:
        return _out(exercise, case, "swap_loop", most=most)
    seen = (*seen, name)
    if exercise.withdrawn:
        return _out(exercise, case, "withdrawn_here")
    ruled_out = sorted(case.person.all_tags.intersection(exercise.avoid_if))
    cautions = cautions_for(exercise, case.person)
    if ruled_out:
        swaps = [c for c in cautions if c.tag == ruled_out[0] and c.swap_to]
        return (
            _swap(exercise, swaps[0], case, seen)
            if swaps
            else _out(exercise, case, "avoided", tag=ruled_out[0])
        )
    for caution in cautions:
        if caution.action == "stop":
            return _out(exercise, case, "caution_stop", tag=caution.tag, text=caution.text)
        if caution.action == "swap":
            return _swap(exercise, caution, case, seen)
    if case.place == "home":
        return _start_at_home(exercise, cautions, case, seen)
    return _offer(exercise, cautions, case)


def _start_at_home(
    exercise: Exercise, cautions: tuple[Caution, ...], case: _Case, seen: tuple[str, ...]
) -> Start | LeftOut:
    if not exercise.home_ok:
        return _out(exercise, case, "not_for_home")
    things = case.catalogue.equipment()
    lacking = missing(needs=exercise.equipment, at_home=case.person.equipment, things=things)
    if lacking:
        return _out(exercise, case, "no_equipment", what=" and ".join(lacking))
    if exercise.on_floor and not exercise.bed_ok and not case.person.floor_rise:
        answer = "not asked" if case.person.floor_rise is None else "not possible"
        return _out(exercise, case, "floor_not_possible", floor_rise=answer)
    at_home = limits(
        exercise=exercise, person=case.person, place="home", today=case.today, catalogue=case.catalogue
    )
    in_class = limits(
        exercise=exercise, person=case.person, place="class", today=case.today, catalogue=case.catalogue
    )
    if in_class.levels and not at_home.levels:
        return _easier_at_home(exercise, case, seen)
    return _offer(exercise, cautions, case)


def _easier_at_home(exercise: Exercise, case: _Case, seen: tuple[str, ...]) -> Start | LeftOut:
    band = case.person.bands.balance
    if exercise.easier is None:
        return _out(exercise, case, "home_not_offered", band=band)
    found = _start(exercise.easier, case, seen=seen)
    if isinstance(found, LeftOut):
        return found
    why = because(
        case.catalogue,
        "home_balance_swap" if exercise.slot == "balance" else "home_demand_swap",
        name=exercise.name,
        swap=case.catalogue.exercise(found.exercise).name,
        band=band,
        demand=exercise.balance_demand,
        limit=case.catalogue.start_level().home_demand[band],
    )
    return replace(found, reasons=(why, *found.reasons))


def _swap(exercise: Exercise, caution: Caution, case: _Case, seen: tuple[str, ...]) -> Start | LeftOut:
    found = _start(caution.swap_to or exercise.id, case, seen=seen)
    if isinstance(found, LeftOut):
        return found
    swap = case.catalogue.exercise(caution.swap_to or exercise.id).name
    why = because(
        case.catalogue, "caution_swap", name=exercise.name, swap=swap, tag=caution.tag, text=caution.text
    )
    return replace(found, reasons=(why, *found.reasons))


def _offer(exercise: Exercise, cautions: tuple[Caution, ...], case: _Case) -> Start | LeftOut:
    limit = limits(
        exercise=exercise, person=case.person, place=case.place, today=case.today, catalogue=case.catalogue
    )
    reasons: list[Reason] = []
    level = _level(exercise, limit, case, reasons)
    if level is None:
        return _out(exercise, case, "no_level_left")
    dose = _dose(exercise, limit, case, reasons)
    ask = [c for c in cautions if c.action == "ask"]
    reasons.extend(_caution_reason(c, case) for c in cautions)
    return Start(
        exercise=exercise.id,
        level=level,
        dose=dose,
        effort=limit.effort,
        needs_confirmation=bool(ask) and exercise.id not in case.person.confirmed,
        reasons=(*reasons, *limit.reasons),
    )


def _caution_reason(caution: Caution, case: _Case) -> Reason:
    code = (
        "caution_ask" if caution.action == "ask" else "caution_cap" if caution.max_level else "caution_adapt"
    )
    return because(case.catalogue, code, tag=caution.tag, text=caution.text, max_level=caution.max_level)


def _level(exercise: Exercise, limit: Limits, case: _Case, reasons: list[Reason]) -> int | None:
    """The start level: from the base, never above it unless nothing lower is open; None when none is."""
    base = _base(exercise, case, reasons)
    if case.person.bands.pain == "high":
        lower = max(base - 1, 1)
        reasons.append(because(case.catalogue, "pain_high", old=base, level=lower))
        base = lower
    if _asked_easier(exercise, case):
        base = max(base - 1, 1)
    open_to_start = list(limit.levels)
    top = len(exercise.levels)
    if case.place == "home" and top > 1 and top in open_to_start:
        open_to_start.remove(top)
    if not open_to_start:
        return None
    fitting = [level for level in open_to_start if level <= base]
    if not fitting:
        reasons.append(because(case.catalogue, "moved_up", base=base, level=min(open_to_start)))
        return min(open_to_start)
    if case.place == "home" and base >= top > 1 and max(fitting) == top - 1:
        reasons.append(because(case.catalogue, "not_top_at_home", level=max(fitting)))
    return max(fitting)


def _base(exercise: Exercise, case: _Case, reasons: list[Reason]) -> int:
    rules = case.catalogue.start_level()
    bands = case.person.bands
    tested = _tested(exercise, case.person)
    if tested is not None:
        test, result, level = tested
        reasons.append(because(case.catalogue, "start_by_test", test=test, result=result, level=level))
        return level
    if exercise.slot in rules.easy_slots:
        level = rules.easy_level
        reasons.append(because(case.catalogue, "start_gentle", slot=exercise.slot, level=level))
        return level
    if exercise.slot == "balance":
        which, band, level = "Balance", str(bands.balance), rules.balance[bands.balance]
    else:
        table = rules.floor if exercise.on_floor else rules.strength
        which, band, level = "Strength", str(bands.strength), table[bands.strength]
    reasons.append(because(case.catalogue, "start_by_band", which=which, band=band, level=level))
    return level


def _tested(exercise: Exercise, person: Person) -> tuple[str, str, int] | None:
    """The test, its result in words and the level it gives; None when there is no such test result."""
    tested = exercise.tested_start
    if tested is None:
        return None
    if tested.test == "chair_stand_30s":
        if not person.chair_stand_done:
            return None
        band = person.bands.strength
        return "30-second chair stand", f"band {band}", tested.level_by_result[band]
    if person.balance_stage is None:
        return None
    held = "heel_to_toe" if person.balance_stage == "one_leg" else person.balance_stage
    words = f"holds {person.balance_stage.replace('_', ' ')}"
    return "four-stage balance", words, tested.level_by_result[held]


def _asked_easier(exercise: Exercise, case: _Case) -> bool:
    needed = case.catalogue.start_level().confidence_needed
    person = case.person
    return exercise.id in person.wants_easier or person.confidence.get(exercise.id, needed) < needed


def _dose(exercise: Exercise, limit: Limits, case: _Case, reasons: list[Reason]) -> Dose:
    kind = case.catalogue.dose_kind(exercise.dose_kind)
    dose = kind.start
    if case.person.bands.pain == "high" and dose.sets > 1:
        dose = replace(dose, sets=dose.sets - 1)
    if _asked_easier(exercise, case):
        dose = _for_confidence(exercise, kind, dose, case, reasons)
    cut = within(dose, limit)
    if cut.hold_s != dose.hold_s:
        reasons.append(because(case.catalogue, "hold_cap", seconds=cut.hold_s))
    if cut.seconds != dose.seconds:
        reasons.append(because(case.catalogue, "bout_cap", seconds=cut.seconds))
    return cut


def _for_confidence(
    exercise: Exercise, kind: DoseKind, dose: Dose, case: _Case, reasons: list[Reason]
) -> Dose:
    """At the lowest base level there is no lower level to give, so the dose gets smaller."""
    at_lowest = _base(exercise, case, []) - (case.person.bands.pain == "high") <= 1
    change = "a smaller dose" if at_lowest else "base level down by 1"
    if exercise.id in case.person.wants_easier:
        reasons.append(because(case.catalogue, "easier_asked", change=change))
    needed = case.catalogue.start_level().confidence_needed
    confidence = case.person.confidence.get(exercise.id, needed)
    if confidence < needed:
        reasons.append(
            because(case.catalogue, "not_sure", confidence=confidence, needed=needed, change=change)
        )
    return fewer(dose=dose, kind=kind) if at_lowest else dose


def _out(exercise: Exercise, case: _Case, code: str, **values: object) -> LeftOut:
    return LeftOut(
        exercise=exercise.id, reasons=(because(case.catalogue, code, name=exercise.name, **values),)
    )
