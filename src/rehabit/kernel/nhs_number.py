"""The NHS number: ten digits, the last one a check on the others.

Source of ranges and check digit: the nhs-number package 2.2, which follows the NHS data dictionary.
The package looks at the check digit only unless it is asked for a region; the rules on ranges and on
ten equal digits are ours.
"""

from dataclasses import dataclass

from nhs_number.constants import (
    REGION_ENGLAND_WALES_IOM,
    REGION_NORTHERN_IRELAND,
    REGION_SCOTLAND,
    REGION_SYNTHETIC,
)
from nhs_number.validate import is_valid

from rehabit.kernel.text import tidy
from rehabit.kernel.verdict import Refusal

_LENGTH = 10
_ADVICE = "Copy the 10 digits from the referral letter."
_ISSUED_HERE = (
    REGION_ENGLAND_WALES_IOM,
    REGION_NORTHERN_IRELAND,
    REGION_SCOTLAND,
    REGION_SYNTHETIC,
)


@dataclass(frozen=True, slots=True)
class NhsNumber:
    """A valid NHS number. Make one with :func:`parse_nhs_number`."""

    digits: str

    def __str__(self) -> str:
        return f"{self.digits[:3]} {self.digits[3:6]} {self.digits[6:]}"

    @property
    def is_test(self) -> bool:
        """Whether the number is from the range 900-999, which is never given to a person."""
        return self.digits.startswith("9")


def parse_nhs_number(*, text: str) -> NhsNumber | Refusal:
    """Read an NHS number written with or without spaces and hyphens.

    Refusals: ``missing``, ``not_digits``, ``wrong_length``, ``check_digit``, ``never_issued``.
    """
    written = tidy(text=text)
    bare = written.replace(" ", "").replace("-", "")
    if not bare:
        return Refusal("missing", "No NHS number was given.")
    if not (bare.isascii() and bare.isdigit()):
        return Refusal("not_digits", f"“{written}” has other characters than digits. {_ADVICE}")
    if len(bare) != _LENGTH:
        return Refusal("wrong_length", f"“{written}” has {len(bare)} digits; an NHS number has 10. {_ADVICE}")
    return _issued(digits=bare)


def _issued(*, digits: str) -> NhsNumber | Refusal:
    number = NhsNumber(digits)
    if not is_valid(digits):
        return Refusal(
            "check_digit",
            f"{number} is not a possible NHS number: its last digit does not fit the others, "
            f"so one digit is probably mistyped. {_ADVICE}",
        )
    repeated = len(set(digits)) == 1
    if repeated or not any(is_valid(digits, for_region=region) for region in _ISSUED_HERE):
        return Refusal("never_issued", f"{number} is in a range that is never given to a patient. {_ADVICE}")
    return number
