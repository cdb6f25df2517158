"""One parameter at a time from its low to its high value: which of them moves the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """The answer with one parameter at ``low`` and at ``high``, all others at their base value."""

    name: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far apart the two answers are."""
        return abs(self.at_high - self.at_low)


def tornado(
    *,
    answer: Callable[[Mapping[str, float]], float],
    base: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float]],
) -> tuple[Swing, ...]:
    """The widest swing first. ``ranges`` give low and high by the names of ``base``."""
    if strange := sorted(set(ranges) - set(base)):
        raise BadInput(place="ranges", value=", ".join(strange), rule="one of " + ", ".join(base) + ".")
    swings = []
    for name, (low, high) in ranges.items():
        if not low <= high:
            raise BadInput(place=f"range of {name}", value=f"{low} to {high}", rule="low comes before high.")
        at_low, at_high = (answer({**base, name: value}) for value in (low, high))
        swings.append(Swing(name=name, low=low, high=high, at_low=at_low, at_high=at_high))
    return tuple(sorted(swings, key=lambda swing: -swing.width))
