"""The circuit for the room: stations, and what each person does at each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.catalogue.dose import Dose
from rehabit.catalogue.library import Catalogue
from rehabit.catalogue.programme import PlannedStation, Programme
from rehabit.clinical.limits import limits
from rehabit.clinical.person import Person
from rehabit.clinical.plan import Prescription
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
    there is none the start level is used. No floor work unless ``floor_work``.
    """
    in_force = current or {}
    return tuple(
        Station(
            number=planned.number,
            name=_name(planned, catalogue),
            wall=planned.wall,
            water_after=planned.number == programme.water_after,
            people=tuple(
                _at(planned, name, person, in_force.get(name, {}), catalogue, today, floor_work)
                for name, person in people.items()
            ),
        )
        for planned in programme.stations
    )


def _name(planned: PlannedStation, catalogue: Catalogue) -> str:
    names = (catalogue.exercise(exercise).name for exercise in planned.exercise_by_area.values())
    return " or ".join(dict.fromkeys(names))


def _at(
    planned: PlannedStation,
    name: str,
    person: Person,
    in_force: Mapping[str, Prescription],
    catalogue: Catalogue,
    today: dt.date,
    floor_work: bool,
) -> AtStation:
    if person.area not in planned.exercise_by_area:
        areas = " and ".join(planned.exercise_by_area)
        raise ValueError(f"Station {planned.number} has exercises for {areas}, not for '{person.area}'.")
    wanted = planned.exercise_by_area[person.area]
    found = start(exercise=wanted, person=person, place="class", today=today, catalogue=catalogue)
    if isinstance(found, LeftOut):
        return _nothing(name, found.reasons)
    exercise = catalogue.exercise(found.exercise)
    if not floor_work and (exercise.on_floor or not exercise.circuit_ok):
        why = because(catalogue, "not_for_circuit", name=exercise.name)
        return _nothing(name, (*found.reasons, why))
    return _placed(name, person, found, in_force.get(found.exercise), catalogue, today)


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
