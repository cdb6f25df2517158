"""Columns of answers as they come, turned into arrays of numbers; what is no number stays visible as such."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Instrument
from rehabit.outcomes.answers import Answer, exact

Column = Sequence[Answer] | NDArray[Any]
"""The answers of all forms to one item. NaN, None, '' or a masked cell means not answered."""

NOT_A_NUMBER = float("inf")
"""Stands in an array for a cell that is no number: no scale allows it, so it is always found."""

TOO_LONG = 1e40
"""From here on a number is called none: the exact path refuses more than forty digits too."""


class WrongColumns(ValueError):
    """The columns do not belong to the instrument, or are not of one length."""


def checked_columns(*, instrument: Instrument, columns: Mapping[str, Column]) -> int:
    """How many rows there are. Raises WrongColumns, which names the columns and what is expected."""
    own = [item.id for item in instrument.items]
    parent = [item.id for item in instruments.load(instrument.parent).items] if instrument.parent else []
    strange = [name for name in columns if name not in own and name not in parent]
    if strange or not any(name in columns for name in own):
        came = ", ".join(repr(name) for name in strange or columns) or "none"
        raise WrongColumns(
            f"{instrument.id} has no such columns: {came}. Its items are {', '.join(own)}. "
            "Are these the answers to another form?"
        )
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise WrongColumns(f"All columns have to be of one length, a cell for each form; these are: {shown}.")
    return next(iter(lengths.values()))


def as_numbers(column: Column) -> NDArray[Any]:
    """An array of numbers: NaN where there is no answer, `NOT_A_NUMBER` where there is no number."""
    if isinstance(column, np.ma.MaskedArray):
        return np.where(np.ma.getmaskarray(column), np.nan, as_numbers(column.data))
    if isinstance(column, np.ndarray) and column.dtype.kind in "iuf":
        return column
    cells = column.tolist() if isinstance(column, np.ndarray) else column
    if {type(cell) for cell in cells} <= {int, float, type(None)}:
        try:
            return np.array(cells, dtype=np.float64)
        except OverflowError:
            pass  # a whole number too long for any float: read cell by cell, which calls it no number
    known: dict[tuple[type, Answer], float] = {}
    return np.fromiter((_number(cell, known) for cell in cells), dtype=np.float64, count=len(cells))


def _number(cell: Answer, known: dict[tuple[type, Answer], float]) -> float:
    """One cell; `known` remembers those already read, since a million cells hold few different ones."""
    key = (type(cell), cell)  # the type too: True and 1 are equal, but only one of them is an answer
    try:
        return known[key]
    except KeyError:
        known[key] = value = _read(cell)
        return value
    except TypeError:
        return NOT_A_NUMBER  # a list or the like


def _read(cell: Answer) -> float:
    if cell is None or (isinstance(cell, str) and not cell.strip()) or cell != cell:
        return float("nan")
    try:
        return float(exact(cell))
    except ValueError:
        return NOT_A_NUMBER
