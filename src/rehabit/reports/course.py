"""One referral's way through the programme, as a result counts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rehabit.outcomes import NotScored, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Which stages it reached, and the scores before and after by `Reported.key`.

    A score that could not be given is there as `NotScored`; one that was not asked or not answered is not
    there. Only answers inside the window of their point are among them; `outside` counts the scores of
    answers that came outside.
    """

    offered: bool
    started: bool
    completed: bool
    before: Mapping[str, Score | NotScored] = field(default_factory=dict)
    after: Mapping[str, Score | NotScored] = field(default_factory=dict)
    outside: int = 0

    @property
    def measured(self) -> bool:
        """Started, and at least one measure has a score both before and after."""
        both = set(_scored(self.before)) & set(_scored(self.after))
        return self.started and bool(both)


def _scored(scores: Mapping[str, Score | NotScored]) -> list[str]:
    return [key for key, score in scores.items() if isinstance(score, Score)]
