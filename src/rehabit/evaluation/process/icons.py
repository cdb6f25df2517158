"""The two icons of Making Data Count: what the latest point says, and whether a target is met by chance."""

from enum import StrEnum

from rehabit.evaluation.process.signals import Point


class Better(StrEnum):
    """Which way is improvement."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Variation(StrEnum):
    """The variation icon, from the latest point."""

    COMMON = "common cause"
    IMPROVEMENT_HIGH = "special cause, improvement, high"
    IMPROVEMENT_LOW = "special cause, improvement, low"
    CONCERN_HIGH = "special cause, concern, high"
    CONCERN_LOW = "special cause, concern, low"
    NEITHER_HIGH = "special cause, neither better nor worse, high"
    NEITHER_LOW = "special cause, neither better nor worse, low"


class Assurance(StrEnum):
    """The assurance icon: a target against the limits of the latest point."""

    PASSES = "passes the target whatever chance does"
    FAILS = "fails the target whatever chance does"
    EITHER = "passes or fails by chance"
    NO_TARGET = "no target"


_SPECIAL = {
    (Better.HIGHER, True): Variation.IMPROVEMENT_HIGH,
    (Better.HIGHER, False): Variation.CONCERN_LOW,
    (Better.LOWER, True): Variation.CONCERN_HIGH,
    (Better.LOWER, False): Variation.IMPROVEMENT_LOW,
    (Better.NEITHER, True): Variation.NEITHER_HIGH,
    (Better.NEITHER, False): Variation.NEITHER_LOW,
}


def variation(*, latest: Point, better: Better) -> Variation:
    """The icon of the latest point."""
    if latest.signal is None or latest.high_side is None:
        return Variation.COMMON
    return _SPECIAL[better, latest.high_side]


def assurance(*, latest: Point, better: Better, target: float | None) -> Assurance:
    """The icon of a target; without a direction of improvement a target cannot be passed or failed."""
    if target is None or better is Better.NEITHER:
        return Assurance.NO_TARGET
    if latest.low < target < latest.high or latest.low == latest.high == target:
        return Assurance.EITHER
    above = latest.low >= target
    return Assurance.PASSES if above == (better is Better.HIGHER) else Assurance.FAILS
