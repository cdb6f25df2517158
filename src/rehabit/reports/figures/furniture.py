"""Chairs, counters, a bed, a bike: what somebody sits on, lies on or holds on to."""

from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.piece import Prop, above, across, box, line, number, point


def chair(prop: Prop, clock: Clock) -> str:
    x1, x2, seat, back_x, back = (number(prop, name) for name in ("x1", "x2", "seat_h", "back_x", "back_h"))
    front = x2 - 0.01 if back_x <= x1 else x1 + 0.01
    seat_box = box("q", x1, x2, seat - 0.028, seat)
    cushion = (
        box("s", x1 + 0.02, x2 - 0.01, seat, seat + number(prop, "cushion", 0)) if "cushion" in prop else ""
    )
    arms = ""
    if prop.get("arms"):
        end = x2 - 0.02
        arms = line("p", (back_x, seat + 0.15), (end, seat + 0.15), (end, seat))
    return (
        line("p", (back_x, 0), (back_x, back))
        + line("p", (front, 0), (front, seat - 0.02))
        + arms
        + seat_box
        + cushion
    )


def chair_front(prop: Prop, clock: Clock) -> str:
    seat = number(prop, "seat_h")
    back = box("q", -0.15, 0.15, seat + 0.12, 0.56)
    return (
        back
        + line("p", (-0.15, 0), (-0.15, 0.56))
        + line("p", (0.15, 0), (0.15, 0.56))
        + box("q", -0.16, 0.16, seat - 0.03, seat)
    )


def chair_side(prop: Prop, clock: Clock) -> str:
    """A chair that stands beside somebody seen from the front, its back towards them."""
    x, h, away = number(prop, "x"), number(prop, "h"), 0.24 if number(prop, "x") > 0 else -0.24
    low, high = sorted((x, x + away))
    return (
        line("p", (x, 0), (x, h))
        + line("p", (x + away, 0), (x + away, 0.25))
        + box("q", low, high, 0.24, 0.265)
    )


def counter(prop: Prop, clock: Clock) -> str:
    x, h = number(prop, "x"), number(prop, "h")
    x1, x2 = (x, x + 0.22) if x > 0 else (x - 0.22, x)
    return box("q", x1 + 0.02, x2 - 0.02, 0, h - 0.03) + box("s", x1, x2, h - 0.035, h)


def counter_front(prop: Prop, clock: Clock) -> str:
    """A worktop that somebody seen from the front stands with their back to, or behind it when ``near``."""
    h = number(prop, "h")
    return box("q", -0.42, 0.42, 0, h - 0.03) + box("s", -0.45, 0.45, h - 0.035, h)


def stool(prop: Prop, clock: Clock) -> str:
    x, h = number(prop, "x"), number(prop, "h")
    legs = "".join(line("p", (x + d, 0), (x + d, h)) for d in (-0.07, 0.07))
    return legs + box("q", x - 0.1, x + 0.1, h - 0.03, h)


def bed(prop: Prop, clock: Clock) -> str:
    x1, x2, h = number(prop, "x1"), number(prop, "x2"), number(prop, "h")
    legs = "".join(line("p", (x, 0), (x, h - 0.1)) for x in (x1 + 0.04, x2 - 0.04))
    return legs + box("q", x1, x2, h - 0.1, h)


def bike(prop: Prop, clock: Clock) -> str:
    saddle, crank, bars = (point(prop, name, clock)[0] for name in ("saddle", "crank", "bars"))
    r = number(prop, "crank_len")
    base = line("p", (crank[0] - 0.22, 0.012), (crank[0] + 0.24, 0.012)) + line("p", crank, (crank[0], 0.012))
    frame = line("p", saddle, crank, bars) + line("p", (bars[0] - 0.06, bars[1]), bars)
    seat = line("z", (saddle[0] - 0.06, saddle[1]), (saddle[0] + 0.06, saddle[1]))
    return (
        base
        + frame
        + seat
        + f'<circle cx="{across(crank[0])}" cy="{above(crank[1])}" r="{across(r)}" class="q"/>'
    )


def pedals(prop: Prop, clock: Clock) -> str:
    x, y, r = number(prop, "x"), number(prop, "y"), number(prop, "r")
    stand = line("p", (x - 0.1, 0.01), (x, y), (x + 0.1, 0.01))
    return stand + f'<circle cx="{across(x)}" cy="{above(y)}" r="{across(r)}" class="q"/>'
