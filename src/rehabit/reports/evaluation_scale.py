"""Where a value lies on a drawing, and which round values mark its axis."""

from collections.abc import Callable
from math import ceil, floor, log10


def axis(*, low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """From a value to a place; `low` lies at `start` and `high` at `end`, a little way in."""
    room = 0.06 * (high - low) or 1.0
    bottom, top = low - room, high + room

    def at(value: float) -> float:
        return start + (value - bottom) / (top - bottom) * (end - start)

    return at


def nice_ticks(*, low: float, high: float, about: int = 5) -> list[float]:
    """Round values from `low` to `high`: steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / about or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]
