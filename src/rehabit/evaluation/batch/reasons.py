"""Reasons as small numbers, so that a million of them fit into a column."""

from rehabit.outcomes import Reason

FINE = 0
"""The code of a row that has a score."""

REASONS: tuple[Reason, ...] = tuple(Reason)


def code_of(reason: Reason) -> int:
    """The code of a reason, 1 or more."""
    return REASONS.index(reason) + 1


def reason_of(code: int) -> Reason | None:
    """The reason behind a code; None where there is a score."""
    return None if code == FINE else REASONS[code - 1]
