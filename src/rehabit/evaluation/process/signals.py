"""Special causes in a run of points, by the rules of NHS England's Making Data Count.

Rules as in the public package NHSRplotthedots: a point outside the limits; six strict rises or falls in a row
(a trend of seven points); two of three points beyond the near line with all three on one side of the mean;
seven points in a row on one side of the mean. Where several hold, the first in that order is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

SHIFT = 7
TREND = 7
NEAR = 2 / 3
"""The near line lies two thirds of the way from the mean to a limit."""


class Signal(StrEnum):
    """What makes a point special, in the order in which they are named."""

    OUTSIDE = "outside the limits"
    TREND = "trend of seven"
    NEAR_LIMIT = "two of three near a limit"
    SHIFT = "seven on one side"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point with its limits. `high_side` says on which side the signal lies, or where a trend goes."""

    label: str
    value: float
    mean: float
    low: float
    high: float
    signal: Signal | None
    high_side: bool | None


def marked(
    *, labels: Sequence[str], values: Sequence[float], mean: float, limits: Sequence[tuple[float, float]]
) -> tuple[Point, ...]:
    """Each point with its signal; `limits` has one (low, high) for each point."""
    sides = [(value > mean) - (value < mean) for value in values]
    found = [_outside(value, low, high) for value, (low, high) in zip(values, limits, strict=True)]
    by_rule = (
        (Signal.OUTSIDE, found),
        (Signal.TREND, _trends(values)),
        (Signal.NEAR_LIMIT, _near(values, sides, mean, limits)),
        (Signal.SHIFT, _shifts(sides)),
    )
    points = []
    for at, (label, value, (low, high)) in enumerate(zip(labels, values, limits, strict=True)):
        signal, side = next(((rule, marks[at]) for rule, marks in by_rule if marks[at]), (None, 0))
        points.append(
            Point(
                label=label,
                value=value,
                mean=mean,
                low=low,
                high=high,
                signal=signal,
                high_side=side > 0 if signal else None,
            )
        )
    return tuple(points)


def _outside(value: float, low: float, high: float) -> int:
    return (value > high) - (value < low)


def _shifts(sides: Sequence[int]) -> list[int]:
    marks = [0] * len(sides)
    for end in range(SHIFT, len(sides) + 1):
        run = sides[end - SHIFT : end]
        if run[0] and len(set(run)) == 1:
            marks[end - SHIFT : end] = run
    return marks


def _trends(values: Sequence[float]) -> list[int]:
    marks = [0] * len(values)
    ways = [(after > before) - (after < before) for before, after in pairwise(values)]
    for end in range(TREND, len(values) + 1):
        run = ways[end - TREND : end - 1]
        if run[0] and len(set(run)) == 1:
            marks[end - TREND : end] = [run[0]] * TREND
    return marks


def _near(
    values: Sequence[float], sides: Sequence[int], mean: float, limits: Sequence[tuple[float, float]]
) -> list[int]:
    beyond = [
        _outside(value, mean - NEAR * (mean - low), mean + NEAR * (high - mean))
        for value, (low, high) in zip(values, limits, strict=True)
    ]
    marks = [0] * len(values)
    for end in range(3, len(values) + 1):
        side = sides[end - 1]
        window = range(end - 3, end)
        if side and all(sides[at] == side for at in window) and sum(beyond[at] == side for at in window) >= 2:
            for at in window:
                marks[at] = side if beyond[at] == side else marks[at]
    return marks
