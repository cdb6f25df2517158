"""Waiting lists and staff time: what more capacity does, without calling it money."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import number
from rehabit.economics.budget.counts import People, VisitsPerPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingYear:
    """``start`` wait when the year begins; ``joined`` and ``served`` in it; ``end`` wait when it is over.

    ``weeks`` is how long somebody who joins at the end would wait at that year's pace; None when nobody is
    served."""

    year: int
    start: People
    joined: People
    served: People
    end: People
    weeks: float | None


def waiting_list(*, waiting: People, joining: People, capacity: Sequence[People]) -> tuple[WaitingYear, ...]:
    """A row a year: those who wait are served first come, first served, up to the year's ``capacity``."""
    rows, start = [], waiting
    for year, room in enumerate(capacity, start=1):
        there = start.count + joining.count
        served = min(there, room.count)
        end = People(there - served)
        weeks = end.count / room.count * 52 if room.count else None
        rows.append(
            WaitingYear(year=year, start=start, joined=joining, served=People(served), end=end, weeks=weeks)
        )
        start = end
    return tuple(rows)


def staff_hours_freed(
    *,
    people: People,
    one_to_one: VisitsPerPerson,
    hours_a_visit: float,
    group_hours: float,
    group_size: float,
) -> float:
    """Hours of staff: one-to-one visits not made, less the hours of the groups that took their place.

    ``group_hours`` are all staff hours of one group from first to last session. Negative when groups take
    more. Full substitution is assumed: everybody would have had the visits.
    """
    number(hours_a_visit, place="hours of a visit", low=0)
    number(group_hours, place="staff hours of a group", low=0)
    number(group_size, place="people in a group", low=1)
    return people.count * (one_to_one.count * hours_a_visit - group_hours / group_size)
