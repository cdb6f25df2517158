"""When a course began and ends for one person: the days that every window of measurement hangs on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from rehabit.outcomes import DuePoint, due
from rehabit.records.models import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDates:
    """The first session, the second when there is one, and the last; cancelled sessions do not count."""

    start: date
    second: date | None
    end: date

    def points(self, *, today: date, done: Mapping[str, date]) -> tuple[DuePoint, ...]:
        """Every point of measurement with its window, as it stands today."""
        return due(
            start=self.start, second_session=self.second, programme_end=self.end, today=today, done=done
        )


def session_days(*, groups: Collection[UUID]) -> dict[UUID, tuple[datetime, ...]]:
    """One query: when the sessions of each group begin, in order, without cancelled ones."""
    found: defaultdict[UUID, list[datetime]] = defaultdict(list)
    sessions = Session.objects.filter(group_id__in=groups).exclude(state="cancelled").order_by("starts_at")
    for group_id, starts_at in sessions.values_list("group_id", "starts_at"):
        found[group_id].append(starts_at)
    return {group_id: tuple(days) for group_id, days in found.items()}


def course_dates(*, sessions: Sequence[datetime], offered_at: datetime) -> CourseDates | None:
    """The dates for somebody who was offered a place at that moment; None while no session is planned.

    Whoever joins a running group starts at the first session after the offer.
    """
    if not sessions:
        return None
    own = [at for at in sessions if at >= offered_at] or list(sessions)
    days = [timezone.localdate(at) for at in own]
    return CourseDates(start=days[0], second=days[1] if len(days) > 1 else None, end=days[-1])
