"""What a person is due to answer, what is about to become void, what is void and why."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rehabit.catalogue.collection import CollectionPoint, collection_points

CLOSING_DAYS = 7
"""A window in its last seven days is 'closing': the moment to ring somebody (a choice of the project)."""


class DueState(StrEnum):
    """Where a collection point stands today."""

    NOT_OPEN = "not_open"
    DUE = "due"
    CLOSING = "closing"
    VOID = "void"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePoint:
    """One collection point for one person today.

    `opens` and `closes` are both inside the window, `aimed_at` is the day it stands for. `done_on` is empty
    until done; `in_window` is false for answers that came outside the window: they are kept and shown, and
    not counted for this point.
    """

    point: CollectionPoint
    state: DueState
    opens: date
    aimed_at: date
    closes: date
    done_on: date | None
    in_window: bool
    sentence: str

    @property
    def asks_now(self) -> bool:
        """Whether the person can be asked today."""
        return self.state in (DueState.DUE, DueState.CLOSING)


def due(
    *,
    start: date,
    programme_end: date,
    today: date,
    done: Mapping[str, date],
    second_session: date | None = None,
    points: tuple[CollectionPoint, ...] | None = None,
) -> tuple[DuePoint, ...]:
    """Every collection point with its window and state, in order of time.

    `done` maps the id of a point ('baseline', 'end', 'month-3', …) to the day its answers were complete.
    The baseline closes with the second session, or a week after the start while that day is not known.
    Raises ValueError when the programme ends before it starts.
    """
    if programme_end < start:
        raise ValueError(
            f"The programme ends on {programme_end}, before it starts on {start}; check both dates."
        )
    plan = collection_points() if points is None else points
    return tuple(
        _due_point(point, start, programme_end, today, done.get(point.id), second_session) for point in plan
    )


def months_after(*, day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due_point(
    point: CollectionPoint,
    start: date,
    programme_end: date,
    today: date,
    done_on: date | None,
    second_session: date | None,
) -> DuePoint:
    before = point.id == "baseline"
    aimed_at = start if before else months_after(day=programme_end, months=point.months)
    opens = aimed_at - timedelta(days=point.opens_days)
    closes = aimed_at + timedelta(days=point.closes_days)
    if before and second_session is not None:
        closes = second_session
    state = _state(today, opens, closes, done_on)
    in_window = done_on is not None and opens <= done_on <= closes
    return DuePoint(
        point=point,
        state=state,
        opens=opens,
        aimed_at=aimed_at,
        closes=closes,
        done_on=done_on,
        in_window=in_window,
        sentence=_sentence(state, opens, closes, done_on, in_window, today),
    )


def _state(today: date, opens: date, closes: date, done_on: date | None) -> DueState:
    if done_on is not None:
        return DueState.DONE
    if today < opens:
        return DueState.NOT_OPEN
    if today > closes:
        return DueState.VOID
    return DueState.CLOSING if closes - today < timedelta(days=CLOSING_DAYS) else DueState.DUE


def _sentence(
    state: DueState, opens: date, closes: date, done_on: date | None, in_window: bool, today: date
) -> str:
    if done_on is not None:
        outside = "" if in_window else f", outside the window of {_day(opens)} to {_day(closes)}"
        return f"Answered on {_day(done_on)}{outside}."
    if state is DueState.NOT_OPEN:
        return f"Opens on {_day(opens)}."
    if state is DueState.VOID:
        return f"Not answered by {_day(closes)}; answers now would not stand for this point."
    left = (closes - today).days
    remaining = {0: "the last day is today", 1: "1 day left"}.get(left, f"{left} days left")
    return f"Due now. Void after {_day(closes)}: {remaining}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
