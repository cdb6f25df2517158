"""Completion: three quarters of the sessions, shown all along as sessions still needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.delivery.attendance import Attendance
from rehabit.kernel import Caution

COMPLETION_PERCENT = 75
"""Per cent of sessions. Source: the programme's evidence page, used in its national reports."""

MISSES_BEFORE_A_CALL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StillNeeded:
    """How far one person is from completing.

    ``needed`` of ``sessions`` make completion, ``attended`` have been, ``to_come`` are left, and ``still``
    more are needed. ``completed`` says that it is done, ``possible`` that it is or still can be.
    """

    sessions: int
    attended: int
    to_come: int
    needed: int
    still: int
    completed: bool
    possible: bool
    sentence: str


def sessions_needed(*, sessions: int) -> int:
    """Return how many of the sessions make completion: 9 of 12, 8 of 10 (rounded up)."""
    return -(-sessions * COMPLETION_PERCENT // 100)


def still_needed(*, sessions: int, attended: int, to_come: int) -> StillNeeded:
    """Work out what one person still needs.

    ``sessions`` are those held and those to come; one that did not happen and is not made up counts
    for nobody. A make-up session in another group counts in ``attended``. Raises ValueError when
    more are to come than there are, or a number is negative.
    """
    if min(sessions, attended, to_come) < 0 or to_come > sessions:
        raise ValueError(f"{attended} attended and {to_come} to come cannot belong to {sessions} sessions.")
    needed = sessions_needed(sessions=sessions)
    still = max(needed - attended, 0)
    return StillNeeded(
        sessions=sessions,
        attended=attended,
        to_come=to_come,
        needed=needed,
        still=still,
        completed=sessions > 0 and still == 0,
        possible=sessions > 0 and still <= to_come,
        sentence=_sentence(sessions=sessions, still=still, to_come=to_come, needed=needed),
    )


def missed_in_a_row(*, marks: Sequence[Attendance]) -> int:
    """Return how many of the last sessions were missed one after the other; ``marks`` in order of date."""
    return next((n for n, mark in enumerate(reversed(marks)) if mark.attended), len(marks))


def call_after_misses(*, marks: Sequence[Attendance]) -> tuple[Caution, ...]:
    """Return a reminder to ring somebody who missed two or more in a row; nothing when there is no need."""
    missed = missed_in_a_row(marks=marks)
    if missed < MISSES_BEFORE_A_CALL:
        return ()
    return (Caution("missed_in_a_row", f"Missed the last {missed} sessions. Ring and ask how things are."),)


def _sentence(*, sessions: int, still: int, to_come: int, needed: int) -> str:
    if sessions == 0:
        return "No session is planned."
    if still == 0:
        return f"Completed: at least {needed} of {sessions} sessions attended."
    if still > to_come:
        return f"{still} more would be needed and {to_come} are left. A make-up session counts."
    more = "1 more session" if still == 1 else f"{still} more sessions"
    return f"{more} needed; {to_come} to come."
