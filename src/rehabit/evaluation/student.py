"""Student's t: two-sided p-values, and the critical value by Newton's method, for models with many terms."""

from functools import lru_cache
from math import exp, inf, isinf, lgamma, log, log1p, pi
from statistics import NormalDist

from rehabit.evaluation.incomplete_beta import incomplete_beta
from rehabit.evaluation.quantiles import check_level, normal_critical, t_critical

_NEARLY_NORMAL = 1e6
"""From this many degrees of freedom on, t and normal agree to six places and more."""

HARDLY_ANY = 0.1
"""Below this, a 95 % interval would reach ten million million standard errors to either side."""


def two_sided_p(*, t: float, degrees_of_freedom: float) -> float:
    """The chance of a value at least as far from 0 as `t`; normal for infinite degrees of freedom."""
    if degrees_of_freedom > _NEARLY_NORMAL:
        return 2 * NormalDist().cdf(-abs(t))
    return incomplete_beta(
        a=degrees_of_freedom / 2, b=0.5, x=degrees_of_freedom / (degrees_of_freedom + t * t)
    )


@lru_cache(maxsize=4096)
def critical(*, level: float, degrees_of_freedom: float) -> float:
    """The value that leaves (1 − level) / 2 in each tail; `degrees_of_freedom` may be infinite.

    Infinite itself for hardly any degrees of freedom: then nothing is known.
    """
    check_level(level)
    if isinf(degrees_of_freedom) or degrees_of_freedom > _NEARLY_NORMAL:
        return normal_critical(level=level)
    if degrees_of_freedom < HARDLY_ANY:
        return inf
    if degrees_of_freedom < 3:
        return t_critical(level=level, degrees_of_freedom=degrees_of_freedom)
    z = normal_critical(level=level)
    t = z + (z**3 + z) / (4 * degrees_of_freedom)
    for _ in range(60):
        gap = two_sided_p(t=t, degrees_of_freedom=degrees_of_freedom) - (1 - level)
        step = gap / (2 * _density(t, degrees_of_freedom))
        t += step
        if abs(step) < 1e-12 * t:
            break
    return t


def _density(t: float, df: float) -> float:
    constant = lgamma((df + 1) / 2) - lgamma(df / 2) - log(df * pi) / 2
    return exp(constant - (df + 1) / 2 * log1p(t * t / df))
