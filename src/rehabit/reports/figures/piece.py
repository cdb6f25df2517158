"""What every prop is drawn from: numbers of the catalogue, lines and boxes, in body heights."""

from collections.abc import Mapping, Sequence

from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.marks import S, n

Prop = Mapping[str, object]


def number(prop: Prop, name: str, default: float | None = None) -> float:
    """A length of a prop.

    Raises
        ValueError: the prop has no such number.
    """
    value = prop.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"A prop of type {prop['type']!r} needs the number {name!r}; it has {value!r}.")
    return float(value)


def across(value: float) -> str:
    return n(value * S)


def above(value: float) -> str:
    return n(-value * S)


def line(kind: str, *points: tuple[float, float]) -> str:
    return f'<path d="M{"L".join(f"{across(x)} {above(y)}" for x, y in points)}" class="{kind}"/>'


def box(kind: str, x1: float, x2: float, low: float, high: float) -> str:
    size = f'width="{across(x2 - x1)}" height="{across(high - low)}"'
    return f'<rect x="{across(x1)}" y="{above(high)}" {size} rx="2" class="{kind}"/>'


def point(prop: Prop, name: str, clock: Clock) -> list[tuple[float, float]]:
    """A place in every frame: a joint's, or one that stays."""
    value = prop[name]
    if isinstance(value, str):
        return [frame.joints[value] for frame in clock.frames]
    if not isinstance(value, Sequence) or len(value) != 2:
        raise ValueError(
            f"A prop of type {prop['type']!r} needs a joint or [x, y] as {name!r}; it has {value!r}."
        )
    return [(float(value[0]), float(value[1])) for _ in clock.frames]
