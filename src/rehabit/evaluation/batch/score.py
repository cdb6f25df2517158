"""Scores many forms of one instrument at once, a stretch of rows at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Combine, Instrument, ScoreRule
from rehabit.evaluation.batch.columns import Column, as_numbers, checked_columns
from rehabit.evaluation.batch.combine import made_of_items, made_of_scores
from rehabit.evaluation.batch.distinct import Distinct
from rehabit.evaluation.batch.made import Made
from rehabit.evaluation.batch.result import NO_BAND, Batch, ScoreColumn
from rehabit.evaluation.batch.sheet import Sheet
from rehabit.outcomes import ENGINE, Stamp

STRETCH = 1 << 14
"""Rows worked on at a time: the numbers of one stretch stay in the processor's own memory."""


def score_columns(
    *,
    instrument: str | Instrument,
    columns: Mapping[str, Column],
    value_set: str | None = None,
    about: str = "",
    first_row: int = 1,
) -> Batch:
    """Score forms given as columns: item number to the answers of all forms, in one order.

    Scores, reasons and counts are those of `rehabit.outcomes.score`, row by row; values are floats, the
    nearest to the exact score wherever answers are whole numbers. A wrong answer costs only the scores of
    its row that use it. A column that is left out counts as not answered. `first_row` is the number of the
    first form in messages, for a file that is read in parts.
    Raises WrongColumns for columns of another form or of different lengths, UnknownInstrument for a name
    the catalogue does not hold.
    """
    held = instruments.load(instrument) if isinstance(instrument, str) else instrument
    n_rows = checked_columns(instrument=held, columns=columns)
    numbers = {item.id: as_numbers(columns[item.id]) for item in held.items if item.id in columns}
    filling = _Filling(instrument=held, n_rows=n_rows, about=about, value_set=value_set)
    for start in range(0, n_rows, STRETCH):
        filling.add(Sheet(held, numbers, start, min(start + STRETCH, n_rows)))
    return filling.batch(columns, first_row)


@dataclass(slots=True, kw_only=True)
class _Filling:
    """The result while stretches are added to it."""

    instrument: Instrument
    n_rows: int
    about: str
    value_set: str | None
    wrong: dict[str, list[NDArray[np.int64]]] = field(default_factory=dict)
    _scores: dict[str, ScoreColumn] = field(default_factory=dict)
    _distinct: Distinct = field(init=False)

    def __post_init__(self) -> None:
        self._distinct = Distinct(instrument=self.instrument, value_set=self.value_set)
        for rule in self.instrument.scores:
            self._scores[rule.id] = self._empty(rule)

    def add(self, sheet: Sheet) -> None:
        made: dict[str, Made] = {}
        for rule in self.instrument.scores:
            made[rule.id] = one = self._make(rule, sheet, made)
            one.check_range(rule)
            self._write(rule, sheet, one)
        for item in self.instrument.items:
            wrong = sheet.item(item.id).wrong
            if wrong is not None:
                self.wrong.setdefault(item.id, []).append(np.flatnonzero(wrong) + sheet.start)

    def batch(self, columns: Mapping[str, Column], first_row: int) -> Batch:
        return Batch(
            instrument=self.instrument,
            n_rows=self.n_rows,
            first_row=first_row,
            scores=MappingProxyType({rule.id: self._stamped(rule) for rule in self.instrument.scores}),
            columns=columns,
            wrong_rows=MappingProxyType({item: np.concatenate(rows) for item, rows in self.wrong.items()}),
        )

    def _make(self, rule: ScoreRule, sheet: Sheet, earlier: Mapping[str, Made]) -> Made:
        if rule.combine is Combine.METHOD:
            return self._distinct.made(rule=rule, sheet=sheet)
        if rule.of_scores:
            return made_of_scores(rule=rule, earlier=earlier)
        return made_of_items(rule=rule, sheet=sheet)

    def _write(self, rule: ScoreRule, sheet: Sheet, made: Made) -> None:
        column, here = self._scores[rule.id], slice(sheet.start, sheet.end)
        column.values[here] = made.values
        column.reason_codes[here] = made.codes
        column.n_answered[here] = made.n_answered
        for number, band in enumerate(rule.bands):
            column.band_codes[here][made.scored & made.at_least(float(band.lowest))] = number

    def _empty(self, rule: ScoreRule) -> ScoreColumn:
        return ScoreColumn(
            stamp=self._stamp(rule, ""),
            title=rule.title,
            unit=rule.unit,
            better=rule.better,
            n_items=len(rule.items) + len(rule.of_scores),
            bands=tuple(band.name for band in rule.bands),
            values=np.empty(self.n_rows),
            reason_codes=np.zeros(self.n_rows, dtype=np.uint8),
            n_answered=np.zeros(self.n_rows, dtype=np.uint8),
            band_codes=np.full(self.n_rows, NO_BAND, dtype=np.int8),
        )

    def _stamped(self, rule: ScoreRule) -> ScoreColumn:
        """The filled column under its final stamp: which value set was used is known only now."""
        used: str = self._distinct.used if rule.combine is Combine.METHOD else ""
        held: Any = self._scores[rule.id]
        names = [name for name in ScoreColumn.__slots__ if name != "stamp"]
        return ScoreColumn(stamp=self._stamp(rule, used), **{name: getattr(held, name) for name in names})

    def _stamp(self, rule: ScoreRule, value_set: str) -> Stamp:
        return Stamp(
            instrument=self.instrument.id,
            version=self.instrument.version,
            scale=rule.id,
            engine=ENGINE,
            value_set=value_set,
            about=self.about,
        )
