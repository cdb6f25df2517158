"""The measures of one person or a whole group at one point: what is done, what is still to do, one form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import instruments
from rehabit.catalogue.collection import CollectionPoint
from rehabit.catalogue.instrument import Instrument, Wording
from rehabit.kernel import Refusal
from rehabit.outcomes import Alert, DuePoint
from rehabit.queries.asking import NotFound, query
from rehabit.queries.battery import REVIEWED_AT, Asked, asked, battery, point_of
from rehabit.queries.course_dates import course_dates, session_days
from rehabit.queries.instruments import wording_at
from rehabit.queries.kept_answers import Kept, Key, days_done, kept_answers
from rehabit.records.models import Goal, Group, Place

ASKED_STATES = ("accepted", "started", "completed", "left", "discharged")
"""Places of people who are measured; those who left are asked at the end too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """One instrument at one point: its forms by joint as they stand; empty while there are none."""

    asked: Asked
    forms: Mapping[str, Kept]

    @property
    def id(self) -> str:
        return self.asked.instrument.id

    @property
    def title(self) -> str:
        return self.asked.instrument.plain_title

    @property
    def done(self) -> bool:
        """Whether there is a form for every joint."""
        return set(self.asked.abouts) <= set(self.forms)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        return tuple(alert for form in self.forms.values() for alert in form.alerts)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """The person's goal. At the start `done` means that there is one, at the end that it was reviewed."""

    words: str
    confidence: int | None
    reached: int | None
    review: bool

    @property
    def done(self) -> bool:
        return self.reached is not None if self.review else bool(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAtPoint:
    """One person at one point. `due` is None while no session is planned; `goal` where it is not asked."""

    place_id: UUID
    person_id: UUID
    name: str
    state: str
    due: DuePoint | None
    lines: tuple[InstrumentLine, ...]
    further: tuple[InstrumentLine, ...]
    goal: GoalLine | None

    @property
    def to_do(self) -> tuple[InstrumentLine, ...]:
        return tuple(line for line in self.lines if not line.done)

    @property
    def total(self) -> int:
        return len(self.lines) + (self.goal is not None)

    @property
    def done(self) -> int:
        goal = self.goal is not None and self.goal.done
        return len(self.lines) - len(self.to_do) + goal

    @property
    def alerts(self) -> tuple[Alert, ...]:
        return tuple(alert for line in (*self.lines, *self.further) for alert in line.alerts)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAtPoint:
    """A whole group at one point, in the order of first names."""

    group_id: UUID
    group: str
    point: CollectionPoint
    people: tuple[PersonAtPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPage:
    """One person's list at one point; `others` are the instruments that can be added."""

    group_id: UUID
    group: str
    point: CollectionPoint
    person: PersonAtPoint
    others: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """One instrument to fill in: its words, or the reason why this site may not show them."""

    place_id: UUID
    person_id: UUID
    name: str
    group_id: UUID
    point: CollectionPoint
    line: InstrumentLine
    words: Wording | Refusal
    mode: str
    taken_on: date


@query(Permission.MEASURE)
def group_point(*, by: Viewer, at: datetime, group_id: UUID, point: str) -> GroupAtPoint:
    """Everybody in the group at one point, with what is still to do."""
    group = Group.objects.filter(site_id=by.site_id, id=group_id).first()
    if group is None:
        raise NotFound("group", group_id)
    places = Place.objects.filter(group=group, state__in=ASKED_STATES).select_related("person", "referral")
    people = people_at_point(places=list(places), point=point, today=timezone.localdate(at))
    return GroupAtPoint(
        group_id=group.id,
        group=group.name,
        point=point_of(point=point),
        people=tuple(sorted(people, key=lambda person: person.name)),
    )


@query(Permission.MEASURE, audited_as="place_id")
def person_point(*, by: Viewer, at: datetime, place_id: UUID, point: str) -> PointPage:
    """One person's measures at one point."""
    place = measured_place(by=by, place_id=place_id)
    (person,) = people_at_point(places=[place], point=point, today=timezone.localdate(at))
    shown = {line.id for line in (*person.lines, *person.further)}
    return PointPage(
        group_id=place.group_id,
        group=place.group.name,
        point=point_of(point=point),
        person=person,
        others=tuple(instruments.load(name) for name in instruments.available() if name not in shown),
    )


@query(Permission.MEASURE, audited_as="place_id")
def form(*, by: Viewer, at: datetime, place_id: UUID, point: str, instrument: str) -> FormPage:
    """One instrument for one person at one point, filled in as it stands."""
    return form_page(
        place=measured_place(by=by, place_id=place_id),
        point=point,
        instrument=instrument,
        today=timezone.localdate(at),
    )


def measured_place(*, by: Viewer, place_id: UUID) -> Place:
    """The place at the viewer's site; a participant's own only. Raises NotFound."""
    places = Place.objects.filter(site_id=by.site_id, id=place_id, state__in=ASKED_STATES)
    if by.person_id is not None:
        places = places.filter(person_id=by.person_id)
    place = places.select_related("person", "referral", "group").first()
    if place is None:
        raise NotFound("place", place_id)
    return place


def form_page(*, place: Place, point: str, instrument: str, today: date) -> FormPage:
    """The form itself, for queries that have asked for permission already."""
    wanted = asked(instrument=instrument, joints=place.referral.joints)
    kept = kept_answers(places=[place.id], point=point)
    line = line_of(place=place, point=point, wanted=wanted, kept=kept)
    latest = max(kept.values(), key=lambda form: form.at, default=None)
    there = next(iter(line.forms.values()), None)
    return FormPage(
        place_id=place.id,
        person_id=place.person_id,
        name=_name(place),
        group_id=place.group_id,
        point=point_of(point=point),
        line=line,
        words=wording_at(site_id=place.site_id, instrument=wanted.instrument.id),
        mode=there.mode if there else latest.mode if latest else _usual_mode(point),
        taken_on=there.taken_on if there else today,
    )


def people_at_point(*, places: list[Place], point: str, today: date) -> tuple[PersonAtPoint, ...]:
    """These people at one point: five queries however many they are."""
    kept = kept_answers(places=[place.id for place in places], point=point)
    days = session_days(groups={place.group_id for place in places})
    goals = _goals(places) if point in ("baseline", REVIEWED_AT) else None
    return tuple(_person(place, point, kept, days, goals, today) for place in places)


def _person(
    place: Place,
    point: str,
    kept: Mapping[Key, Kept],
    days: Mapping[UUID, tuple[datetime, ...]],
    goals: Mapping[UUID, Goal] | None,
    today: date,
) -> PersonAtPoint:
    dates = course_dates(sessions=days.get(place.group_id, ()), offered_at=place.offered_at)
    lines = tuple(
        line_of(place=place, point=point, wanted=each, kept=kept)
        for each in battery(point=point, joints=place.referral.joints)
    )
    known = {line.id for line in lines}
    further = dict.fromkeys(key[2] for key in kept if key[0] == place.id and key[2] not in known)
    done = days_done(kept=kept, place_id=place.id) if all(line.done for line in lines) else {}
    points = dates.points(today=today, done=done) if dates else ()
    return PersonAtPoint(
        place_id=place.id,
        person_id=place.person_id,
        name=_name(place),
        state=place.state,
        due=next((each for each in points if each.point.id == point), None),
        lines=lines,
        further=tuple(
            line_of(
                place=place,
                point=point,
                wanted=asked(instrument=name, joints=place.referral.joints),
                kept=kept,
            )
            for name in further
        ),
        goal=None if goals is None else _goal(goals.get(place.person_id), point),
    )


def line_of(*, place: Place, point: str, wanted: Asked, kept: Mapping[Key, Kept]) -> InstrumentLine:
    """One instrument with the forms that are there."""
    forms = {
        about: kept[key]
        for about in wanted.abouts
        if (key := (place.id, point, wanted.instrument.id, about)) in kept
    }
    return InstrumentLine(asked=wanted, forms=forms)


def _goals(places: list[Place]) -> dict[UUID, Goal]:
    """One query: the latest goal of each person."""
    people = [place.person_id for place in places]
    return {goal.person_id: goal for goal in Goal.objects.filter(person_id__in=people).order_by("at", "id")}


def _goal(goal: Goal | None, point: str) -> GoalLine:
    return GoalLine(
        words=goal.words if goal else "",
        confidence=goal.confidence if goal else None,
        reached=goal.reached if goal else None,
        review=point == REVIEWED_AT,
    )


def _name(place: Place) -> str:
    return f"{place.person.given_name} {place.person.family_name}"


def _usual_mode(point: str) -> str:
    """Months after the end people are rung up; before that they are in the room."""
    return "phone" if point.startswith("month-") else "in_person"
