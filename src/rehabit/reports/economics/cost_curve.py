"""The cost per person by the number of people in a group."""

from collections.abc import Sequence

from rehabit.economics.costing import FillPoint
from rehabit.reports.economics.data_table import DataTable
from rehabit.reports.economics.drawing import LEFT, RIGHT, WIDTH, Drawing, frame, path, plot_axes
from rehabit.reports.economics.words import pounds


def cost_curve_chart(
    *,
    points: Sequence[FillPoint],
    here: float,
    other: float | None,
    other_name: str,
    name: str = "cost-curve",
) -> Drawing:
    """``here`` is the number of people now; ``other`` the cost per person of the comparator, if any."""
    costs = [point.per_person.amount for point in points]
    across, up = plot_axes(across=(points[0].people, points[-1].people), up=(0, max(*costs, other or 0)))
    line = path([(across.at(point.people), up.at(point.per_person.amount)) for point in points])
    inside = f'<path class="chart__line chart__line--1" d="{line}"/>'
    inside += "".join(
        f'<circle class="{"chart__mean" if point.people == here else "chart__point"}" '
        f'cx="{across.at(point.people)}" cy="{up.at(point.per_person.amount)}" r="5"/>'
        for point in points
    )
    if other is not None:
        y = up.at(other)
        inside += f'<line class="chart__threshold" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        inside += (
            f'<text class="chart__name" x="{WIDTH - RIGHT}" y="{y - 8}" text-anchor="end">{other_name}</text>'
        )
    rows = tuple(
        (f"{point.people:g}", f"{point.fill * 100:.0f} %", pounds(point.per_person.amount, 2))
        for point in points
    )
    year = points[0].per_person.price_year
    drawn = frame(
        name=name,
        title="Cost per person by people in the group",
        words="; ".join(f"{row[0]} people: {row[2]} each" for row in rows) + f". Prices of {year}.",
        across=across,
        up=up,
        across_label="People who start in a group",
        up_label="Cost per person",
        across_text=lambda value: f"{value:g}",
        up_text=pounds,
        inside=inside,
    )
    table = DataTable(
        caption=f"Cost per person by people in the group, prices of {year}",
        head=("People", "Places taken", "Cost per person"),
        rows=rows,
    )
    return Drawing(svg=drawn, table=table)
