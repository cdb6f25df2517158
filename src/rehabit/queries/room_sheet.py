"""The sheet for the wall of the room: who comes, what they need, and each person's level at each station."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import Catalogue
from rehabit.clinical import AtStation, Prescription, Station, circuit, placing
from rehabit.queries.asking import query
from rehabit.queries.content import catalogue_of
from rehabit.queries.plan_basis import Basis, as_rules_see
from rehabit.queries.session_page import InTheRoom, SessionPage, page_of
from rehabit.records.models import PlanBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One person at one station; `exercise` '' when nothing fits and the facilitator chooses."""

    person: str
    exercise: str
    level: int | None
    level_name: str
    dose: str
    stay_near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StationSheet:
    """A station of the circuit with everybody at it."""

    number: int
    name: str
    wall: bool
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSheet:
    """Everything on the sheet. `without_plan` are those the circuit cannot be worked out for.

    `first` is (short name, station) where each begins, so that those who need somebody near are neighbours;
    `more_hands` says why a second person is needed, '' when one is enough.
    """

    session: SessionPage
    stations: tuple[StationSheet, ...]
    work_s: int
    move_s: int
    without_plan: tuple[InTheRoom, ...]
    first: tuple[tuple[str, int], ...]
    more_hands: str


@query(Permission.SEE_SESSION)
def room_sheet(*, session_id: UUID, by: Viewer, at: datetime) -> RoomSheet:
    """The sheet of one session. Raises NotFound."""
    session = page_of(session_id=session_id, site_id=by.site_id, at=at)
    catalogue = catalogue_of(site_id=by.site_id)
    programme = catalogue.programme(session.programme)
    people = {str(person.id): person for person in session.people}
    bases = _bases(people=session.people)
    known = {
        name: as_rules_see(basis=bases[person.id], catalogue=catalogue)
        for name, person in people.items()
        if person.id in bases and not person.locked
    }
    stations = circuit(
        programme=programme,
        people=known,
        catalogue=catalogue,
        today=session.day,
        current={name: _in_force(people[name], catalogue) for name in known},
    )
    placed = placing(
        people=list(known),
        near=_near(stations=stations, people=people),
        stations=len(stations),
        catalogue=catalogue,
    )
    return RoomSheet(
        session=session,
        stations=tuple(_sheet(station=station, people=people, catalogue=catalogue) for station in stations),
        work_s=programme.work_s,
        move_s=programme.move_s,
        without_plan=tuple(person for name, person in people.items() if name not in known),
        first=tuple((people[name].short_name, number) for name, number in placed.first),
        more_hands=" ".join(reason.clinical for reason in placed.reasons),
    )


def _near(*, stations: tuple[Station, ...], people: dict[str, InTheRoom]) -> set[str]:
    """Those somebody stays near: for a need that was named, or for the balance that a station asks."""
    asked = {at.person for station in stations for at in station.people if at.stay_near}
    return asked | {name for name, person in people.items() if person.close_attention}


def _bases(*, people: tuple[InTheRoom, ...]) -> dict[UUID, Basis]:
    rows = PlanBasis.objects.filter(person_id__in=[person.id for person in people]).order_by("at", "id")
    return {row.person_id: Basis.from_stored(row.facts) for row in rows}


def _in_force(person: InTheRoom, catalogue: Catalogue) -> dict[str, Prescription]:
    return {
        each.exercise: Prescription(
            exercise=each.exercise,
            level=each.level,
            dose=each.dose,
            since=timezone.localdate(each.at),
            effort=catalogue.dose_kind(catalogue.exercise(each.exercise).dose_kind).target_effort,
        )
        for each in person.doing
    }


def _sheet(*, station: Station, people: dict[str, InTheRoom], catalogue: Catalogue) -> StationSheet:
    return StationSheet(
        number=station.number,
        name=station.name,
        wall=station.wall,
        spots=tuple(_spot(at=at, person=people[at.person], catalogue=catalogue) for at in station.people),
    )


def _spot(*, at: AtStation, person: InTheRoom, catalogue: Catalogue) -> Spot:
    if at.exercise is None or at.level is None or at.dose is None:
        return Spot(
            person=person.short_name, exercise="", level=None, level_name="", dose="", stay_near=False
        )
    exercise = catalogue.exercise(at.exercise)
    return Spot(
        person=person.short_name,
        exercise=exercise.name,
        level=at.level,
        level_name=exercise.level(at.level).name,
        dose=at.dose.words,
        stay_near=at.stay_near or person.close_attention,
    )
