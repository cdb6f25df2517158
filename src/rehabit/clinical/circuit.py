"""The circuit for the room: stations, and what each person does at each."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rehabit.catalogue.dose import Dose
from rehabit.catalogue.library import Catalogue
from rehabit.catalogue.programme import PlannedStation, Programme
from rehabit.clinical.alternatives import stand_ins
from rehabit.clinical.limits import limits
from rehabit.clinical.person import Person
from rehabit.clinical.plan import REPLACED, Prescription
from rehabit.clinical.reason import Reason, because
from rehabit.clinical.start import LeftOut, Start, start


@dataclass(frozen=True, slots=True, kw_only=True)
class AtStation:
    """One person at one station. ``exercise`` None: nothing fits here, the facilitator chooses.

    ``stay_near``: more balance is asked than the person would do at home. ``needs_confirmation``: the
    facilitator confirms it before the person starts.
    """

    person: str
    exercise: str | None
    level: int | None
    dose: Dose | None
    effort: tuple[int, int] | None
    stay_near: bool
    needs_confirmation: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A place in the circuit and what each person does there, in the order the people were given."""

    number: int
    name: str
    wall: bool
    water_after: bool
    people: tuple[AtStation, ...]


def circuit(
    *,
    programme: Programme,
    people: Mapping[str, Person],
    catalogue: Catalogue,
    today: dt.date,
    current: Mapping[str, Mapping[str, Prescription]] | None = None,
    floor_work: bool = False,
) -> tuple[Station, ...]:
    """The stations with each person's exercise and level.

    ``people``: any id to the person. ``current``: per id, prescriptions in force by exercise id; where
    there is none the start level is used. No floor work unless ``floor_work``: what a swap would put on the
    floor is replaced by the next exercise of its slot that is done off it.
    """
    in_force = current or {}
    rounds = [
        _round(programme, name, person, in_force.get(name, {}), catalogue, today, floor_work)
        for name, person in people.items()
    ]
    return tuple(
        Station(
            number=planned.number,
            name=_name(planned, catalogue),
            wall=planned.wall,
            water_after=planned.number == programme.water_after,
            people=tuple(each[index] for each in rounds),
        )
        for index, planned in enumerate(programme.stations)
    )


def _name(planned: PlannedStation, catalogue: Catalogue) -> str:
    names = (catalogue.exercise(exercise).name for exercise in planned.exercise_by_area.values())
    return " or ".join(dict.fromkeys(names))


def _round(
    programme: Programme,
    name: str,
    person: Person,
    in_force: Mapping[str, Prescription],
    catalogue: Catalogue,
    today: dt.date,
    floor_work: bool,
) -> tuple[AtStation, ...]:
    """One person's way round: an exercise that stands in for another comes once, and is no station's own."""
    taken = {planned.exercise_by_area.get(person.area, "") for planned in programme.stations}
    way = []
    for planned in programme.stations:
        at = _at(planned, name, person, in_force, catalogue, today, floor_work, taken)
        taken.add(at.exercise or "")
        way.append(at)
    return tuple(way)


def _at(
    planned: PlannedStation,
    name: str,
    person: Person,
    in_force: Mapping[str, Prescription],
    catalogue: Catalogue,
    today: dt.date,
    floor_work: bool,
    taken: Collection[str],
) -> AtStation:
    if person.area not in planned.exercise_by_area:
        areas = " and ".join(planned.exercise_by_area)
        raise ValueError(f"Station {planned.number} has exercises for {areas}, not for '{person.area}'.")
    wanted = planned.exercise_by_area[person.area]
    found = start(exercise=wanted, person=person, place="class", today=today, catalogue=catalogue)
    if isinstance(found, LeftOut) and found.reasons[-1].code not in REPLACED:
        return _nothing(name, found.reasons)
    if isinstance(found, LeftOut) or not _fits_the_room(found.exercise, catalogue, floor_work):
        why = _why_not_here(found, catalogue)
        other = _instead(found.exercise, person, catalogue, today, floor_work, taken)
        if other is None:
            return _nothing(name, why)
        found = replace(other, reasons=(*why, *other.reasons))
    return _placed(name, person, found, in_force.get(found.exercise), catalogue, today)


def _why_not_here(found: Start | LeftOut, catalogue: Catalogue) -> tuple[Reason, ...]:
    if isinstance(found, LeftOut):
        return found.reasons
    name = catalogue.exercise(found.exercise).name
    return (*found.reasons, because(catalogue, "not_for_circuit", name=name))


def _fits_the_room(exercise: str, catalogue: Catalogue, floor_work: bool) -> bool:
    known = catalogue.exercise(exercise)
    return floor_work or (known.circuit_ok and not known.on_floor)


def _instead(
    exercise: str,
    person: Person,
    catalogue: Catalogue,
    today: dt.date,
    floor_work: bool,
    taken: Collection[str],
) -> Start | None:
    """The next exercise of the same slot that can be done in the room; None when there is none."""
    others = stand_ins(
        exercise=exercise, person=person, place="class", in_plan=taken, catalogue=catalogue, today=today
    )
    fitting = (one for one in others if _fits_the_room(one.exercise, catalogue, floor_work))
    return next(fitting, None)


def _nothing(name: str, reasons: tuple[Reason, ...]) -> AtStation:
    return AtStation(
        person=name,
        exercise=None,
        level=None,
        dose=None,
        effort=None,
        stay_near=False,
        needs_confirmation=False,
        reasons=reasons,
    )


def _placed(
    name: str,
    person: Person,
    found: Start,
    now: Prescription | None,
    catalogue: Catalogue,
    today: dt.date,
) -> AtStation:
    exercise = catalogue.exercise(found.exercise)
    levels = limits(exercise=exercise, person=person, place="class", today=today, catalogue=catalogue).levels
    if now is not None and now.level not in levels:
        now = None  # made before a limit that is now in force
    limit = catalogue.start_level().home_demand[person.bands.balance]
    demand = exercise.balance_demand
    near = demand > limit
    reasons = list(now.reasons if now else found.reasons)
    if near:
        band = person.bands.balance
        reasons.append(because(catalogue, "close_watch", demand=demand, limit=limit, band=band))
    return AtStation(
        person=name,
        exercise=found.exercise,
        level=now.level if now else found.level,
        dose=now.dose if now else found.dose,
        effort=found.effort,
        stay_near=near,
        needs_confirmation=found.needs_confirmation,
        reasons=tuple(reasons),
    )
