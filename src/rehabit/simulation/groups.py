"""A made-up group from the first referral to the last answer, as far as its days have come."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from rehabit.catalogue import Catalogue
from rehabit.catalogue.collection import CollectionPoint, collection_points
from rehabit.delivery import LONDON, Nation, PlaceState, Shape, Timetable, schedule
from rehabit.outcomes.schedule import months_after
from rehabit.participants import NeedKind, Referral
from rehabit.simulation.answers import Measured, measured
from rehabit.simulation.calendar_days import in_the_office
from rehabit.simulation.chance import happens, normal, several, spread, whole
from rehabit.simulation.coming import Course, completed, course
from rehabit.simulation.health import Health, Traits, health
from rehabit.simulation.people import Register, VirtualPerson
from rehabit.simulation.practice import HomeTicks, RoomDay, home_days, room_day
from rehabit.simulation.referrals import referral
from rehabit.simulation.words import GOALS, Need, needs, sure

ANSWERED = {
    "end": (0.93, 0.45), "month-3": (0.72, 0.35), "month-6": (0.6, 0.3), "month-12": (0.5, 0.25),
    "month-30": (0.35, 0.15),
}  # fmt: skip
"""Share who answer, of those who completed and of the others (a pilot: 117 of 136 at the end)."""
DIARY_GOES_ON = timedelta(days=14)
"""After the last session some go on ticking for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What one person answered at one point of collection, and on which day."""

    on: date
    forms: tuple[Measured, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a group: how they came, how they are, what they did.

    `answer` to the offer is ACCEPTED, DECLINED, or OFFERED while the person has not said. `measures` maps a
    point of collection to the answers given then; `goal_reached` is 0-10 at the end. `room` has an entry
    for each session that has been, None for one that was missed.
    """

    person: VirtualPerson
    referral: Referral
    received_at: datetime
    triaged_at: datetime
    offered_at: datetime
    answered_at: datetime
    answer: PlaceState
    needs: tuple[Need, ...]
    goal: str
    goal_sure: int
    traits: Traits
    health: Health
    course: Course
    goal_reached: int
    measures: Mapping[str, Answered]
    room: tuple[RoomDay | None, ...]
    home: tuple[HomeTicks, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualGroup:
    """A group with everything that has happened in it by the moment it is looked at."""

    name: str
    programme: str
    venue: str
    weekdays: tuple[int, ...]
    time: time
    capacity: int
    made_at: datetime
    timetable: Timetable
    held: int
    members: tuple[Member, ...]

    @property
    def start(self) -> date:
        return self.timetable.sessions[0].starts_at.date()

    @property
    def last(self) -> date:
        return self.timetable.sessions[-1].starts_at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShape:
    """What is chosen of a group before chance has its say."""

    name: str
    programme: str
    venue: str
    weekdays: tuple[int, ...]
    time: time
    start: date
    capacity: int
    people: int
    open_offers: int = 0
    declined: int = 0
    shown_email: str = ""
    """The address of the one whose sign-in is shown: a keen diarist who comes and does well."""

    def answers(self) -> list[PlaceState]:
        """What becomes of each offer, those who say yes first."""
        yes = self.people - self.open_offers - self.declined
        return [
            *[PlaceState.ACCEPTED] * yes,
            *[PlaceState.OFFERED] * self.open_offers,
            *[PlaceState.DECLINED] * self.declined,
        ]


def group(
    *, rng: random.Random, register: Register, shape: GroupShape, at: datetime, catalogue: Catalogue
) -> VirtualGroup:
    """Fill a group with people and let the days pass until `at`."""
    programme = catalogue.programme(shape.programme)
    timetable = schedule(
        shape=Shape(sessions=len(programme.sessions), per_week=programme.sessions_a_week),
        start=shape.start,
        weekdays=shape.weekdays,
        at=shape.time,
        minutes=programme.session_minutes,
        closed_days={},
        nation=Nation.ENGLAND_AND_WALES,
    )
    if not isinstance(timetable, Timetable):
        raise ValueError(f"{shape.name} cannot be dated: {timetable.sentence}")
    today = at.astimezone(LONDON).date()
    held = sum(session.starts_at.date() < today for session in timetable.sessions)
    drawn = _traits(rng, shape.people)
    goals = several(rng=rng, of=GOALS, count=shape.people)
    days = _Days(timetable=timetable, held=held, today=today, at=at)
    shown = max(drawn, key=lambda each: min(each.diligence, each.reliability, 1 - each.severity))
    members = tuple(
        _member(rng, _person(register, shape, traits is shown), traits, goal, answer, days)
        for traits, goal, answer in zip(drawn, goals, shape.answers(), strict=True)
    )
    return VirtualGroup(
        name=shape.name,
        programme=shape.programme,
        venue=shape.venue,
        weekdays=shape.weekdays,
        time=shape.time,
        capacity=shape.capacity,
        made_at=in_the_office(rng=rng, day=days.before_start(40)),
        timetable=timetable,
        held=held,
        members=members,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """The days of a group, seen from today."""

    timetable: Timetable
    held: int
    today: date
    at: datetime

    @property
    def start(self) -> date:
        return self.timetable.sessions[0].starts_at.date()

    @property
    def last(self) -> date:
        return self.timetable.sessions[-1].starts_at.date()

    def before_start(self, days: int) -> date:
        return self.start - timedelta(days=days)


def _person(register: Register, shape: GroupShape, shown: bool) -> VirtualPerson:
    person = register.person()
    return replace(person, email=shape.shown_email) if shown and shape.shown_email else person


def _traits(rng: random.Random, count: int) -> list[Traits]:
    drawn = zip(*(spread(rng=rng, count=count) for _ in range(5)), strict=True)
    return [
        Traits(severity=severity, gain=gain, reliability=reliability, diligence=diligence, support=support)
        for severity, gain, reliability, diligence, support in drawn
    ]


def _member(
    rng: random.Random,
    person: VirtualPerson,
    traits: Traits,
    goal: str,
    answer: PlaceState,
    days: _Days,
) -> Member:
    sessions = len(days.timetable.sessions)
    way = course(rng=rng, reliability=traits.reliability, sessions=sessions)
    before = health(rng=rng, traits=traits, completed=True, point="baseline")
    referred = days.before_start(rng.randint(52, 90))
    wants = needs(rng=rng, share=traits.support)
    language = next((need.detail for need in wants if need.kind is NeedKind.INTERPRETER), "")
    offered = days.before_start(_offered_before(rng, answer))
    return Member(
        person=person,
        referral=referral(rng=rng, person=person, on=referred, language=language),
        received_at=in_the_office(rng=rng, day=referred + timedelta(days=1)),
        triaged_at=in_the_office(rng=rng, day=referred + timedelta(days=rng.randint(8, 14)), afternoon=True),
        offered_at=in_the_office(rng=rng, day=offered),
        answered_at=in_the_office(rng=rng, day=offered + timedelta(days=rng.randint(2, 5)), afternoon=True),
        answer=answer,
        needs=wants,
        goal=goal,
        goal_sure=sure(rng=rng),
        traits=traits,
        health=before,
        course=way,
        goal_reached=whole(value=6.2 + 1.6 * normal(share=traits.gain) + rng.gauss(0, 1), low=0, high=10),
        measures=_measures(rng, person, traits, way, before, days),
        room=_room(rng, way, before, days.held),
        home=_home(rng, traits, way, before, days),
    )


def _offered_before(rng: random.Random, answer: PlaceState) -> int:
    """Days before the start; whoever says no is asked first, so that the place is free again for the next."""
    return rng.randint(28, 30) if answer is PlaceState.DECLINED else rng.randint(15, 20)


def _measures(
    rng: random.Random, person: VirtualPerson, traits: Traits, way: Course, before: Health, days: _Days
) -> dict[str, Answered]:
    """Answers at every point that has been answered before today."""
    done = completed(course=way, sessions=len(days.timetable.sessions))
    found: dict[str, Answered] = {}
    for point in collection_points():
        on = _answered_on(rng, point, done, days)
        if on is None or on >= days.today:
            continue
        then = before
        if point.id != "baseline":
            then = health(rng=rng, traits=traits, completed=done, point=point.id)
        forms = tuple(
            form
            for instrument in point.instruments
            for form in measured(rng=rng, instrument=instrument, health=then, joints=_joints(person))
        )
        found[point.id] = Answered(on=on, forms=forms)
    return found


def _answered_on(rng: random.Random, point: CollectionPoint, done: bool, days: _Days) -> date | None:
    """The day somebody answers at a point; None for never."""
    if point.id == "baseline":
        return days.before_start(rng.randint(1, 4))
    if not happens(rng=rng, share=ANSWERED[point.id][0 if done else 1]):
        return None
    if point.id == "end":
        return days.last
    aimed_at = months_after(day=days.last, months=point.months)
    return aimed_at + timedelta(days=rng.randint(-point.opens_days, point.closes_days))


def _joints(person: VirtualPerson) -> tuple[str, ...]:
    """The codes of the sore joints, the main one first."""
    areas = ("knee", "hip") if person.joint.area == "knee_and_hip" else (person.joint.area.value,)
    sides = ("left", "right") if person.joint.side == "both" else (person.joint.side.value,)
    return tuple(f"{area}_{side}" for area in areas for side in sides)


def _room(rng: random.Random, way: Course, before: Health, held: int) -> tuple[RoomDay | None, ...]:
    drawn = [room_day(rng=rng, before=before, number=number) for number in range(1, held + 1)]
    came = [mark.attended for mark in way.marks[:held]] + [False] * held
    return tuple(day if there else None for day, there in zip(drawn, came, strict=False))


def _home(
    rng: random.Random, traits: Traits, way: Course, before: Health, days: _Days
) -> tuple[HomeTicks, ...]:
    if days.held == 0:
        return ()
    sessions = days.timetable.sessions
    left = sessions[len(way.marks) - 1].starts_at.date() if way.leaves else None
    return home_days(
        rng=rng,
        traits=traits,
        before=before,
        first=days.start,
        last=min(days.today - timedelta(days=1), days.last + DIARY_GOES_ON),
        quiet_from=left,
    )
