"""What has been answered: the latest row of each instrument at each point, with its scores."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rehabit.outcomes import Alert, NotScored, Score, alerts
from rehabit.queries.stored_scores import ENTERED, stored_score
from rehabit.records.models import Measurement

Key = tuple[UUID, str, str, str]
"""Place, point, instrument and the joint it is about (empty for the whole person)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One form as it stands. `before` counts the earlier rows that it corrects; `entered` says that only
    the scores were typed in."""

    place_id: UUID
    point: str
    instrument: str
    about: str
    answers: Mapping[str, Any]
    taken_on: date
    mode: str
    at: datetime
    by: str
    before: int
    entered: bool
    scores: Mapping[str, Score | NotScored]

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What somebody has to be told about, as long as this answer stands."""
        return alerts(instrument=self.instrument, answers=self.answers)


def kept_answers(*, places: Collection[UUID], point: str = "") -> dict[Key, Kept]:
    """Two queries: the forms that count for these places, at one point or at all of them."""
    rows = Measurement.objects.filter(place_id__in=places).select_related("by_user")
    if point:
        rows = rows.filter(point=point)
    rows = rows.prefetch_related("scores").order_by("at", "id")
    times: Counter[Key] = Counter()
    latest: dict[Key, Measurement] = {}
    for row in rows:
        key = (row.place_id, row.point, row.instrument, row.about)
        times[key] += 1
        latest[key] = row
    return {key: _kept(row, times[key] - 1) for key, row in latest.items()}


def days_done(*, kept: Mapping[Key, Kept], place_id: UUID) -> dict[str, date]:
    """For each point at which something was answered, the latest day on which it was."""
    days: dict[str, date] = {}
    for (place, point, _, _), form in kept.items():
        if place == place_id:
            days[point] = max(form.taken_on, days.get(point, form.taken_on))
    return days


def _kept(row: Measurement, before: int) -> Kept:
    stored = list(row.scores.all())
    return Kept(
        place_id=row.place_id,
        point=row.point,
        instrument=row.instrument,
        about=row.about,
        answers=row.answers,
        taken_on=row.taken_on,
        mode=row.mode,
        at=row.at,
        by=row.by_user.name if row.by_user else "",
        before=before,
        entered=any(score.engine == ENTERED for score in stored),
        scores={
            score.scale: stored_score(
                instrument=row.instrument, version=row.version, about=row.about, row=score
            )
            for score in stored
        },
    )
