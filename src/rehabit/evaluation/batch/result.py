"""What comes out of a batch: columns of scores, and every wrong answer with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehabit.catalogue.instrument import Direction, Instrument
from rehabit.evaluation.batch.columns import Column
from rehabit.evaluation.batch.reasons import FINE, reason_of
from rehabit.outcomes import Reason, Stamp
from rehabit.outcomes.answers import read_answers

NO_BAND = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """One wrong answer. `row` counts forms from the batch's `first_row`; `came` is the cell as handed in."""

    row: int
    item: str
    came: Any
    allowed: str
    reason: Reason
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreColumn:
    """One score for every row, with where it comes from.

    `values` are floats in the unit of the scale, NaN where there is no score. `reason_codes` are 0 where
    there is one (see `reason`), `n_answered` counts answers of `n_items`, `band_codes` points into `bands`
    (-1: no band).
    """

    stamp: Stamp
    title: str
    unit: str
    better: Direction
    n_items: int
    bands: tuple[str, ...]
    values: NDArray[np.float64]
    reason_codes: NDArray[np.uint8]
    n_answered: NDArray[np.uint8]
    band_codes: NDArray[np.int8]

    def reason(self, row: int) -> Reason | None:
        """Why the row (counted from 1 in this batch) has no score; None where it has one."""
        return reason_of(int(self.reason_codes[row - 1]))

    def band(self, row: int) -> str:
        """The named stretch the row's score falls in, or empty."""
        code = int(self.band_codes[row - 1])
        return "" if code == NO_BAND else self.bands[code]

    @property
    def n_scored(self) -> int:
        """How many rows have a score."""
        return int(np.count_nonzero(self.reason_codes == FINE))

    def why_not(self) -> dict[Reason, int]:
        """How many rows have no score, by reason."""
        codes, counts = np.unique(self.reason_codes, return_counts=True)
        pairs = ((reason_of(int(code)), int(count)) for code, count in zip(codes, counts, strict=True))
        return {reason: count for reason, count in pairs if reason is not None}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """Every score of `n_rows` forms, in the order of the instrument's file.

    `first_row` is the number of the first form where problems are named: a batch may be part of a file.
    """

    instrument: Instrument
    n_rows: int
    first_row: int
    scores: Mapping[str, ScoreColumn]
    columns: Mapping[str, Column]
    wrong_rows: Mapping[str, NDArray[np.int64]]

    @property
    def n_problems(self) -> int:
        """How many answers are wrong."""
        return sum(len(rows) for rows in self.wrong_rows.values())

    def problems(self) -> Iterator[RowProblem]:
        """Every wrong answer, row by row; made as they are asked for, since there may be millions."""
        places = [(int(row), item) for item, rows in self.wrong_rows.items() for row in rows]
        order = {item.id: number for number, item in enumerate(self.instrument.items)}
        for row, item in sorted(places, key=lambda place: (place[0], order[place[1]])):
            yield self._problem(row, item)

    def _problem(self, row: int, item: str) -> RowProblem:
        cell = self.columns[item][row]
        came = cell.item() if isinstance(cell, np.generic) else cell
        number = self.first_row + row
        (problem,) = read_answers(instrument=self.instrument, answers={item: came}).problems
        return RowProblem(
            row=number,
            item=item,
            came=came,
            allowed=self.instrument.item(item).scale.in_words(),
            reason=problem.reason,
            sentence=f"Row {number}: {problem.sentence}",
        )
