"""Do sites differ by more than chance? Funnel limits by size, never a ranking.

Limits: Spiegelhalter, Statistics in Medicine 2005;24:1185-1202 (exact binomial limits with interpolation,
over-dispersion by winsorised z, additive). Sites below a minimum are shown as too small to judge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, fsum, sin, sqrt
from statistics import quantiles

from rehabit.evaluation.disclosure import SmallNumbers, Suppressed, protect_proportion
from rehabit.evaluation.incomplete_beta import incomplete_beta
from rehabit.evaluation.quantiles import normal_critical
from rehabit.kernel import Proportion, Refusal

INNER, OUTER = 0.95, 0.998
WINSORISED = 0.1
"""The share at each end whose z is pulled in before over-dispersion is judged."""

FEWEST_SITES = 5
"""Over-dispersion is not judged from fewer sites."""


class Standing(StrEnum):
    """Where a site lies. Alarm is outside the outer limits, alert between the inner and the outer."""

    WITHIN = "within what chance allows"
    ALERT_HIGH = "above the inner limit"
    ALERT_LOW = "below the inner limit"
    ALARM_HIGH = "above the outer limit"
    ALARM_LOW = "below the outer limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Inner and outer limits for one number of people."""

    n: int
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site; a small one has a refusal in place of its standing, and its count may be suppressed."""

    name: str
    proportion: Proportion | Suppressed
    limits: Limits
    standing: Standing | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """Sites by name (no ranking). `extra_variance` is on the arcsine scale; 0 means exact binomial limits."""

    sites: tuple[Site, ...]
    target: float
    extra_variance: float
    dispersion: float | Refusal
    minimum: int
    method: str
    case_mix: str


def funnel(
    *,
    sites: Mapping[str, Proportion],
    case_mix: str,
    target: float | None = None,
    minimum: int = 10,
    overdispersion: bool = True,
    rule: SmallNumbers | None = None,
) -> Funnel | Refusal:
    """Limits around `target` (the share of all sites together when None).

    `case_mix` says in words what was adjusted for, or that nothing was. Sites with fewer than `minimum`
    people are not judged. Refuses `nobody_counted` and `no_spread` when everybody or nobody had the outcome.
    """
    held = {name: one for name, one in sorted(sites.items()) if one.total}
    total = sum(one.total for one in held.values())
    if not total:
        return Refusal("nobody_counted", "No site has anybody to count.")
    middle = sum(one.count for one in held.values()) / total if target is None else target
    if not 0 < middle < 1:
        return Refusal("no_spread", "Everybody or nobody had the outcome; sites cannot be told apart.")
    judged = [one for one in held.values() if one.total >= minimum]
    dispersion = _dispersion(judged, middle)
    extra = 0.0
    if overdispersion and not isinstance(dispersion, Refusal):
        extra = _extra_variance(judged, dispersion)
    return Funnel(
        sites=tuple(_site(name, one, middle, extra, minimum, rule) for name, one in held.items()),
        target=middle,
        extra_variance=extra,
        dispersion=dispersion,
        minimum=minimum,
        method=(
            "arcsine limits with additive over-dispersion" if extra else "exact binomial limits, interpolated"
        ),
        case_mix=case_mix,
    )


def funnel_limits(*, n: int, target: float, extra_variance: float = 0.0) -> Limits:
    """Limits for `n` people: exact when there is no extra variance."""
    pairs = []
    for level in (INNER, OUTER):
        if extra_variance:
            pairs.append(_arcsine(n, target, extra_variance, level))
        else:
            tail = (1 - level) / 2
            pairs.append((_binomial(n, target, tail), _binomial(n, target, 1 - tail)))
    return Limits(
        n=n,
        inner_low=pairs[0][0],
        inner_high=pairs[0][1],
        outer_low=pairs[1][0],
        outer_high=pairs[1][1],
    )


def _site(
    name: str, one: Proportion, target: float, extra: float, minimum: int, rule: SmallNumbers | None
) -> Site:
    limits = funnel_limits(n=one.total, target=target, extra_variance=extra)
    shown = one if rule is None else protect_proportion(proportion=one, rule=rule)
    standing: Standing | Refusal = _standing(one.count / one.total, limits)
    if one.total < minimum:
        standing = Refusal(
            "too_few_people",
            f"{name} has fewer than {minimum} people, so chance alone could put it anywhere.",
        )
    elif isinstance(shown, Suppressed):
        standing = Refusal("small_number", f"{name} has a small number that may not be shown.")
    return Site(name=name, proportion=shown, limits=limits, standing=standing)


def _standing(share: float, limits: Limits) -> Standing:
    if share > limits.outer_high:
        return Standing.ALARM_HIGH
    if share < limits.outer_low:
        return Standing.ALARM_LOW
    if share > limits.inner_high:
        return Standing.ALERT_HIGH
    return Standing.ALERT_LOW if share < limits.inner_low else Standing.WITHIN


def _binomial(n: int, share: float, probability: float) -> float:
    """The interpolated quantile of a binomial share."""

    def up_to(count: int) -> float:
        return 1.0 if count >= n else incomplete_beta(a=n - count, b=count + 1, x=1 - share)

    low, high = -1, n  # P(X <= low) < probability <= P(X <= high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if up_to(middle) < probability else (low, middle)
    below = up_to(high - 1) if high else 0.0
    part = (up_to(high) - probability) / (up_to(high) - below)
    return min(max((high - part) / n, 0.0), 1.0)


def _arcsine(n: int, target: float, extra: float, level: float) -> tuple[float, float]:
    middle = asin(sqrt(target))
    reach = normal_critical(level=level) * sqrt(1 / (4 * n) + extra)
    low, high = max(middle - reach, 0.0), min(middle + reach, asin(1.0))
    return sin(low) ** 2, sin(high) ** 2


def _dispersion(sites: Sequence[Proportion], target: float) -> float | Refusal:
    """The mean squared z of the sites, each pulled in to the 10th or 90th percentile."""
    if len(sites) < FEWEST_SITES:
        return Refusal(
            "too_few_sites",
            f"{len(sites)} sites with enough people cannot show more than chance; {FEWEST_SITES} are needed.",
        )
    scores = [2 * sqrt(one.total) * (asin(sqrt(one.count / one.total)) - asin(sqrt(target))) for one in sites]
    cuts = quantiles(scores, n=round(1 / WINSORISED), method="inclusive")
    return fsum(min(max(score, cuts[0]), cuts[-1]) ** 2 for score in scores) / len(scores)


def _extra_variance(sites: Sequence[Proportion], dispersion: float) -> float:
    count, weights = len(sites), [4.0 * one.total for one in sites]
    if count * dispersion <= count - 1:
        return 0.0
    below = fsum(weights) - fsum(weight**2 for weight in weights) / fsum(weights)
    return (count * dispersion - (count - 1)) / below
