"""How much the same people changed between two measurements, with an interval and everyone accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import fsum, sqrt

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.quantiles import check_level, t_critical
from rehabit.kernel import Refusal

Number = int | float | Fraction | Decimal
Pair = tuple[Number | None, Number | None]
"""One person's values before and after; None where it was not measured."""

PAIRED_T = "paired t"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanChange:
    """Mean change, after minus before, in the units of the scale.

    `n` people had both measurements, out of `n_started`; `n_before` and `n_after` had each. All means are
    of the `n`. `interval` is refused (`too_few_pairs`, `no_spread`) where it cannot be given.
    `standardised` is the mean change over the standard deviation before; it is refused when that is 0 or
    unknown.
    """

    n: int
    n_started: int
    n_before: int
    n_after: int
    mean_before: float
    mean_after: float
    mean_change: float
    sd_change: float | Refusal
    interval: Interval | Refusal
    standardised: float | Refusal


def mean_change(*, pairs: Sequence[Pair], level: float = 0.95) -> MeanChange | Refusal:
    """The mean change of everyone with both measurements; `pairs` has one entry for each person who started.

    The interval is mean ± t × SD / √n with n − 1 degrees of freedom. Refuses (`no_pairs`) when nobody has
    both. Without a comparison group this is not the effect of a programme: see `NO_COMPARISON`.
    """
    check_level(level)
    complete = [
        (float(before), float(after)) for before, after in pairs if before is not None and after is not None
    ]
    if not complete:
        return Refusal(
            "no_pairs", f"None of {len(pairs)} people has both measurements, so there is no change to show."
        )
    before = [pair[0] for pair in complete]
    changes = [pair[1] - pair[0] for pair in complete]
    mean = _mean(changes)
    spread = _standard_deviation(changes)
    return MeanChange(
        n=len(complete),
        n_started=len(pairs),
        n_before=sum(pair[0] is not None for pair in pairs),
        n_after=sum(pair[1] is not None for pair in pairs),
        mean_before=_mean(before),
        mean_after=_mean([pair[1] for pair in complete]),
        mean_change=mean,
        sd_change=spread,
        interval=_interval(mean, spread, len(complete), level),
        standardised=_standardised(mean, _standard_deviation(before)),
    )


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _standard_deviation(values: Sequence[float]) -> float | Refusal:
    if len(values) < 2:
        return Refusal("too_few_pairs", "One pair of measurements shows no spread; at least two are needed.")
    mean = _mean(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _interval(mean: float, spread: float | Refusal, n: int, level: float) -> Interval | Refusal:
    if isinstance(spread, Refusal):
        return spread
    if spread == 0:
        return Refusal("no_spread", "Everybody changed by the same amount, so no interval can be worked out.")
    half = t_critical(level=level, degrees_of_freedom=n - 1) * spread / sqrt(n)
    return Interval(low=mean - half, high=mean + half, level=level, method=PAIRED_T)


def _standardised(mean: float, spread: float | Refusal) -> float | Refusal:
    if isinstance(spread, Refusal):
        return spread
    if spread == 0:
        return Refusal(
            "no_spread", "Everybody had the same first value, so the change cannot be standardised."
        )
    return mean / spread
