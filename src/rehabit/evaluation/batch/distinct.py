"""Scores that need a named calculation: the exact path, once for each different set of answers."""

from dataclasses import dataclass, field

import numpy as np

from rehabit.catalogue.instrument import Instrument, ScoreRule
from rehabit.evaluation.batch.combine import wrong_answers
from rehabit.evaluation.batch.made import Made
from rehabit.evaluation.batch.reasons import FINE, code_of
from rehabit.evaluation.batch.sheet import Numbers, Sheet
from rehabit.outcomes import NotScored, Score, score

UNANSWERED = -1e9
"""Stands for no answer while rows are compared, since NaN equals nothing, not even itself."""


@dataclass(slots=True, kw_only=True)
class Distinct:
    """Remembers what each different set of answers scored, over all stretches of a batch."""

    instrument: Instrument
    value_set: str | None
    used: str = ""
    _known: dict[bytes, dict[str, Score | NotScored]] = field(default_factory=dict)

    def made(self, *, rule: ScoreRule, sheet: Sheet) -> Made:
        """The score of every row of a stretch."""
        items = tuple(item.id for item in self.instrument.items)
        answers = [sheet.item(item) for item in items]
        table = np.stack([np.where(one.answered, one.values, UNANSWERED) for one in answers], axis=1)
        different, row = np.unique(table, axis=0, return_inverse=True)
        found = [self._score(items, each)[rule.id] for each in different]
        self.used = self.used or next(filter(None, (one.stamp.value_set for one in found)), "")
        values = np.array([0.0 if one.value is None else float(one.value) for one in found])
        codes = np.array([FINE if one.reason is None else code_of(one.reason) for one in found], np.uint8)
        counts = np.array([one.n_answered for one in found], np.uint8)
        wrong = wrong_answers(rule=rule, sheet=sheet)
        n_right = sum(
            (sheet.item(item).answered.astype(np.uint8) for item in rule.items),
            np.zeros(sheet.rows, np.uint8),
        )
        return Made(
            numerator=values[row],
            denominator=np.ones(sheet.rows),
            n_answered=np.where(wrong == FINE, counts[row], n_right),
            codes=np.where(wrong == FINE, codes[row], wrong),
        )

    def _score(self, items: tuple[str, ...], row: Numbers) -> dict[str, Score | NotScored]:
        key = row.tobytes()
        if key not in self._known:
            answers = {
                item: None if value == UNANSWERED else float(value)
                for item, value in zip(items, row, strict=True)
            }
            self._known[key] = score(self.instrument, answers, value_set=self.value_set)
        return self._known[key]
