"""What hands hold and limbs wear: bands, straps, bags, boxes, cloths, weights."""

from collections.abc import Callable

from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.marks import S, element, n
from rehabit.reports.figures.piece import Prop, above, across, number, point


def band(prop: Prop, clock: Clock) -> str:
    kinds = ("t", "u") if prop["type"] == "strap" else ("bb",) if prop.get("strong") else ("b",)
    via = [point(prop, name, clock) for name in ("frm", "via", "to") if name in prop]
    outlines = [
        "M" + "L".join(f"{across(x)} {above(y)}" for x, y in points) for points in zip(*via, strict=True)
    ]
    moves = clock.change("d", outlines)
    return "".join(element("path", f'd="{outlines[0]}" class="{kind}"', moves) for kind in kinds)


def carried(prop: Prop, clock: Clock) -> str:
    """Hangs straight down from the hand that carries it, however the arm is turned."""
    joint, kind = str(prop["follows"]), str(prop["type"])
    points = [(frame.joints[joint][0] * S, -frame.joints[joint][1] * S) for frame in clock.frames]
    return clock.moved(points, _SHAPES[kind](prop))


def held_box(prop: Prop) -> str:
    w, h = number(prop, "w") * S, number(prop, "h") * S
    return f'<rect x="{n(-w / 2 + 4)}" y="{n(-h + 8)}" width="{n(w)}" height="{n(h)}" rx="2" class="k"/>'


def held_bag(size: float) -> str:
    w, h = 22 * size, 22 * size
    handle = '<path d="M-6 12V4Q0-4 6 4V12" class="x"/>'
    return f'{handle}<rect x="{n(-w / 2)}" y="10" width="{n(w)}" height="{n(h)}" rx="3" class="k"/>'


def held_cloth(*, under_toes: bool) -> str:
    """Under the ball of the foot, or under the whole foot of somebody seen from the front."""
    x, y = (-24, -2) if under_toes else (-17, 8)
    return f'<rect x="{x}" y="{y}" width="34" height="4" rx="2" class="k"/>'


_SHAPES: dict[str, Callable[[Prop], str]] = {
    "box": held_box,
    "bag": lambda prop: held_bag(1.3 if prop.get("big") else 1.0),
    "cloth": lambda prop: held_cloth(under_toes=str(prop["follows"]).startswith("toe")),
}
WORN = {
    "weight": '<path d="M-9 41H9" class="x"/><path d="M-10 36V46M10 36V46" class="y"/>',
    "cuffs": '<path d="M-9 33H9V49H-9Z" class="c"/><path d="M-9 41H9" class="i"/>',
    "cuff": '<path d="M-8 41H8V49H-8Z" class="c"/>',
    "band": '<path d="M-11 44H11" class="b"/>',
    "band_strong": '<path d="M-11 43H11" class="bb"/>',
    "band_low": '<path d="M-8 46H8" class="b"/>',
}
"""In the frame of the bone that wears it, by kind."""
