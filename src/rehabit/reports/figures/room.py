"""Walls and rails, mats and cushions, steps, and marks on the ground."""

from collections.abc import Callable

from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.marks import S, n
from rehabit.reports.figures.piece import Prop, above, across, box, line, number

TILT = 0.3
"""How flat a circle on the floor looks."""


def post(prop: Prop, clock: Clock) -> str:
    return line("p", (number(prop, "x"), 0), (number(prop, "x"), number(prop, "h")))


def rail(prop: Prop, clock: Clock) -> str:
    x1, x2, h = number(prop, "x1"), number(prop, "x2"), number(prop, "h")
    posts = "".join(line("p", (x, number(prop, "low", 0)), (x, h)) for x in (x1, x2))
    return posts + line("p", (x1 - 0.02, h), (x2 + 0.02, h))


def wall(prop: Prop, clock: Clock) -> str:
    x = number(prop, "x")
    x1, x2 = (x, x + 0.05) if x > 0 else (x - 0.05, x)
    return box("q", x1, x2, 0, 1.04)


def wall_back(prop: Prop, clock: Clock) -> str:
    """A wall behind somebody who is seen from the front."""
    return box("q", number(prop, "x1"), number(prop, "x2"), 0, 1.04)


def clock_face(prop: Prop, clock: Clock) -> str:
    """A clock face on the floor, 12 towards the viewer, with its 12, 3 and 6."""
    x, r = number(prop, "x"), number(prop, "r")
    dots = ((x, -TILT * r), (x - r, 0), (x, TILT * r)) if prop["type"] == "clock" else ()
    face = f'<ellipse cx="{across(x)}" cy="0" rx="{across(r)}" ry="{across(TILT * r)}" class="s"/>'
    return face + "".join(f'<circle cx="{across(a)}" cy="{above(b)}" r="3" class="h"/>' for a, b in dots)


def slab(kind: str) -> Callable[[Prop, Clock], str]:
    def drawn(prop: Prop, clock: Clock) -> str:
        return box(kind, number(prop, "x1"), number(prop, "x2"), number(prop, "low", 0), number(prop, "h"))

    return drawn


def roll(prop: Prop, clock: Clock) -> str:
    x, r = number(prop, "x"), number(prop, "r")
    return f'<circle cx="{across(x)}" cy="{above(number(prop, "low", 0) + r)}" r="{across(r)}" class="s"/>'


def mat(prop: Prop, clock: Clock) -> str:
    return box("s", number(prop, "x1"), number(prop, "x2"), -0.022, 0.0)


def mat_top(prop: Prop, clock: Clock) -> str:
    return box(
        "s",
        number(prop, "x1", -0.4),
        number(prop, "x2", 0.4),
        number(prop, "low", 0),
        number(prop, "h", 1.04),
    )


def pillow(prop: Prop, clock: Clock) -> str:
    x, y = number(prop, "x"), number(prop, "y")
    wide, high = number(prop, "w", 0.16), number(prop, "h", 0.05)
    size = f'width="{across(wide)}" height="{across(high)}"'
    return f'<rect x="{across(x - wide / 2)}" y="{above(y + high)}" {size} rx="6" class="s"/>'


def floor_line(prop: Prop, clock: Clock) -> str:
    """Marks on the ground that pass under somebody who walks on the spot: `step` body heights in a round."""
    step = number(prop, "step", 0) * S
    if not step or not clock.runs:
        return line("d", (-0.62, -0.014), (0.62, -0.014))
    dash = abs(step) / 6
    run = f'<animate attributeName="stroke-dashoffset" from="0" to="{n(step)}"{clock.round}/>'
    gaps = f'stroke-dasharray="{n(dash * 0.35)} {n(dash * 0.65)}"'
    return f'<path d="M{across(-0.62)} 3.5H{across(0.62)}" class="d" {gaps}>{run}</path>'


def arrow(prop: Prop, clock: Clock) -> str:
    """A small curved arrow beside the joint that does the work, where the movement itself is small."""
    x, y, r = number(prop, "x"), number(prop, "y"), number(prop, "r")
    sweep, end = (1, r) if not prop.get("back") else (0, -r)
    tip = 6 if end > 0 else -6
    arc = f"M{across(x - end)} {above(y)}A{across(r)} {across(r)} 0 0 {sweep} {across(x + end)} {above(y)}"
    return f'<path d="{arc}m{-tip}-4l{tip} 5l{tip}-5" class="e"/>'
