"""What arrays of the evaluation are made of. Importing this loads NumPy."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

Column = Sequence[float | int | None] | NDArray[Any]
"""One value a row; NaN or None where it is not known."""

Names = Sequence[Any] | NDArray[Any]
"""One name or number a row, of the cluster, person or arm it belongs to."""


def as_column(values: Column, *, name: str) -> Numbers:
    """The values as floats, NaN where there is none. Raises ValueError that names the column and the cell."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        return np.ascontiguousarray(values, dtype=np.float64)
    cells = [np.nan if value is None else value for value in values]
    try:
        return np.array(cells, dtype=np.float64)
    except (TypeError, ValueError):
        row, cell = next((row, cell) for row, cell in enumerate(cells, start=1) if not _is_number(cell))
        raise ValueError(
            f"Row {row} of '{name}' holds {cell!r}, which is no number. Write a number, or leave it empty."
        ) from None


def codes_of(names: Names) -> tuple[list[Any], Whole]:
    """The different names in order, and for each row which of them it has."""
    held = np.asarray(names)
    if held.dtype.kind in "iu" and held.size:
        low = int(held.min())
        span = int(held.max()) - low + 1
        if span <= 4 * held.size + 64:  # a table of what was seen is faster than a sort
            seen = np.zeros(span, dtype=np.int64)
            seen[held - low] = 1
            rank = np.cumsum(seen) - 1
            return [int(one) for one in np.flatnonzero(seen) + low], rank[held - low]
    if held.dtype.kind == "O":
        known = {name: place for place, name in enumerate(sorted(set(held.tolist()), key=str))}
        return list(known), np.array([known[name] for name in held.tolist()], dtype=np.int64)
    different, codes = np.unique(held, return_inverse=True)
    return different.tolist(), codes.astype(np.int64)


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float | np.number)
