"""The chi-square distribution by the regularised incomplete gamma function (DLMF 8.11.4 and 8.9.2)."""

from math import exp, lgamma, log

from rehabit.evaluation.incomplete_beta import bisect

_MOST_TERMS = 10_000


def chi_square_above(*, value: float, degrees_of_freedom: float) -> float:
    """The chance that a chi-square exceeds `value`."""
    a, x = degrees_of_freedom / 2, value / 2
    if x <= 0:
        return 1.0
    front = exp(a * log(x) - x - lgamma(a))
    return 1 - front * _series(a, x) if x < a + 1 else front * _fraction(a, x)


def chi_square_quantile(*, probability: float, degrees_of_freedom: float) -> float:
    """The value below which a chi-square lies with `probability`."""
    high = degrees_of_freedom + 1
    while 1 - chi_square_above(value=high, degrees_of_freedom=degrees_of_freedom) < probability:
        high *= 2
    return bisect(
        function=lambda x: 1 - chi_square_above(value=x, degrees_of_freedom=degrees_of_freedom) - probability,
        low=0.0,
        high=high,
    )


def _series(a: float, x: float) -> float:
    term = total = 1 / a
    for n in range(1, _MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < total * 1e-17:
            break
    return total


def _fraction(a: float, x: float) -> float:
    b = x + 1 - a
    c, d = 1e300, 1 / b
    value = d
    for n in range(1, _MOST_TERMS):
        step = -n * (n - a)
        b += 2
        d = 1 / (step * d + b)
        c = b + step / c
        value *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return value
