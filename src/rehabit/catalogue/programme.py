"""The shape of a course: sessions and their themes, the hour, the circuit, and what counts as completing."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """Session ``number`` covers ``themes``; ``extra_minutes`` are for tests and forms."""

    number: int
    themes: tuple[str, ...]
    extra_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the hour, in minutes from its start."""

    from_minute: int
    to_minute: int
    title: str
    do: str
    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStation:
    """A place in the circuit: the exercise for each area, and whether it needs a wall or rail."""

    number: int
    exercise_by_area: Mapping[str, str]
    wall: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A course. Completing means attending at least ``completion_percent`` of the sessions."""

    id: str
    name: str
    areas: tuple[str, ...]
    weeks: int
    sessions_a_week: int
    session_minutes: int
    talk_minutes: int
    exercise_minutes: int
    completion_percent: int
    capacity: int
    boosters: tuple[str, ...]
    checklists: tuple[str, ...]
    sessions: tuple[PlannedSession, ...]
    parts: tuple[Part, ...]
    work_s: int
    move_s: int
    water_after: int
    stations: tuple[PlannedStation, ...]
    authorship: Authorship

    @property
    def themes(self) -> tuple[str, ...]:
        """Every theme id in the order it is met."""
        return tuple(theme for session in self.sessions for theme in session.themes)

    def session(self, number: int) -> PlannedSession:
        """Session ``number`` from 1. Outside the course: ``LookupError``."""
        if not 1 <= number <= len(self.sessions):
            raise LookupError(f"'{self.id}' has sessions 1 to {len(self.sessions)}, not {number}.")
        return self.sessions[number - 1]


def read_programme(table: Table) -> Programme:
    areas = table.texts("areas")
    circuit = table.table("circuit")
    programme = Programme(
        id=table.text("id"),
        name=table.text("name"),
        areas=areas,
        weeks=table.whole("weeks", low=1, high=52),
        sessions_a_week=table.whole("sessions_a_week", low=1, high=7),
        session_minutes=table.whole("session_minutes", low=10, high=240),
        talk_minutes=table.whole("talk_minutes", high=240),
        exercise_minutes=table.whole("exercise_minutes", high=240),
        completion_percent=table.whole("completion_percent", low=1, high=100),
        capacity=table.whole("capacity", low=1, high=30),
        boosters=table.texts("boosters"),
        checklists=table.texts("checklists"),
        sessions=tuple(_session(row, number) for number, row in enumerate(table.tables("session"), 1)),
        parts=tuple(_part(row) for row in table.tables("part")),
        work_s=circuit.whole("work_s", low=30, high=600),
        move_s=circuit.whole("move_s", low=0, high=120),
        water_after=circuit.whole("water_after", low=1, high=20),
        stations=tuple(_station(row, n, areas) for n, row in enumerate(circuit.tables("station"), 1)),
        authorship=read_authorship(table),
    )
    circuit.only_these()
    table.only_these()
    if programme.talk_minutes + programme.exercise_minutes != programme.session_minutes:
        table.refuse("session_minutes", "talk_minutes and exercise_minutes added up")
    if len(programme.sessions) != programme.weeks * programme.sessions_a_week:
        table.refuse("weeks", "weeks times sessions_a_week equals the number of [[session]] parts")
    return programme


def _session(row: Table, number: int) -> PlannedSession:
    session = PlannedSession(
        number=row.whole("number", low=1),
        themes=row.texts("themes"),
        extra_minutes=row.whole("extra_minutes", high=120),
    )
    if session.number != number:
        row.refuse("number", f"{number}: sessions count 1, 2, 3 … without a gap")
    row.only_these()
    return session


def _part(row: Table) -> Part:
    part = Part(
        from_minute=row.whole("from_minute", high=240),
        to_minute=row.whole("to_minute", low=1, high=240),
        title=row.text("title"),
        do=row.text("do"),
        screen=row.text("screen"),
    )
    if part.to_minute <= part.from_minute:
        row.refuse("to_minute", f"a minute after from_minute, {part.from_minute}")
    row.only_these()
    return part


def _station(row: Table, number: int, areas: tuple[str, ...]) -> PlannedStation:
    station = PlannedStation(
        number=row.whole("number", low=1),
        exercise_by_area={area: row.text(area) for area in areas},
        wall=row.flag("wall"),
    )
    if station.number != number:
        row.refuse("number", f"{number}: stations count 1, 2, 3 … without a gap")
    row.only_these()
    return station
