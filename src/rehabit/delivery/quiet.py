"""Who has gone quiet: no sign from home, or sessions missed. A reason to ring, never a reproach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rehabit.delivery.attendance import Attendance
from rehabit.delivery.completion import call_after_misses
from rehabit.kernel import Caution

QUIET_AFTER_DAYS = 7
"""Days without a diary entry before somebody counts as quiet; a choice of this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What was heard of one person.

    ``diary_since`` is the day they could first use the diary, ``last_entry`` the last day with one (None for
    never), ``keeps_diary`` is false for somebody who chose not to keep one; ``marks`` in order of date.
    """

    keeps_diary: bool
    diary_since: date
    last_entry: date | None
    marks: Sequence[Attendance]


def quiet_reasons(*, signs: Signs, today: date) -> tuple[Caution, ...]:
    """List why somebody counts as quiet; empty when they do not.

    Silence is counted from the last entry, or from the day the diary could first be used. Somebody
    who keeps no diary is never called quiet for that.
    """
    return (*_silence(signs=signs, today=today), *call_after_misses(marks=signs.marks))


def _silence(*, signs: Signs, today: date) -> tuple[Caution, ...]:
    days = (today - (signs.last_entry or signs.diary_since)).days
    if not signs.keeps_diary or days < QUIET_AFTER_DAYS:
        return ()
    if signs.last_entry is None:
        return (Caution("diary_never", f"No diary entry in the {days} days since it could be used."),)
    return (Caution("diary_silent", f"No diary entry for {days} days."),)
