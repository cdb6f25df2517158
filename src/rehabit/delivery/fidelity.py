"""The rhythm that makes a group count as the programme: twice a week or more, over five weeks or more.

Source: the programme's public page on what makes it different; see the notes on delivery, section 2.2.
"""

from collections.abc import Sequence
from datetime import date

from rehabit.kernel import Caution

LEAST_PER_WEEK = 2
LEAST_WEEKS = 5


def rhythm_cautions(*, days: Sequence[date]) -> tuple[Caution, ...]:
    """List where the dates of a group's sessions fall short of the rhythm.

    A week is seven days counted from the first session, so that a group may begin on any weekday. The
    last week is not held against a group whose sessions simply come to an odd end.
    """
    if not days:
        return ()
    first = min(days)
    weeks = (max(days) - first).days // 7 + 1
    per_week = [sum((day - first).days // 7 == week for day in days) for week in range(weeks)]
    cautions = [_thin(first=first, week=n, held=held) for n, held in enumerate(per_week[:-1], start=0)]
    found = [caution for caution in cautions if caution is not None]
    if weeks < LEAST_WEEKS:
        found.insert(0, _short(weeks=weeks))
    return tuple(found)


def _short(*, weeks: int) -> Caution:
    return Caution(
        "too_few_weeks",
        f"The group would last {weeks} weeks; the programme runs over at least {LEAST_WEEKS}.",
    )


def _thin(*, first: date, week: int, held: int) -> Caution | None:
    if held >= LEAST_PER_WEEK:
        return None
    begins = date.fromordinal(first.toordinal() + 7 * week)
    times = ("no session", "one session")[held]
    return Caution(
        "thin_week",
        f"The week from {begins.day} {begins:%B %Y} has {times}; the programme meets at least twice a week.",
    )
