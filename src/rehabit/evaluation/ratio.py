"""The ratio of two shares, and how many people are treated for one more to benefit.

Sources: Koopman, Biometrics 1984;40:513-517 (score interval of the ratio, recommended by Fagerland, Lydersen
and Laake, Statistical Methods in Medical Research 2015;24:224-254). Altman, BMJ 1998;317:1309-1312 (number
needed to treat and its interval through infinity).
"""

from dataclasses import dataclass
from math import inf, log10, sqrt

from rehabit.evaluation.incomplete_beta import bisect
from rehabit.evaluation.interval import Interval
from rehabit.evaluation.proportions import newcombe_difference
from rehabit.evaluation.quantiles import normal_critical
from rehabit.kernel import Proportion, Refusal

KOOPMAN = "Koopman score"
_LEAST, _MOST = 1e-9, 1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRatio:
    """First share over second (0 upwards), with both counts and the interval of the ratio.

    `interval.high` is infinite when nobody in the second group had the outcome.
    """

    first: Proportion
    second: Proportion
    ratio: float
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberNeeded:
    """How many people have the first instead of the second for one more to have the good outcome.

    `number` is negative when the first group did worse (then it is the number for one more to lose by it).
    `benefit` and `harm` are the ends of the interval: with both, the interval runs from `benefit` through
    infinity to `harm`, which means that no difference at all is among the possible values.
    """

    first: Proportion
    second: Proportion
    number: float
    benefit: tuple[float, float] | None
    harm: tuple[float, float] | None
    level: float
    method: str

    @property
    def spans_none(self) -> bool:
        """Whether 'no difference' lies inside the interval."""
        return self.benefit is not None and self.harm is not None


def share_ratio(*, first: Proportion, second: Proportion, level: float = 0.95) -> ShareRatio | Refusal:
    """First share over second for two separate groups.

    Refuses `nobody_counted` when a denominator is 0 and `no_events` when neither group has an event, since
    then every ratio is possible.
    """
    z = normal_critical(level=level)
    if first.total == 0 or second.total == 0:
        return Refusal("nobody_counted", "There is no share of nobody: a denominator is 0.")
    if first.count == 0 and second.count == 0:
        return Refusal(
            "no_events",
            f"Nobody had the outcome ({first} and {second}), so a ratio of shares has no meaning here.",
        )
    share_1, share_2 = first.count / first.total, second.count / second.total
    ratio = share_1 / share_2 if share_2 else inf
    low, high = _koopman(first, second, ratio, z * z)
    return ShareRatio(
        first=first,
        second=second,
        ratio=ratio,
        interval=Interval(low=low, high=high, level=level, method=KOOPMAN),
    )


def number_needed(*, first: Proportion, second: Proportion, level: float = 0.95) -> NumberNeeded | Refusal:
    """1 over the difference of the shares, with Newcombe's limits turned over.

    Refuses `nobody_counted`, and `no_difference` when the shares are equal: then no number exists.
    """
    found = newcombe_difference(first=first, second=second, level=level)
    if isinstance(found, Refusal):
        return found
    if found.difference == 0:
        return Refusal(
            "no_difference", f"{first} and {second} are the same share, so no number of people gains one."
        )
    low, high = found.interval.low, found.interval.high
    return NumberNeeded(
        first=first,
        second=second,
        number=1 / found.difference,
        benefit=(1 / high, 1 / low if low > 0 else inf) if high > 0 else None,
        harm=(-1 / low, -1 / high if high < 0 else inf) if low < 0 else None,
        level=level,
        method=f"reciprocal of {found.interval.method}",
    )


def _koopman(first: Proportion, second: Proportion, ratio: float, limit: float) -> tuple[float, float]:
    def beyond(log_ratio: float, sign: float) -> float:
        return sign * (_score(first, second, _power_of_ten(log_ratio)) - limit)

    middle = log10(min(max(ratio, _LEAST), _MOST))
    low = (
        0.0
        if first.count == 0
        else _power_of_ten(bisect(function=lambda x: beyond(x, -1), low=-9, high=middle))
    )
    if second.count == 0:
        return low, inf
    return low, _power_of_ten(bisect(function=lambda x: beyond(x, 1), low=middle, high=9))


def _score(first: Proportion, second: Proportion, ratio: float) -> float:
    """Koopman's chi-square of the hypothesis that the ratio of the shares is `ratio`."""
    x, m, y, n = first.count, first.total, second.count, second.total
    a, b = (m + n) * ratio, -(ratio * (m + y) + x + n)
    # The restricted maximum-likelihood share of the first group solves a quadratic in its own units.
    share = (-b - sqrt(max(b * b - 4 * a * (x + y), 0.0))) / (2 * (m + n))
    other = share / ratio
    gap_1, gap_2 = x - m * share, y - n * other
    return _square(gap_1, m * share * (1 - share)) + _square(gap_2, n * other * (1 - other))


def _square(gap: float, variance: float) -> float:
    return gap * gap / variance if variance > 0 else (inf if abs(gap) > 1e-9 else 0.0)


def _power_of_ten(value: float) -> float:
    return float(10.0**value)
