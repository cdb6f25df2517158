"""The follow-ups of a site: whose window is open, closing, overdue or missed, and what opens soon."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import Choice, load
from rehabit.catalogue.collection import CollectionPoint
from rehabit.outcomes.schedule import CLOSING_DAYS
from rehabit.queries.asking import NotFound, query
from rehabit.queries.battery import point_of
from rehabit.records.models import FollowUp, Measurement

SOON = timedelta(days=14)
"""Windows that open within two weeks are shown, so that a call can be planned."""

MISSED_SHOWN = timedelta(days=90)
"""A window that closed without answers stays on the list this long, to be closed with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """One person at one point. `standing` is soon, open, overdue, closing or missed; overdue means that the
    day it was aimed at has passed while the window is still open."""

    follow_up_id: UUID
    place_id: UUID
    person_id: UUID
    name: str
    phone: str
    group: str
    point: CollectionPoint
    standing: str
    opens_on: date
    due_on: date
    closes_on: date
    answered: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUps:
    """The list in the order in which it is worth ringing: what closes first comes first.

    `later` counts the windows that open after the next two weeks.
    """

    lines: tuple[FollowUpLine, ...]
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePage:
    """One follow-up about to be closed, and the reasons to choose from."""

    line: FollowUpLine
    reasons: tuple[Choice, ...]


@query(Permission.MEASURE)
def due_list(*, by: Viewer, at: datetime) -> FollowUps:
    """Every follow-up of the site that can be worked on, three queries however long it is."""
    today = timezone.localdate(at)
    waiting = FollowUp.objects.filter(site_id=by.site_id, closures__isnull=True)
    rows = list(
        waiting.filter(opens_on__lte=today + SOON, closes_on__gte=today - MISSED_SHOWN)
        .select_related("person", "place__group")
        .order_by("closes_on", "person__family_name", "id")
    )
    answered = _answered(rows)
    lines = [_line(row, answered[row.place_id, row.point], today) for row in rows]
    order = ["closing", "overdue", "open", "soon", "missed"]
    open_lines = [line for line in lines if line.answered < line.asked]
    return FollowUps(
        lines=tuple(sorted(open_lines, key=lambda line: order.index(line.standing))),
        later=waiting.filter(opens_on__gt=today + SOON).count(),
    )


@query(Permission.MEASURE)
def closing(*, by: Viewer, at: datetime, follow_up_id: UUID) -> ClosePage:
    """One follow-up of the site, to be closed with a reason."""
    row = (
        FollowUp.objects.filter(site_id=by.site_id, id=follow_up_id)
        .select_related("person", "place__group")
        .first()
    )
    if row is None:
        raise NotFound("follow-up", follow_up_id)
    answered = _answered([row])
    return ClosePage(
        line=_line(row, answered[row.place_id, row.point], timezone.localdate(at)),
        reasons=load().choices("no_answer_reasons").choices,
    )


def _answered(rows: list[FollowUp]) -> defaultdict[tuple[UUID, str], set[str]]:
    """One query: the instruments answered at each place and point."""
    found: defaultdict[tuple[UUID, str], set[str]] = defaultdict(set)
    forms = Measurement.objects.filter(
        place_id__in=[row.place_id for row in rows], point__in={row.point for row in rows}
    )
    for place_id, point, instrument in forms.values_list("place_id", "point", "instrument"):
        found[place_id, point].add(instrument)
    return found


def _line(row: FollowUp, answered: set[str], today: date) -> FollowUpLine:
    point = point_of(point=row.point)
    return FollowUpLine(
        follow_up_id=row.id,
        place_id=row.place_id,
        person_id=row.person_id,
        name=f"{row.person.given_name} {row.person.family_name}",
        phone=row.person.phone,
        group=row.place.group.name,
        point=point,
        standing=standing_of(today=today, opens=row.opens_on, due=row.due_on, closes=row.closes_on),
        opens_on=row.opens_on,
        due_on=row.due_on,
        closes_on=row.closes_on,
        answered=len(answered & set(point.instruments)),
        asked=len(point.instruments),
    )


def standing_of(*, today: date, opens: date, due: date, closes: date) -> str:
    """Where a window stands: soon, open, overdue, closing (its last seven days) or missed."""
    if today > closes:
        return "missed"
    if today < opens:
        return "soon"
    if closes - today < timedelta(days=CLOSING_DAYS):
        return "closing"
    return "overdue" if today > due else "open"
