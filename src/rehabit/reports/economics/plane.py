"""The cost-effectiveness plane: each draw a dot, difference in effect across and in cost up."""

from collections.abc import Sequence

from rehabit.reports.economics.data_table import DataTable
from rehabit.reports.economics.drawing import LEFT, RIGHT, WIDTH, Axis, Drawing, frame, plot_axes
from rehabit.reports.economics.words import pounds, share

MOST_DOTS = 500
QUARTERS = (
    ("does more, costs more", 1, 1),
    ("does more, costs no more", 1, -1),
    ("does no more, costs more", -1, 1),
    ("does no more, costs no more", -1, -1),
)


def cost_effectiveness_plane(
    *, costs: Sequence[float], effects: Sequence[float], threshold: float, outcome: str, name: str = "plane"
) -> Drawing:
    """Dots of the first `MOST_DOTS` draws; all draws are counted in the table.

    The line is the threshold: below and to the right of it a draw is good value.
    """
    across, up = plot_axes(across=(min(0, *effects), max(0, *effects)), up=(min(0, *costs), max(0, *costs)))
    dots = "".join(
        f'<circle class="chart__dot" cx="{across.at(effect)}" cy="{up.at(cost)}" r="2"/>'
        for effect, cost in list(zip(effects, costs, strict=True))[:MOST_DOTS]
    )
    zero = (
        f'<line class="chart__zero" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up.at(0)}" y2="{up.at(0)}"/>'
        f'<line class="chart__zero" x1="{across.at(0)}" x2="{across.at(0)}" y1="{up.start}" y2="{up.end}"/>'
    )
    worth = sum(threshold * e > c for e, c in zip(effects, costs, strict=True)) / len(costs)
    rows = tuple((words, share(_quarter(costs, effects, right, above))) for words, right, above in QUARTERS)
    middle = (sum(effects) / len(effects), sum(costs) / len(costs))
    words = (
        f"{len(costs):,} draws. On average {pounds(middle[1])} and {middle[0]:.3f} {outcome} per person. "
        f"{share(worth)} of the draws are good value at {pounds(threshold)}."
    )
    inside = (
        zero
        + _line(threshold, across, up)
        + dots
        + f'<circle class="chart__mean" cx="{across.at(middle[0])}" cy="{up.at(middle[1])}" r="5"/>'
    )
    drawn = frame(
        name=name,
        title="Difference in cost against difference in effect",
        words=words,
        across=across,
        up=up,
        across_label=f"Difference in effect per person ({outcome})",
        up_label="Difference in cost per person",
        across_text=lambda value: f"{value:g}".replace("-", "−"),
        up_text=pounds,
        inside=inside,
    )
    table = DataTable(
        caption=f"Where the {len(costs):,} draws lie",
        head=("The programme …", "Share of draws"),
        rows=(*rows, (f"is good value at {pounds(threshold)}", share(worth))),
    )
    return Drawing(svg=drawn, table=table)


def _quarter(costs: Sequence[float], effects: Sequence[float], right: int, above: int) -> float:
    inside = sum(
        (e > 0) == (right > 0) and (c > 0) == (above > 0) for e, c in zip(effects, costs, strict=True)
    )
    return inside / len(costs)


def _line(threshold: float, across: Axis, up: Axis) -> str:
    """The threshold's line from edge to edge of the frame."""
    low, high = across.low, across.high
    if threshold > 0:
        low, high = max(low, up.low / threshold), min(high, up.high / threshold)
    return (
        f'<line class="chart__threshold" x1="{across.at(low)}" y1="{up.at(threshold * low)}" '
        f'x2="{across.at(high)}" y2="{up.at(threshold * high)}"/>'
    )
