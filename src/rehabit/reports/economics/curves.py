"""Acceptability curves: by threshold, how likely each choice is the best buy; the frontier is thicker."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from rehabit.reports.economics.data_table import DataTable
from rehabit.reports.economics.drawing import BOTTOM, HEIGHT, Drawing, frame, path, plot_axes
from rehabit.reports.economics.words import pounds, share


def acceptability_chart(
    *,
    names: Sequence[str],
    thresholds: Sequence[float],
    probability: Sequence[Sequence[float]],
    best: Sequence[str],
    evpi: Sequence[float],
    outcome: str,
    shown: Sequence[float],
    n: int,
    name: str = "acceptability",
) -> Drawing:
    """``probability`` has a row for each name, ``best`` the best on average at each threshold.

    The table gives the rows at the thresholds ``shown``, which are among ``thresholds``.
    """
    across, up = plot_axes(across=(thresholds[0], thresholds[-1]), up=(0, 1))
    lines = ""
    for place, (label, row) in enumerate(zip(names, probability, strict=True), start=1):
        points = [(across.at(t), up.at(p)) for t, p in zip(thresholds, row, strict=True)]
        lines += f'<path class="chart__line chart__line--{place}" d="{path(points)}"/>'
        over = [piece for piece, winner in zip(pairwise(points), best, strict=False) if winner == label]
        lines += "".join(
            f'<path class="chart__best chart__line--{place}" d="{path(piece)}"/>' for piece in over
        )
        lines += _named(label, points)
    rows = tuple(
        (
            pounds(threshold),
            *(share(row[list(thresholds).index(threshold)]) for row in probability),
            best[list(thresholds).index(threshold)],
            pounds(evpi[list(thresholds).index(threshold)], 2),
        )
        for threshold in shown
    )
    words = "; ".join(
        f"at {row[0]}: " + ", ".join(f"{n} {p}" for n, p in zip(names, row[1:], strict=False)) for row in rows
    )
    drawn = frame(
        name=name,
        title="How likely each choice is to be the best buy",
        words=f"From {n:,} draws. {words}.",
        across=across,
        up=up,
        across_label=f"What one more {outcome} is worth to you",
        up_label="Chance of being the best buy",
        across_text=pounds,
        up_text=share,
        inside=lines,
    )
    table = DataTable(
        caption=f"Chance of being the best buy, from {n:,} draws",
        head=("Worth of one more", *names, "Best on average", "Worth of knowing more, per person"),
        rows=rows,
    )
    return Drawing(svg=drawn, table=table)


def _named(label: str, points: Sequence[tuple[float, float]]) -> str:
    """The name at the end of a line: under one that falls, over one that rises or lies at the foot."""
    x, y = points[-1]
    falls = y > points[len(points) * 2 // 3][1] + 4
    under = (falls or y < 60) and y < HEIGHT - BOTTOM - 40
    return (
        f'<text class="chart__name" x="{x}" y="{y + 24 if under else y - 10}" text-anchor="end">'
        f"{escape(label)}</text>"
    )
