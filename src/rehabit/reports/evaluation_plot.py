"""Differences with their intervals, one below the other (a forest plot), as a drawing that repeats a table.

Marks carry classes for a page's style sheet and plain attributes for a file that stands alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from rehabit.reports.evaluation_scale import axis, nice_ticks

WIDTH, ROW, TOP = 760, 46, 16
_LABELS, _NUMBERS = 330, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class ForestRow:
    """One difference: `strong` for the one that was named beforehand."""

    label: str
    estimate: float
    low: float
    high: float
    strong: bool = False


def forest_plot(*, rows: Sequence[ForestRow], title: str, unit: str, name: str) -> str:
    """An SVG, or an empty text when there is no row. `name` makes its identifiers unique on a page."""
    if not rows:
        return ""
    low, high = min(0.0, *(row.low for row in rows)), max(0.0, *(row.high for row in rows))
    at = axis(low=low, high=high, start=_LABELS, end=WIDTH - _NUMBERS)
    bottom = TOP + ROW * len(rows)
    lines = "".join(_row(row, TOP + ROW * number + ROW / 2, at) for number, row in enumerate(rows))
    ticks = "".join(
        f'<text class="forest__tick" x="{at(tick):.1f}" y="{bottom + 18}" text-anchor="middle" '
        f'font-size="13" fill="currentColor">{_signed(tick)}</text>'
        for tick in nice_ticks(low=low, high=high)
    )
    words = " ".join(f"{row.label}: {_numbers(row)}." for row in rows)
    return (
        f'<svg class="forest" viewBox="0 0 {WIDTH} {bottom + 46}" role="img" '
        f'aria-labelledby="{name}-title {name}-words" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-words">{escape(words)}</desc>'
        f'<line class="forest__none" x1="{at(0):.1f}" y1="{TOP}" x2="{at(0):.1f}" y2="{bottom}" '
        f'stroke="currentColor" stroke-dasharray="4 4"/>{lines}{ticks}'
        f'<text class="forest__unit" x="{(_LABELS + WIDTH - _NUMBERS) / 2}" y="{bottom + 38}" '
        f'text-anchor="middle" font-size="13" fill="currentColor">{escape(unit)}</text></svg>'
    )


def _row(row: ForestRow, y: float, at: Callable[[float], float]) -> str:
    weight = ' font-weight="bold"' if row.strong else ""
    size = 7 if row.strong else 5
    return (
        f'<text class="forest__label" x="0" y="{y + 5}" font-size="14" fill="currentColor"{weight}>'
        f"{escape(row.label)}</text>"
        f'<line class="forest__interval" x1="{at(row.low):.1f}" y1="{y}" x2="{at(row.high):.1f}" y2="{y}" '
        f'stroke="#005eb8" stroke-width="2"/>'
        f'<rect class="forest__estimate" x="{at(row.estimate) - size:.1f}" y="{y - size}" '
        f'width="{2 * size}" height="{2 * size}" fill="#005eb8"/>'
        f'<text class="forest__number" x="{WIDTH}" y="{y + 5}" text-anchor="end" font-size="14" '
        f'fill="currentColor"{weight}>{_numbers(row)}</text>'
    )


def _numbers(row: ForestRow) -> str:
    places = 2 if max(abs(row.low), abs(row.high)) < 1 else 1
    return f"{_signed(row.estimate, places)} ({_signed(row.low, places)} to {_signed(row.high, places)})"


def _signed(value: float, places: int | None = None) -> str:
    shown = f"{abs(value):g}" if places is None else f"{abs(value):.{places}f}"
    return f"−{shown}" if value < 0 and float(shown) else shown
