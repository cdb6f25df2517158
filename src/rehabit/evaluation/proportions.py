"""Intervals for a share and for the difference between two shares.

Sources: Wilson, JASA 1927;22:209-212. Clopper and Pearson, Biometrika 1934;26:404-413. Newcombe, Statistics
in Medicine 1998;17:857-872 (one sample) and 873-890 (difference, method 10).
"""

from math import sqrt

from rehabit.evaluation.incomplete_beta import inverse_incomplete_beta
from rehabit.evaluation.interval import Interval, ShareDifference, ShareEstimate
from rehabit.evaluation.quantiles import check_level, normal_critical
from rehabit.kernel import Proportion, Refusal

WILSON = "Wilson score"
CLOPPER_PEARSON = "Clopper-Pearson exact"
NEWCOMBE = "Newcombe hybrid score"


def wilson(*, proportion: Proportion, level: float = 0.95) -> ShareEstimate | Refusal:
    """The share with Wilson's score interval; refuses (`nobody_counted`) when the denominator is 0."""
    z = normal_critical(level=level)
    if proportion.total == 0:
        return _nobody()
    low, high = _wilson_limits(proportion, z)
    return _estimate(proportion, Interval(low=low, high=high, level=level, method=WILSON))


def clopper_pearson(*, proportion: Proportion, level: float = 0.95) -> ShareEstimate | Refusal:
    """The share with the exact interval, which covers at least `level`; refuses 0 of 0."""
    check_level(level)
    if proportion.total == 0:
        return _nobody()
    tail = (1 - level) / 2
    count, rest = proportion.count, proportion.total - proportion.count
    low = 0.0 if count == 0 else inverse_incomplete_beta(a=count, b=rest + 1, probability=tail)
    high = 1.0 if rest == 0 else 1 - inverse_incomplete_beta(a=rest, b=count + 1, probability=tail)
    return _estimate(proportion, Interval(low=low, high=high, level=level, method=CLOPPER_PEARSON))


def newcombe_difference(
    *, first: Proportion, second: Proportion, level: float = 0.95
) -> ShareDifference | Refusal:
    """First share minus second for two separate groups, by Newcombe's method 10 (no continuity correction).

    Refuses (`nobody_counted`) when either denominator is 0. Not for the same people at two times, nor for
    clusters.
    """
    z = normal_critical(level=level)
    if first.total == 0 or second.total == 0:
        return _nobody()
    share_1, share_2 = first.count / first.total, second.count / second.total
    low_1, high_1 = _wilson_limits(first, z)
    low_2, high_2 = _wilson_limits(second, z)
    difference = share_1 - share_2
    return ShareDifference(
        first=first,
        second=second,
        difference=difference,
        interval=Interval(
            low=difference - sqrt((share_1 - low_1) ** 2 + (high_2 - share_2) ** 2),
            high=difference + sqrt((high_1 - share_1) ** 2 + (share_2 - low_2) ** 2),
            level=level,
            method=NEWCOMBE,
        ),
    )


def _wilson_limits(proportion: Proportion, z: float) -> tuple[float, float]:
    count, total = proportion.count, proportion.total
    centre = count + z * z / 2
    spread = z * sqrt(count * (total - count) / total + z * z / 4)
    # At 0 and at all the limit is exactly 0 or 1; subtraction would leave a speck beside it.
    low = 0.0 if count == 0 else (centre - spread) / (total + z * z)
    high = 1.0 if count == total else (centre + spread) / (total + z * z)
    return low, high


def _estimate(proportion: Proportion, interval: Interval) -> ShareEstimate:
    return ShareEstimate(proportion=proportion, share=proportion.count / proportion.total, interval=interval)


def _nobody() -> Refusal:
    return Refusal("nobody_counted", "There is no share of nobody: the denominator is 0.")
