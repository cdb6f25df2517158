"""Days and moments of a made-up clinic, counted from the moment it is looked at."""

import random
from datetime import date, datetime, time, timedelta

from rehabit.delivery import LONDON, Nation, bank_holidays

FRIDAY = 4
PAIRS = {0: (0, 3), 1: (1, 4), 2: (2, 4), 3: (0, 3), 4: (1, 4)}
"""For each weekday (Monday is 0) two days a week that it belongs to, with a day of rest between."""
_FAR = timedelta(days=150)


def local_day(*, at: datetime) -> date:
    """The day it is in the clinic."""
    return at.astimezone(LONDON).date()


def moment(*, day: date, hour: int, minute: int = 0) -> datetime:
    """A time on the clinic's clock."""
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


def working_day(*, day: date, step: int = 1) -> date:
    """That day, or the next one (the one before with `step` -1) that is no weekend and no bank holiday."""
    shut = _holidays(first=day - _FAR, last=day + _FAR)
    while day.weekday() > FRIDAY or day in shut:
        day += timedelta(days=step)
    return day


def in_the_office(*, rng: random.Random, day: date, afternoon: bool = False) -> datetime:
    """A morning or an afternoon moment on that day or the next working day.

    Two steps that a holiday pushes onto one day keep their order when the later one is in the afternoon.
    """
    hour = rng.randint(13, 16) if afternoon else rng.randint(9, 11)
    return moment(day=working_day(day=day), hour=hour, minute=rng.randint(0, 59))


def first_day(*, number: int, falls_on: date, weekdays: tuple[int, ...]) -> date:
    """The first meeting of a group whose meeting `number` falls on that day.

    Raises ValueError when the group cannot meet on that day.
    """
    shut = _holidays(first=falls_on - _FAR, last=falls_on)
    if falls_on.weekday() not in weekdays or falls_on in shut:
        raise ValueError(f"A group of weekdays {weekdays} does not meet on {falls_on}.")
    back = (falls_on - timedelta(days=days) for days in range(_FAR.days))
    meets = [day for day in back if day.weekday() in weekdays and day not in shut]
    return meets[number - 1]


def _holidays(*, first: date, last: date) -> set[date]:
    return set(bank_holidays(nation=Nation.ENGLAND_AND_WALES, first=first, last=last))
