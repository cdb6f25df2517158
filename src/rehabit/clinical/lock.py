"""A lock on a plan: since when, why, and who may clear it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from rehabit.catalogue.safety_rules import CLEARERS, Clearer
from rehabit.kernel.verdict import ALLOWED, Allowed, Refusal

Kind = Literal["plan_today", "plan_until_cleared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """``plan_today`` ends with the day; ``plan_until_cleared`` ends when ``cleared_by`` clears it.

    ``because``: ids of the safety questions or stop signs behind it. Breathing and education stay open.
    """

    kind: Kind
    since: dt.date
    cleared_by: Clearer
    because: tuple[str, ...]

    def holds(self, *, today: dt.date) -> bool:
        """Is the plan locked on this day, unless somebody has cleared the lock?"""
        return self.kind == "plan_until_cleared" or today <= self.since


def may_clear(*, lock: Lock, who: Clearer, clinician_advice: str = "") -> Allowed | Refusal:
    """May ``who`` clear ``lock``? A facilitator may clear a clinician's lock by recording the advice given.

    ``clinician_advice``: the advice in words, and who gave it; empty when there is none.
    """
    if CLEARERS.index(who) >= CLEARERS.index(lock.cleared_by):
        return ALLOWED
    if lock.cleared_by == "clinician" and who == "facilitator":
        if clinician_advice.strip():
            return ALLOWED
        return Refusal(
            "clinician_advice_needed",
            "This lock needs a clinician's advice. Write down the advice and who gave it, then clear it.",
        )
    return Refusal(
        "not_yours_to_clear",
        f"This lock is cleared by a {lock.cleared_by}. Please ask your team.",
    )
