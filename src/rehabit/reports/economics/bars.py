"""The tornado: one bar for each input, from the answer at its low value to that at its high value."""

from collections.abc import Mapping, Sequence
from html import escape

from rehabit.economics.uncertainty import Swing
from rehabit.reports.economics.data_table import DataTable
from rehabit.reports.economics.drawing import WIDTH, Drawing, axis, svg
from rehabit.reports.economics.words import pounds

ROW, LEFT = 52, 16


def tornado_chart(
    *, swings: Sequence[Swing], base: float, labels: Mapping[str, str], answer: str, name: str = "tornado"
) -> Drawing:
    """``base`` is the answer with every input at its base value; ``labels`` name the inputs."""
    ends = [value for swing in swings for value in (swing.at_low, swing.at_high)]
    across = axis(low=min(base, *ends), high=max(base, *ends), start=LEFT, end=WIDTH - LEFT)
    height = len(swings) * ROW + 48
    foot = len(swings) * ROW + 6
    inside = f'<line class="chart__zero" x1="{across.at(base)}" x2="{across.at(base)}" y1="4" y2="{foot}"/>'
    rows = []
    for place, swing in enumerate(swings):
        left, right = sorted((across.at(swing.at_low), across.at(swing.at_high)))
        wide = max(right - left, 1)
        top, label = place * ROW, f"{labels[swing.name]}: {swing.low:g} to {swing.high:g}"
        inside += (
            f'<text class="chart__bar-name" x="{LEFT}" y="{top + 20}">{escape(label)}</text>'
            f'<rect class="chart__bar" x="{left}" y="{top + 28}" width="{wide:g}" height="16" rx="3"/>'
        )
        rows.append(
            (
                labels[swing.name],
                f"{swing.low:g}",
                f"{swing.high:g}",
                pounds(swing.at_low),
                pounds(swing.at_high),
            )
        )
    bottom = len(swings) * ROW
    inside += "".join(
        f'<text class="chart__mark" x="{across.at(mark)}" y="{bottom + 24}" text-anchor="middle">'
        f"{pounds(mark)}</text>"
        for mark in across.marks[1:-1]
    )
    table = DataTable(
        caption=f"{answer} when one input changes; {pounds(base)} with none changed",
        head=("Input", "Low", "High", "At low", "At high"),
        rows=tuple(rows),
    )
    words = "; ".join(f"{row[0]} from {row[1]} to {row[2]}: {row[3]} to {row[4]}" for row in rows)
    drawn = svg(name=name, title=answer, words=f"{words}.", width=WIDTH, height=height, inside=inside)
    return Drawing(svg=drawn, table=table)
