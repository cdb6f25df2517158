"""Codes to sign in with, made for people who read them from a card and type them once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rehabit.kernel import ALLOWED, Allowed, Refusal, tidy

ALPHABET = "BCDFGHJKMNPQRTVWXY3479"
"""22 letters and figures. No look-alikes (0 O, 1 I L, 2 Z, 5 S, 6 and 8), and no vowels, so no words."""

LENGTH = 8
"""22 to the power of 8 is above 2 to the power of 35: with the limit on attempts it cannot be guessed."""

MOST_ATTEMPTS = 5
"""Wrong codes typed for one code before it stops working."""


class Handed(StrEnum):
    """How the code reached the person."""

    EMAIL = "email"
    TEXT_MESSAGE = "text_message"
    CARD = "card"


LIFETIME = {
    Handed.EMAIL: timedelta(minutes=15),
    Handed.TEXT_MESSAGE: timedelta(minutes=15),
    Handed.CARD: timedelta(days=14),
}
"""How long a code works. A card is handed over in person and used at home, so it lives longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCode:
    """What is kept about a code that was issued; the code itself is kept as a hash by the caller."""

    handed: Handed
    issued_at: datetime
    used: bool
    wrong_attempts: int


def new_code(*, random_indexes: Sequence[int]) -> str:
    """Make a code from eight random whole numbers, each from 0 to 21 with the same chance.

    Raises ValueError when there are not eight or one is out of range.
    """
    if len(random_indexes) != LENGTH or not all(0 <= index < len(ALPHABET) for index in random_indexes):
        raise ValueError(f"Hand in {LENGTH} numbers from 0 to {len(ALPHABET) - 1}, not {random_indexes!r}.")
    return "".join(ALPHABET[index] for index in random_indexes)


def shown(*, code: str) -> str:
    """Return the code as it is printed: two groups of four ("BCDF-GHJK")."""
    return f"{code[:4]}-{code[4:]}"


def normalise_code(*, typed: str) -> str | Refusal:
    """Read a code as typed: any case, spaces and hyphens anywhere. Refusals: ``missing``, ``not_a_code``."""
    bare = tidy(text=typed).replace(" ", "").replace("-", "").replace("–", "").upper()
    if not bare:
        return Refusal("missing", "Type the code from your card or message.")
    if len(bare) != LENGTH:
        return Refusal("not_a_code", f"The code has {LENGTH} letters and figures; you typed {len(bare)}.")
    strange = sorted(set(bare) - set(ALPHABET))
    if strange:
        return Refusal("not_a_code", f"The code never has {' or '.join(strange)} in it. Look again.")
    return bare


def may_use(*, code: IssuedCode, at: datetime) -> Allowed | Refusal:
    """Say whether an issued code still works. Refusals: ``used``, ``too_many_attempts``, ``expired``."""
    if code.used:
        return Refusal("used", "This code has been used. Ask for a new one.")
    if code.wrong_attempts >= MOST_ATTEMPTS:
        return Refusal("too_many_attempts", "Too many wrong codes were typed. Ask for a new one.")
    if at >= expires_at(code=code):
        return Refusal("expired", "This code has run out. Ask for a new one.")
    return ALLOWED


def expires_at(*, code: IssuedCode) -> datetime:
    """Return the moment from which the code no longer works."""
    return code.issued_at + LIFETIME[code.handed]
