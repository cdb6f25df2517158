"""Counts in a table with known totals of rows and columns, hidden so that none can be worked out.

With row and column totals known, a hidden cell can be worked out exactly when it lies on no closed path of
hidden cells (row, column, row, … back). So after the small cells, further cells are hidden until every hidden
cell lies on such a path. Sizes may still be bounded by the totals; where that matters, round as well.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rehabit.evaluation.disclosure import SmallNumbers, Suppressed

Row = TypeVar("Row", bound=Hashable)
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded:
    """A count to the nearest `base`; it prints as 'about 25'."""

    value: int
    base: int

    def __str__(self) -> str:
        return f"about {self.value}"


def rounded(*, count: int, base: int = 5) -> Rounded:
    """The count to the nearest multiple of `base`; halves go up. Raises ValueError for a base below 1."""
    if base < 1:
        raise ValueError(f"Counts are rounded to multiples of 1 or more; {base} is not.")
    return Rounded(value=(count + base // 2) // base * base, base=base)


def protect_table(
    *, cells: Mapping[tuple[Row, Name], int], rule: SmallNumbers
) -> dict[tuple[Row, Name], int | Suppressed]:
    """Hide small cells, and as few and small others as keep them hidden when all totals are known."""
    hidden = {cell for cell, count in cells.items() if rule.hides(count)}
    while exposed := [cell for cell in cells if cell in hidden and not _on_a_path(cell, hidden)]:
        more = _cover(exposed[0], cells, hidden)
        if not more:
            hidden = set(cells)  # too few rows or columns to hide anything behind: nothing is shown
            break
        hidden |= more
    return {
        cell: Suppressed(fewer_than=rule.fewer_than) if cell in hidden else count
        for cell, count in cells.items()
    }


def _on_a_path(cell: tuple[Row, Name], hidden: set[tuple[Row, Name]]) -> bool:
    """Whether the cell's row reaches its column through other hidden cells."""
    others = hidden - {cell}
    rows: set[Row] = {cell[0]}
    columns: set[Name] = set()
    while True:
        more_columns = {column for row, column in others if row in rows} - columns
        columns |= more_columns
        more_rows = {row for row, column in others if column in columns} - rows
        rows |= more_rows
        if cell[1] in columns:
            return True
        if not more_rows and not more_columns:
            return False


def _cover(
    cell: tuple[Row, Name], cells: Mapping[tuple[Row, Name], int], hidden: set[tuple[Row, Name]]
) -> set[tuple[Row, Name]]:
    """The cheapest rectangle with this cell at a corner: its other corners, less those hidden already."""
    row, column = cell
    best: tuple[tuple[int, int, int], set[tuple[Row, Name]]] | None = None
    for other_row, other_column in cells:
        corners = {(row, other_column), (other_row, column), (other_row, other_column)}
        if other_row == row or other_column == column or not corners <= set(cells):
            continue
        new = corners - hidden
        # Empty cells hide badly: everybody guesses that nobody is there.
        cost = (sum(cells[one] == 0 for one in new), sum(cells[one] for one in new), len(new))
        if best is None or cost < best[0]:
            best = cost, new
    return best[1] if best else set()
