"""Quantiles of the normal and of Student's t distribution."""

from math import sqrt
from statistics import NormalDist

from rehabit.evaluation.incomplete_beta import inverse_incomplete_beta


def check_level(level: float) -> None:
    """Raise ValueError unless a confidence level lies between 0 and 1, as 0.95 does."""
    if not 0 < level < 1:
        raise ValueError(f"A confidence level lies between 0 and 1, such as 0.95; {level} does not.")


def normal_critical(*, level: float) -> float:
    """The z that leaves (1 - level) / 2 in each tail: 1.96 for 0.95."""
    check_level(level)
    return NormalDist().inv_cdf((1 + level) / 2)


def t_critical(*, level: float, degrees_of_freedom: float) -> float:
    """The t that leaves (1 - level) / 2 in each tail, for degrees of freedom above 0.

    Uses P(|T| > t) = I_x(df/2, 1/2) with x = df / (df + t²). Checked against SciPy in tests/oracle.
    """
    check_level(level)
    if degrees_of_freedom <= 0:
        raise ValueError(f"Degrees of freedom are above 0; {degrees_of_freedom} is not.")
    half = degrees_of_freedom / 2
    y = inverse_incomplete_beta(a=0.5, b=half, probability=level)
    if y < 0.5:
        return sqrt(degrees_of_freedom * y / (1 - y))
    # Near 1 the complement keeps the digits that 1 - y would lose.
    x = inverse_incomplete_beta(a=half, b=0.5, probability=1 - level)
    return sqrt(degrees_of_freedom * (1 - x) / x)
