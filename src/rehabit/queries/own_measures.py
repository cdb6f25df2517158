"""The questions that are open to a participant today, and one form of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue.collection import CollectionPoint
from rehabit.outcomes import DuePoint
from rehabit.queries.asking import query
from rehabit.queries.battery import battery
from rehabit.queries.course_dates import course_dates, session_days
from rehabit.queries.kept_answers import kept_answers
from rehabit.queries.measures import (
    ASKED_STATES,
    FormPage,
    InstrumentLine,
    form_page,
    line_of,
    measured_place,
)
from rehabit.records.models import FollowUpClosure, Place, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPoint:
    """One set of questions that is open today."""

    place_id: UUID
    point: CollectionPoint
    closes: date
    lines: tuple[InstrumentLine, ...]

    @property
    def to_do(self) -> tuple[InstrumentLine, ...]:
        return tuple(line for line in self.lines if not line.done)

    @property
    def minutes(self) -> int:
        """About how long the rest takes, rounded up."""
        return -(-sum(line.asked.instrument.minutes for line in self.to_do) // 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestions:
    """What is open now, and when the next set opens (None when none is to come)."""

    points: tuple[OwnPoint, ...]
    opens_next: date | None
    site_phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnForm:
    """One form, how far the person is in the set, and whom to ring."""

    form: FormPage
    number: int
    of: int
    site_phone: str


@query(Permission.ANSWER_OWN_MEASURES)
def own_questions(*, by: Viewer, at: datetime) -> OwnQuestions:
    """Every set of questions that the viewer can answer today."""
    assert by.person_id, "a participant is a person"
    today = timezone.localdate(at)
    place = (
        Place.objects.filter(site_id=by.site_id, person_id=by.person_id, state__in=ASKED_STATES)
        .select_related("referral")
        .order_by("-offered_at", "-id")
        .first()
    )
    points = _points(place, today) if place else ()
    return OwnQuestions(
        points=tuple(_own_point(place, each) for each in points if place and each.asks_now),
        opens_next=min((each.opens for each in points if each.opens > today), default=None),
        site_phone=_site_phone(by),
    )


@query(Permission.ANSWER_OWN_MEASURES)
def own_form(*, by: Viewer, at: datetime, place_id: UUID, point: str, instrument: str) -> OwnForm:
    """One form of the viewer's own, filled in as it stands."""
    place = measured_place(by=by, place_id=place_id)
    page = form_page(place=place, point=point, instrument=instrument, today=timezone.localdate(at))
    asked = [
        each.instrument.id for each in battery(point=point, joints=place.referral.joints) if not each.watched
    ]
    number = asked.index(page.line.id) + 1 if page.line.id in asked else 1
    return OwnForm(form=page, number=number, of=max(len(asked), 1), site_phone=_site_phone(by))


def _points(place: Place, today: date) -> tuple[DuePoint, ...]:
    """The points of the course that are not closed; somebody who never came is asked at the start only."""
    days = session_days(groups=[place.group_id]).get(place.group_id, ())
    dates = course_dates(sessions=days, offered_at=place.offered_at)
    if dates is None:
        return ()
    closures = FollowUpClosure.objects.filter(follow_up__place=place)
    closed = set(closures.values_list("follow_up__point", flat=True))
    return tuple(
        each
        for each in dates.points(today=today, done={})
        if each.point.id not in closed and (place.state != "accepted" or each.point.id == "baseline")
    )


def _own_point(place: Place, due: DuePoint) -> OwnPoint:
    kept = kept_answers(places=[place.id], point=due.point.id)
    return OwnPoint(
        place_id=place.id,
        point=due.point,
        closes=due.closes,
        lines=tuple(
            line_of(place=place, point=due.point.id, wanted=each, kept=kept)
            for each in battery(point=due.point.id, joints=place.referral.joints)
            if not each.watched
        ),
    )


def _site_phone(by: Viewer) -> str:
    return Site.objects.values_list("phone", flat=True).get(id=by.site_id)
