"""A value that cannot be used: where it stood, what it was, and the rule it breaks."""

from collections.abc import Sequence
from math import isfinite


class BadInput(ValueError):
    """An input was refused. ``place``, ``value`` and ``rule`` are also in the message."""

    def __init__(self, *, place: str, value: object, rule: str) -> None:
        super().__init__(f"{place}: {value} was given; {rule}")
        self.place, self.value, self.rule = place, value, rule


def number(value: float, *, place: str, low: float | None = None, high: float | None = None) -> float:
    """The value back, when it is a finite number from ``low`` to ``high``; else ``BadInput``."""
    if not isfinite(value) or (low is not None and value < low) or (high is not None and value > high):
        raise BadInput(place=place, value=value, rule=_range(low, high))
    return value


def above_zero(value: float, *, place: str) -> float:
    """The value back, when it is a finite number above 0."""
    if not isfinite(value) or value <= 0:
        raise BadInput(place=place, value=value, rule="a number above 0 is needed.")
    return value


def probability(value: float, *, place: str) -> float:
    """The value back, when it lies between 0 and 1."""
    return number(value, place=place, low=0, high=1)


def same_length(rows: Sequence[Sequence[object]], *, place: str, names: Sequence[str]) -> int:
    """The common length of several rows; else ``BadInput`` that gives every length by name."""
    lengths = [len(row) for row in rows]
    if len(set(lengths)) != 1:
        came = ", ".join(f"{name} {length}" for name, length in zip(names, lengths, strict=True))
        raise BadInput(place=place, value=came, rule="every strategy needs the same number of values.")
    return lengths[0]


def _range(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"a number from {low:g} to {high:g} is needed."
    if low is not None:
        return f"a number of at least {low:g} is needed."
    return "a finite number is needed."
