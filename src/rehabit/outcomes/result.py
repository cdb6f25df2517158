"""What scoring gives back: a score, or the reason why there is none.

A score carries where it comes from, so that it can be stored, compared and audited on its own. 'No score'
is a value of its own kind with a reason code and a sentence; it is never a silent None.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from rehabit.catalogue.instrument import Direction

ENGINE = "1"
"""Version of the scoring rules in this package; raised when any result could change for the same answers."""


class Reason(StrEnum):
    """Why something could not be scored or shown."""

    TOO_FEW_ITEMS = "too_few_items"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_ITEM = "unknown_item"
    WRONG_LENGTH = "wrong_length"
    NOT_EVALUABLE = "not_evaluable"
    NO_VALUE_SET = "no_value_set"
    NO_LICENCE_TEXT = "no_licence_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Where a score comes from. `about` is the joint, such as 'left knee', or empty."""

    instrument: str
    version: str
    scale: str
    engine: str
    value_set: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One score, exact.

    `value` is a fraction in the unit of the scale, unrounded. `n_answered` of `n_items` were answered and
    `n_imputed` stood in for the rest. `band` is the named stretch it falls in, or empty.
    """

    stamp: Stamp
    title: str
    value: Fraction
    n_answered: int
    n_items: int
    n_imputed: int
    better: Direction
    band: str
    unit: str
    decimals: int

    @property
    def reason(self) -> None:
        """No reason is needed: there is a score."""
        return None

    def rounded(self, *, places: int | None = None) -> Decimal:
        """The value for display, half away from zero; by default to the places the instrument shows."""
        return round_half_up(self.value, places=self.decimals if places is None else places)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotScored:
    """No score, and why: `reason` for programs, `sentence` for people."""

    stamp: Stamp
    title: str
    reason: Reason
    sentence: str
    n_answered: int
    n_items: int

    @property
    def value(self) -> None:
        """There is no value; `reason` says why."""
        return None


def round_half_up(value: Fraction, *, places: int) -> Decimal:
    """A fraction as a decimal with `places` places, halves away from zero, without a float in between."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = -1 if value < 0 else 1
    return Decimal(sign * whole).scaleb(-places)
