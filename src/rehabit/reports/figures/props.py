"""What a figure sits on, stands on, leans on and holds, drawn in body heights like the figure itself.

Everything is behind the body but for what lies in its hands. A prop that names a joint (``follows``, ``frm``,
``to``) moves with it.
"""

from collections.abc import Callable, Sequence

from rehabit.reports.figures import furniture, held, room
from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.piece import Prop, number

_SIDEMOST = 0.66


def behind(*, props: Sequence[Prop], clock: Clock) -> str:
    """The props that the body is drawn over."""
    return "".join(_DRAWN[str(prop["type"])](prop, clock) for prop in props if prop["type"] in _DRAWN)


def in_front(*, props: Sequence[Prop], clock: Clock) -> str:
    """The props that are drawn over the body: what is held, and bands."""
    return "".join(_HELD[str(prop["type"])](prop, clock) for prop in props if prop["type"] in _HELD)


def worn(*, props: Sequence[Prop]) -> dict[str, str]:
    """By the joint at the bone's end: what is strapped on or held in the hand, in the bone's own frame."""
    found: dict[str, str] = {}
    for prop in props:
        if prop["type"] == "worn":
            joint = str(prop["on"])
            found[joint] = found.get(joint, "") + held.WORN[str(prop["kind"])]
    return found


_DRAWN: dict[str, Callable[[Prop, Clock], str]] = {
    "chair": furniture.chair,
    "chair_front": furniture.chair_front,
    "chair_side": furniture.chair_side,
    "post": room.post,
    "rail": room.rail,
    "wall": room.wall,
    "wall_back": room.wall_back,
    "clock": room.clock_face,
    "ring": room.clock_face,
    "counter": furniture.counter,
    "counter_front": furniture.counter_front,
    "step": room.slab("q"),
    "foam": room.slab("s"),
    "stool": furniture.stool,
    "bed": furniture.bed,
    "roll": room.roll,
    "mat": room.mat,
    "mat_top": room.mat_top,
    "pillow": room.pillow,
    "bike": furniture.bike,
    "pedals": furniture.pedals,
    "line": room.floor_line,
    "cloth": held.carried,
}
_HELD: dict[str, Callable[[Prop, Clock], str]] = {
    "band": held.band,
    "strap": held.band,
    "box": held.carried,
    "bag": held.carried,
    "arrow": room.arrow,
}
PROP_TYPES = frozenset(_DRAWN) | frozenset(_HELD) | {"worn"}


def extent(*, props: Sequence[Prop]) -> list[float]:
    """Every x that a prop names, for the picture to be wide enough."""
    found = [
        float(value)
        for prop in props
        for name, value in prop.items()
        if name in {"x", "x1", "x2", "back_x"} and isinstance(value, int | float) and abs(value) <= _SIDEMOST
    ]
    beside = {"wall": 0.05, "counter": 0.2, "chair_side": 0.24, "clock": 0.22, "ring": 0.22, "pedals": 0.1}
    for prop in props:
        more = beside.get(str(prop["type"]), 0.0)
        found += [number(prop, "x") + more * (1 if number(prop, "x") >= 0 else -1)] if more else []
    return found


def depth(*, props: Sequence[Prop]) -> float:
    """How far below the line of the ground a circle on the floor comes, in body heights."""
    return max(
        (room.TILT * number(prop, "r") for prop in props if prop["type"] in {"clock", "ring"}), default=0.0
    )
