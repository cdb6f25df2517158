"""People: found by name, date of birth or NHS number; and one person's whole record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import instruments
from rehabit.kernel import Refusal, parse_day, tidy
from rehabit.participants import ConsentKind
from rehabit.queries.asking import NotFound, query
from rehabit.queries.current_plan import PlannedExercise, plan_of_person
from rehabit.queries.needs_in_words import NeedWords, open_needs
from rehabit.queries.referral_words import joint_words
from rehabit.queries.session_rows import MarkRow, attendance
from rehabit.records.models import (
    AdverseEvent,
    Attendance,
    Consent,
    Goal,
    Measurement,
    Need,
    Person,
    Place,
    Referral,
    ReferralStatus,
    Session,
    SessionNote,
)

MOST = 50
"""How many people a search shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in a list, with where they stand now."""

    id: UUID
    name: str
    born_on: date
    nhs_number: str
    group: str
    place_state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFound:
    """What a search found; `more` when there are more than are shown."""

    people: tuple[PersonLine, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    id: UUID
    referred_on: date
    joints: str
    route: str
    state: str
    reason: str
    referrer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    id: UUID
    words: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """`given` is None when it was never asked."""

    kind: str
    given: bool | None
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    words: str
    confidence: int
    reached: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One session as this person had it: the mark, or None."""

    session_id: UUID
    number: int
    starts_at: datetime
    state: str
    mark: MarkRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    id: UUID
    group_id: UUID
    group: str
    state: str
    offered_at: datetime
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """An instrument answered: its name and date; the scores have a page of their own."""

    title: str
    point: str
    taken_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    words: str
    at: datetime
    by: str
    session: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    kind: str
    severity: str
    words: str
    action_taken: str
    told: str
    happened_on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """Everything known of one person at this site."""

    id: UUID
    name: str
    details: Mapping[str, Any]
    age: int
    referrals: tuple[ReferralLine, ...]
    needs: tuple[NeedLine, ...]
    needs_words: tuple[NeedWords, ...]
    consents: tuple[ConsentLine, ...]
    goals: tuple[GoalLine, ...]
    places: tuple[PlaceLine, ...]
    plan: tuple[PlannedExercise, ...]
    measures: tuple[MeasureLine, ...]
    notes: tuple[NoteLine, ...]
    events: tuple[EventLine, ...]


@query(Permission.SEE_PERSON)
def find_people(*, by: Viewer, at: datetime, search: str = "") -> PeopleFound:
    """People whose name, NHS number or date of birth fits; without a search those seen last."""
    words = tidy(text=search)
    found = Person.objects.filter(site_id=by.site_id)
    found = found.filter(_fits(words=words, at=at)) if words else found
    order = ("family_name", "given_name", "id") if words else ("-created_at", "-id")
    rows = list(_with_place(found).order_by(*order)[: MOST + 1])
    return PeopleFound(people=tuple(_line(row) for row in rows[:MOST]), more=len(rows) > MOST)


@query(Permission.SEE_PERSON, audited_as="person_id")
def person_record(*, person_id: UUID, by: Viewer, at: datetime) -> PersonRecord:
    """One person's record; opening it is written to the audit trail. Raises NotFound."""
    person = Person.objects.filter(site_id=by.site_id, id=person_id).first()
    if person is None:
        raise NotFound("person", person_id)
    today = timezone.localdate(at)
    needs = Need.objects.filter(person_id=person_id, ended_at__isnull=True).order_by("at", "id")
    words = open_needs(site_id=by.site_id, people=[person_id])[person_id]
    return PersonRecord(
        id=person.id,
        name=f"{person.given_name} {person.family_name}",
        details={name: getattr(person, name) for name in _DETAILS},
        age=today.year - person.born_on.year - ((today.month, today.day) < _birthday(person)),
        referrals=_referrals(person_id),
        needs=tuple(
            NeedLine(id=need.id, words=meant.words, since=need.at)
            for need, meant in zip(needs, words, strict=True)
        ),
        needs_words=words,
        consents=_consents(person_id),
        goals=_goals(person_id),
        places=_places(person_id),
        plan=plan_of_person(person_id=person_id),
        measures=_measures(person_id),
        notes=_notes(person_id),
        events=_events(person_id),
    )


_DETAILS = (
    "given_name", "family_name", "born_on", "nhs_number", "sex", "phone", "email", "address",
    "postcode", "gp_practice", "language",
)  # fmt: skip


def _birthday(person: Person) -> tuple[int, int]:
    return person.born_on.month, person.born_on.day


def _fits(*, words: str, at: datetime) -> Q:
    digits = "".join(letter for letter in words if letter.isdigit())
    if len(digits) == 10:
        return Q(nhs_number=digits)
    day = parse_day(text=words, latest=timezone.localdate(at)) if digits else None
    if day is not None and not isinstance(day, Refusal):
        return Q(born_on=day)
    fits = Q()
    for word in words.split():
        fits &= Q(family_name__istartswith=word) | Q(given_name__istartswith=word)
    return fits


def _with_place(people: QuerySet[Person]) -> QuerySet[Person]:
    latest = Place.objects.filter(person_id=OuterRef("id")).order_by("-offered_at")
    return people.annotate(
        group_name=Subquery(latest.values("group__name")[:1]), place=Subquery(latest.values("state")[:1])
    )


def _line(row: Any) -> PersonLine:
    return PersonLine(
        id=row.id,
        name=f"{row.given_name} {row.family_name}",
        born_on=row.born_on,
        nhs_number=row.nhs_number,
        group=row.group_name or "",
        place_state=row.place or "",
    )


def _referrals(person_id: UUID) -> tuple[ReferralLine, ...]:
    state = ReferralStatus.objects.filter(referral_id=OuterRef("id")).order_by("-at", "-id").values("state")
    rows = Referral.objects.filter(person_id=person_id).annotate(state=Subquery(state[:1]))
    return tuple(
        ReferralLine(
            id=row.id,
            referred_on=row.referred_on,
            joints=joint_words(codes=row.joints),
            route=row.route,
            state=row.state or "received",
            reason=row.reason,
            referrer=", ".join(part for part in (row.referrer_name, row.referrer_organisation) if part),
        )
        for row in rows.order_by("-referred_on", "-id")
    )


def _consents(person_id: UUID) -> tuple[ConsentLine, ...]:
    latest = {row.kind: row for row in Consent.objects.filter(person_id=person_id).order_by("at", "id")}
    return tuple(
        ConsentLine(
            kind=kind.value,
            given=latest[kind].given if kind in latest else None,
            at=latest[kind].at if kind in latest else None,
        )
        for kind in ConsentKind
    )


def _goals(person_id: UUID) -> tuple[GoalLine, ...]:
    rows = Goal.objects.filter(person_id=person_id).order_by("-at", "-id")
    return tuple(
        GoalLine(words=row.words, confidence=row.confidence, reached=row.reached, at=row.at) for row in rows
    )


def _places(person_id: UUID) -> tuple[PlaceLine, ...]:
    marks = {
        row.session_id: MarkRow(
            attendance=attendance(mark=row.mark, reason=row.reason, told_us_before=row.told_us_before),
            needs_follow_up=row.needs_follow_up,
            at=row.at,
        )
        for row in Attendance.objects.filter(person_id=person_id).order_by("at", "id")
    }
    places = list(Place.objects.filter(person_id=person_id).select_related("group").order_by("-offered_at"))
    dated: dict[UUID, list[Seat]] = {}
    for row in Session.objects.filter(group_id__in=[place.group_id for place in places]).order_by("number"):
        seat = Seat(
            session_id=row.id,
            number=row.number,
            starts_at=row.starts_at,
            state=row.state,
            mark=marks.get(row.id),
        )
        dated.setdefault(row.group_id, []).append(seat)
    return tuple(
        PlaceLine(
            id=place.id,
            group_id=place.group_id,
            group=place.group.name,
            state=place.state,
            offered_at=place.offered_at,
            seats=tuple(dated.get(place.group_id, ())),
        )
        for place in places
    )


def _measures(person_id: UUID) -> tuple[MeasureLine, ...]:
    rows = Measurement.objects.filter(person_id=person_id).order_by("-taken_on", "-id")
    return tuple(
        MeasureLine(title=_title(row.instrument), point=row.point, taken_on=row.taken_on) for row in rows
    )


def _title(instrument: str) -> str:
    try:
        return instruments.load(instrument).plain_title
    except LookupError:
        return instrument  # answered with content that this version no longer has


def _notes(person_id: UUID) -> tuple[NoteLine, ...]:
    rows = SessionNote.objects.filter(person_id=person_id).select_related("by_user", "session")
    return tuple(
        NoteLine(
            words=row.words, at=row.at, by=row.by_user.name if row.by_user else "", session=row.session.number
        )
        for row in rows.order_by("-at", "-id")
    )


def _events(person_id: UUID) -> tuple[EventLine, ...]:
    rows = AdverseEvent.objects.filter(person_id=person_id).select_related("by_user")
    return tuple(
        EventLine(
            kind=row.kind,
            severity=row.severity,
            words=row.words,
            action_taken=row.action_taken,
            told=row.told,
            happened_on=row.happened_on,
            by=row.by_user.name if row.by_user else "",
        )
        for row in rows.order_by("-happened_on", "-at", "-id")
    )
