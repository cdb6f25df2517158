"""One score of a stretch of rows, as numerator and denominator until the very end.

Whole numbers stay exact in both, so that the one division gives the float nearest to the exact score.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehabit.catalogue.instrument import Linear, Per, ScoreRule, Table
from rehabit.evaluation.batch.reasons import FINE, code_of
from rehabit.evaluation.batch.sheet import Codes, Flags, Numbers
from rehabit.outcomes import Reason


@dataclass(slots=True, kw_only=True)
class Made:
    """A column in the making: `numerator` / `denominator` where `codes` is FINE, else the reason.

    `denominator` is never 0. `n_answered` counts the answers (or other scores) it was made of.
    """

    numerator: Numbers
    denominator: Numbers
    n_answered: NDArray[np.uint8]
    codes: Codes

    @property
    def scored(self) -> Flags:
        fine: Flags = self.codes == FINE
        return fine

    @property
    def values(self) -> Numbers:
        """The scores, NaN where there is none."""
        return np.where(self.scored, self.numerator / self.denominator, np.nan)

    def refuse(self, where: Flags, reason: Reason) -> None:
        """Give rows that have no reason yet this one."""
        self.codes[where & self.scored] = code_of(reason)

    def transform(self, rule: ScoreRule, *, but_not: Flags | None) -> None:
        """Apply the rule's transform everywhere except where a score was set to 0 outright."""
        before = (self.numerator, self.denominator)
        change = rule.transform
        if isinstance(change, Linear):
            self._linear(change)
        elif isinstance(change, Per):
            self._per(change)
        elif isinstance(change, Table):
            self._look_up(change)
        if but_not is not None:
            self.numerator = np.where(but_not, before[0], self.numerator)
            self.denominator = np.where(but_not, before[1], self.denominator)

    def check_range(self, rule: ScoreRule) -> None:
        """Refuse what came out below or above what the scale allows."""
        low, high = self.at_least(float(rule.low)), self.numerator <= float(rule.high) * self.denominator
        self.refuse(~(low & high), Reason.OUT_OF_RANGE)

    def at_least(self, edge: float) -> Flags:
        """Where the score reaches `edge`, without dividing."""
        reached: Flags = self.numerator >= edge * self.denominator
        return reached

    def _linear(self, change: Linear) -> None:
        add, times = change.add, change.times
        self.numerator = (
            add.numerator * times.denominator * self.denominator
            + times.numerator * add.denominator * self.numerator
        )
        self.denominator = self.denominator * (add.denominator * times.denominator)

    def _per(self, change: Per) -> None:
        nothing = self.numerator == 0
        self.refuse(nothing, Reason.NOT_EVALUABLE)
        divisor = np.where(nothing, 1.0, self.numerator)
        self.numerator = change.quantity.numerator * self.denominator
        self.denominator = change.quantity.denominator * divisor

    def _look_up(self, change: Table) -> None:
        place = (self.numerator / self.denominator).astype(np.int64) - change.start
        entries = np.array([float(entry) for entry in change.entries])
        self.numerator = entries.take(place, mode="clip")  # rows without a score may point anywhere
        self.denominator = np.ones_like(self.numerator)
