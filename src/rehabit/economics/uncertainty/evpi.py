"""Expected value of perfect information: what it would be worth to know before choosing, per person."""

from math import exp, pi, sqrt
from statistics import NormalDist

from rehabit.economics.bad_input import above_zero, number
from rehabit.economics.choice.draws import Matrix


def evpi(*, benefit: Matrix) -> float:
    """Mean of the highest less highest of the means. ``benefit``: net benefit, shape (strategies, draws)."""
    return max(float(benefit.max(axis=0).mean() - benefit.mean(axis=1).max()), 0.0)


def unit_normal_loss(*, value: float) -> float:
    """E[max(Z − value, 0)] for a standard normal Z: density − value × upper tail."""
    return exp(-(value**2) / 2) / sqrt(2 * pi) - value * NormalDist().cdf(-value)


def evpi_normal(*, mean: float, sd: float) -> float:
    """The same in closed form for two strategies whose difference in net benefit is normal."""
    number(mean, place="mean difference in net benefit")
    above_zero(sd, place="standard deviation of the difference in net benefit")
    return sd * unit_normal_loss(value=abs(mean) / sd)
