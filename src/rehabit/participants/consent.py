"""Consent to attend and consent to data: two records, each given and withdrawn by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rehabit.kernel import ALLOWED, Allowed, Refusal


class ConsentKind(StrEnum):
    """What is agreed to: to take part, or that the answers are used to learn from."""

    ATTEND = "attend"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvent:
    """Consent of one kind given (``given`` true) or withdrawn, at a moment, to a version of the wording."""

    kind: ConsentKind
    given: bool
    at: datetime
    wording: str


_WORDS = {
    ConsentKind.ATTEND: "taking part in the programme",
    ConsentKind.DATA: "the use of their answers for evaluation",
}


def consents_to(*, kind: ConsentKind, events: Sequence[ConsentEvent]) -> Allowed | Refusal:
    """Say whether consent of a kind stands; the latest event of that kind decides.

    Refusals: ``never_asked``, ``withdrawn``. Withdrawing one kind never touches the other.
    """
    of_kind = [event for event in events if event.kind is kind]
    if not of_kind:
        return Refusal("never_asked", f"This person has not yet agreed to {_WORDS[kind]}. Ask first.")
    latest = max(of_kind, key=lambda event: event.at)
    if latest.given:
        return ALLOWED
    return Refusal("withdrawn", f"This person withdrew from {_WORDS[kind]} on {latest.at:%d/%m/%Y}.")
