"""The Friends and Family Test over a group: shares of all answers, 'don't know' included."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rehabit.kernel import Proportion


class Experience(StrEnum):
    """The six answers, in form order."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    NEITHER = "neither"
    POOR = "poor"
    VERY_POOR = "very_poor"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True, slots=True, kw_only=True)
class FriendsAndFamily:
    """How many of all who answered called it good or very good, and how many poor or very poor."""

    positive: Proportion
    negative: Proportion


def friends_and_family(*, answers: Iterable[Experience | str]) -> FriendsAndFamily:
    """Count answers by the NHS England rule; with no answers both shares refuse to be worked out."""
    given = [Experience(answer) for answer in answers]
    good = sum(answer in (Experience.VERY_GOOD, Experience.GOOD) for answer in given)
    poor = sum(answer in (Experience.POOR, Experience.VERY_POOR) for answer in given)
    return FriendsAndFamily(
        positive=Proportion(count=good, total=len(given)), negative=Proportion(count=poor, total=len(given))
    )
