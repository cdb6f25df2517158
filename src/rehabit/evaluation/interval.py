"""An interval, and an estimate that always carries its interval, its n and its method."""

from dataclasses import dataclass

from rehabit.kernel import Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Confidence limits at `level` (0.95 for 95 %), with the name of the method that made them."""

    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareEstimate:
    """A share (0 to 1) with its count, its denominator and its interval."""

    proportion: Proportion
    share: float
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareDifference:
    """First share minus second (−1 to 1), with both counts and the interval of the difference."""

    first: Proportion
    second: Proportion
    difference: float
    interval: Interval
