"""A share of the same people at two times: the difference, and whether more moved one way than the other.

Sources: Newcombe, Statistics in Medicine 1998;17:2635-2650, method 10 (paired difference). Fagerland,
Lydersen and Laake, BMC Medical Research Methodology 2013;13:91 (mid-p McNemar test).
"""

from dataclasses import dataclass
from math import comb, sqrt

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.proportions import wilson
from rehabit.kernel import Proportion, Refusal

NEWCOMBE_PAIRED = "Newcombe paired hybrid score"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedShares:
    """The same `n` people before and after; `difference` is the share after minus the share before.

    `gained` had it only after, `lost` only before. `p_value` is two-sided: McNemar's mid-p test of whether
    as many gained as lost.
    """

    n: int
    before: Proportion
    after: Proportion
    gained: int
    lost: int
    difference: float
    interval: Interval
    p_value: float


def paired_shares(
    *, both: int, gained: int, lost: int, neither: int, level: float = 0.95
) -> PairedShares | Refusal:
    """Four counts of people: at both times, only after, only before, at neither time.

    Refuses `nobody_counted` when all four are 0. Raises ValueError when one is negative.
    """
    counts = {"both": both, "gained": gained, "lost": lost, "neither": neither}
    for name, count in counts.items():
        if count < 0:
            raise ValueError(f"{name} is a count of people and cannot be {count}.")
    n = sum(counts.values())
    if n == 0:
        return Refusal("nobody_counted", "There is no share of nobody: all four counts are 0.")
    before, after = Proportion(count=both + lost, total=n), Proportion(count=both + gained, total=n)
    difference = (gained - lost) / n
    low, high = _limits(after, before, _correlation(both, gained, lost, neither), level)
    return PairedShares(
        n=n,
        before=before,
        after=after,
        gained=gained,
        lost=lost,
        difference=difference,
        interval=Interval(low=difference - low, high=difference + high, level=level, method=NEWCOMBE_PAIRED),
        p_value=mcnemar_mid_p(gained=gained, lost=lost),
    )


def mcnemar_mid_p(*, gained: int, lost: int) -> float:
    """The two-sided mid-p value of McNemar's test; 1 when nobody moved."""
    moved, fewer = gained + lost, min(gained, lost)
    if moved == 0 or gained == lost:
        return 1.0
    up_to = sum(comb(moved, k) for k in range(fewer + 1)) / 2**moved
    return float(2 * up_to - comb(moved, fewer) / 2**moved)


def _limits(after: Proportion, before: Proportion, phi: float, level: float) -> tuple[float, float]:
    """How far the interval reaches below and above the difference."""
    a, b = _arms(after, level), _arms(before, level)
    low = sqrt(max(a[0] ** 2 - 2 * phi * a[0] * b[1] + b[1] ** 2, 0.0))
    high = sqrt(max(a[1] ** 2 - 2 * phi * a[1] * b[0] + b[0] ** 2, 0.0))
    return low, high


def _arms(proportion: Proportion, level: float) -> tuple[float, float]:
    found = wilson(proportion=proportion, level=level)
    assert not isinstance(found, Refusal)  # the caller has refused an empty denominator
    return found.share - found.interval.low, found.interval.high - found.share


def _correlation(both: int, gained: int, lost: int, neither: int) -> float:
    """Newcombe's phi, with his continuity correction where people stayed as they were more often."""
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    if margins == 0:
        return 0.0
    product = float(both * neither - gained * lost)
    n = both + gained + lost + neither
    if product > 0:
        product = max(product - n / 2, 0.0)
    return product / sqrt(margins)
