"""A stretch of rows with its answers checked against their scales, each item once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehabit.catalogue.instrument import AnswerScale, Instrument
from rehabit.evaluation.batch.columns import TOO_LONG
from rehabit.evaluation.batch.reasons import FINE, code_of
from rehabit.outcomes import Reason

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One item of a stretch: its numbers (0 where there is none), where it was answered, what is wrong.

    `wrong` holds a code of `reasons` for each row, or is None when every answer is in order.
    """

    values: Numbers
    answered: Flags
    wrong: Codes | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows `start` to `end` of the columns."""

    instrument: Instrument
    columns: Mapping[str, NDArray[Any]]
    start: int
    end: int
    _known: dict[str, Checked] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.end - self.start

    def item(self, item_id: str) -> Checked:
        """The checked answers to one item; nobody answered an item that has no column."""
        if item_id not in self._known:
            self._known[item_id] = self._check(item_id)
        return self._known[item_id]

    def points(self, item_id: str) -> Numbers:
        """What each answer is worth; 0 where there is none."""
        scale, found = self.instrument.item(item_id).scale, self.item(item_id)
        if not scale.points:
            return found.values
        values = np.array([float(value) for value in sorted(scale.points)])
        worth = np.array([float(scale.points[value]) for value in sorted(scale.points)])
        place = np.searchsorted(values, found.values)
        return np.where(found.answered, worth.take(place, mode="clip"), 0.0)

    def _check(self, item_id: str) -> Checked:
        if item_id not in self.columns:
            nothing = np.zeros(self.rows, dtype=np.bool_)
            return Checked(values=np.zeros(self.rows), answered=nothing, wrong=None)
        cells = self.columns[item_id][self.start : self.end].astype(np.float64)
        fine = _allowed(self.instrument.item(item_id).scale, cells)
        if fine.all():
            return Checked(values=cells, answered=fine, wrong=None)
        bad = ~fine & ~np.isnan(cells)
        return Checked(
            values=np.where(fine, cells, 0.0), answered=fine, wrong=_named(cells, bad) if bad.any() else None
        )


def _allowed(scale: AnswerScale, cells: Numbers) -> Flags:
    """Where a cell is an answer; nowhere for NaN."""
    if scale.values and len(scale.values) != scale.high - scale.low + 1:
        return np.isin(cells, [float(value) for value in scale.values])
    inside = (cells >= float(scale.low)) & (cells <= float(scale.high))
    return inside & (cells == np.floor(cells)) if scale.values or scale.whole else inside


def _named(cells: Numbers, bad: Flags) -> Codes:
    no_number = bad & (np.abs(cells) >= TOO_LONG)
    codes = np.full(len(cells), FINE, dtype=np.uint8)
    codes[bad] = code_of(Reason.OUT_OF_RANGE)
    codes[no_number] = code_of(Reason.NOT_A_NUMBER)
    return codes
