"""What every drawing shares: its frame, its axes, and the words for those who do not see it.

A drawing has no colours of its own: its classes are coloured by the style sheet of the page that holds it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from rehabit.reports.economics.data_table import DataTable

WIDTH, HEIGHT = 560, 340
LEFT, RIGHT, TOP, BOTTOM = 84, 34, 14, 58


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An SVG and the table it repeats."""

    svg: str
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From ``low`` to ``high`` along pixels ``start`` to ``end``, with round marks."""

    low: float
    high: float
    start: float
    end: float
    marks: tuple[float, ...]

    def at(self, value: float) -> float:
        """The pixel of a value, kept inside the frame."""
        inside = min(max(value, self.low), self.high)
        return round(self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start), 1)


def axis(*, low: float, high: float, start: float, end: float, most: int = 6) -> Axis:
    """An axis that holds both values, widened to round marks."""
    if high <= low:
        low, high = low - 1, high + 1
    step = _round_step((high - low) / most)
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    marks = tuple(round(step * place, 10) for place in range(first, last + 1))
    return Axis(low=marks[0], high=marks[-1], start=start, end=end, marks=marks)


def _round_step(rough: float) -> float:
    scale = 10.0 ** floor(log10(rough))
    return float(next(step for step in (1, 2, 2.5, 5, 10) if step * scale >= rough * (1 - 1e-9)) * scale)


def frame(
    *,
    name: str,
    title: str,
    words: str,
    across: Axis,
    up: Axis,
    across_label: str,
    up_label: str,
    across_text: Callable[[float], str],
    up_text: Callable[[float], str],
    inside: str,
) -> str:
    """The whole SVG: grid, axis marks, labels, and ``inside`` drawn over them."""
    base, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    grid = "".join(
        f'<line class="chart__grid" x1="{LEFT}" x2="{right}" y1="{up.at(mark)}" y2="{up.at(mark)}"/>'
        f'<text class="chart__mark" x="{LEFT - 8}" y="{up.at(mark) + 4}" text-anchor="end">'
        f"{escape(up_text(mark))}</text>"
        for mark in up.marks
    ) + "".join(
        f'<line class="chart__tick" x1="{across.at(mark)}" x2="{across.at(mark)}" y1="{base}" '
        f'y2="{base + 5}"/>'
        f'<text class="chart__mark" x="{across.at(mark)}" y="{base + 20}" text-anchor="middle">'
        f"{escape(across_text(mark))}</text>"
        for mark in across.marks
    )
    labels = (
        f'<text class="chart__label" x="{(LEFT + right) / 2}" y="{HEIGHT - 8}" text-anchor="middle">'
        f"{escape(across_label)}</text>"
        f'<text class="chart__label" transform="translate(14 {(TOP + base) / 2}) rotate(-90)" '
        f'text-anchor="middle">'
        f"{escape(up_label)}</text>"
    )
    body = (
        f'{grid}<line class="chart__axis" x1="{LEFT}" x2="{right}" y1="{base}" y2="{base}"/>{inside}{labels}'
    )
    return svg(name=name, title=title, words=words, width=WIDTH, height=HEIGHT, inside=body)


def svg(*, name: str, title: str, words: str, width: int, height: int, inside: str) -> str:
    """The outermost element with its title and its description."""
    return (
        f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-words" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-words">{escape(words)}</desc>'
        f"{inside}</svg>"
    )


def plot_axes(*, across: tuple[float, float], up: tuple[float, float], most_up: int = 5) -> tuple[Axis, Axis]:
    """The two axes of a framed drawing."""
    return (
        axis(low=across[0], high=across[1], start=LEFT, end=WIDTH - RIGHT),
        axis(low=up[0], high=up[1], start=HEIGHT - BOTTOM, end=TOP, most=most_up),
    )


def path(points: Sequence[tuple[float, float]]) -> str:
    """The `d` of a line through pixels."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
