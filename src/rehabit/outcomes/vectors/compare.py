"""Whether a result agrees with what a vector expects, at the precision the vector states."""

import re
from collections.abc import Sequence
from fractions import Fraction

from rehabit.outcomes.answers import exact
from rehabit.outcomes.result import round_half_up

CLOSE = Fraction(1, 10_000)
"""The tolerance where a vector states no rounding."""

Result = Fraction | bool | str | None | Sequence["Result"]


def agrees(*, found: Result, expected: object, rounding: str) -> bool:
    """True when both are the same answer: numbers at the stated precision, words and truth values exactly.

    `rounding` is the vector's own text, such as '1 dp, half up' or 'integer, half up; …'; empty means
    within 0.0001.
    """
    if isinstance(expected, list):
        return (
            isinstance(found, Sequence)
            and len(found) == len(expected)
            and all(
                agrees(found=one, expected=other, rounding=rounding)
                for one, other in zip(found, expected, strict=True)
            )
        )
    if isinstance(found, Fraction) and isinstance(expected, int | float) and not isinstance(expected, bool):
        places = _places(rounding)
        if places is None:
            return abs(found - exact(expected)) < CLOSE
        return exact(round_half_up(found, places=places)) == exact(expected)
    return type(found) is type(expected) and found == expected


def _places(rounding: str) -> int | None:
    if rounding.startswith("integer"):
        return 0
    places = re.match(r"(\d+) dp", rounding)
    return int(places.group(1)) if places else None
