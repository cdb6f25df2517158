"""The dated sessions of a group: so many, on these weekdays, never on a bank holiday or closed day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rehabit.delivery.bank_holidays import Nation, bank_holidays
from rehabit.delivery.fidelity import rhythm_cautions
from rehabit.kernel import Caution, Refusal

LONDON = ZoneInfo("Europe/London")
"""The clock on the wall of every site, summer and winter."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Names in the order of ``date.weekday()``: Monday is 0."""

LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How many sessions a programme has and how many fall in a week, such as 12 and 2, or 10 and 2."""

    sessions: int
    per_week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSession:
    """Session ``number`` (from 1), with its start and end on London's clock."""

    number: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedDay:
    """A day on which a session would have fallen, and why it does not."""

    day: date
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The sessions in order, the days passed over, and what to think about before booking the room."""

    sessions: tuple[DatedSession, ...]
    skipped: tuple[SkippedDay, ...]
    cautions: tuple[Caution, ...]


def schedule(
    *,
    shape: Shape,
    start: date,
    weekdays: Sequence[int],
    at: time,
    minutes: int,
    closed_days: Mapping[date, str],
    nation: Nation,
) -> Timetable | Refusal:
    """Lay the sessions of a group on dates from ``start`` on.

    ``weekdays`` counts from Monday as 0; ``minutes`` is the length of one session; ``closed_days`` maps
    days on which the venue is closed to the reason. A start that is itself a holiday is passed over
    like any other day. Refusals: ``no_sessions``, ``no_length``, ``weekdays_do_not_fit``,
    ``start_on_other_weekday``, ``no_room`` (the sessions do not fit into a year).
    """
    fault = _fault(shape=shape, start=start, weekdays=weekdays, minutes=minutes)
    if fault is not None:
        return fault
    holidays = bank_holidays(nation=nation, first=start, last=start + LONGEST)
    days, skipped = _lay(
        wanted=shape.sessions, start=start, weekdays=weekdays, closed=closed_days, holidays=holidays
    )
    if len(days) < shape.sessions:
        return Refusal(
            "no_room",
            f"Only {len(days)} of {shape.sessions} sessions fit into a year. Open some of the closed days.",
        )
    sessions = tuple(
        _dated(number=number, day=day, at=at, minutes=minutes) for number, day in enumerate(days, start=1)
    )
    return Timetable(sessions=sessions, skipped=tuple(skipped), cautions=rhythm_cautions(days=days))


def _fault(*, shape: Shape, start: date, weekdays: Sequence[int], minutes: int) -> Refusal | None:
    if shape.sessions < 1:
        return Refusal("no_sessions", f"A programme of {shape.sessions} sessions cannot be dated.")
    if minutes < 1:
        return Refusal("no_length", f"A session cannot last {minutes} minutes.")
    if len(set(weekdays)) != shape.per_week or not set(weekdays) <= set(range(7)):
        return Refusal(
            "weekdays_do_not_fit",
            f"The programme meets {shape.per_week} times a week, but {len(set(weekdays))} weekdays were "
            f"chosen. Choose {shape.per_week}.",
        )
    if start.weekday() not in weekdays:
        names = " and ".join(WEEKDAYS[day] for day in sorted(weekdays))
        next_day = next(day for day in _following(start=start) if day.weekday() in weekdays)
        return Refusal(
            "start_on_other_weekday",
            f"{_words(day=start)} is not a {names.replace(' and ', ' or ')}. "
            f"The next day that fits is {_words(day=next_day)}.",
        )
    return None


def _lay(
    *,
    wanted: int,
    start: date,
    weekdays: Sequence[int],
    closed: Mapping[date, str],
    holidays: Mapping[date, str],
) -> tuple[list[date], list[SkippedDay]]:
    days: list[date] = []
    skipped: list[SkippedDay] = []
    for day in _following(start=start):
        if len(days) == wanted:
            break
        if day.weekday() not in weekdays:
            continue
        if day in holidays:
            skipped.append(SkippedDay(day=day, code="bank_holiday", reason=holidays[day]))
        elif day in closed:
            skipped.append(SkippedDay(day=day, code="closed", reason=closed[day]))
        else:
            days.append(day)
    return days, skipped


def _following(*, start: date) -> list[date]:
    return [start + timedelta(days=n) for n in range(LONGEST.days + 1)]


def _dated(*, number: int, day: date, at: time, minutes: int) -> DatedSession:
    starts_at = datetime.combine(day, at, tzinfo=LONDON)
    return DatedSession(number=number, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes))


def _words(*, day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {day:%B %Y}"
