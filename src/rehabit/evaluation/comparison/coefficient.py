"""One effect of a model, with everything needed to quote it."""

from dataclasses import dataclass
from math import sqrt

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.student import critical, two_sided_p


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An estimate on the model's own scale, its standard error, degrees of freedom, interval and p-value.

    `degrees_of_freedom` is infinite where the normal distribution was used. `p_value` is two-sided, for
    'no effect'.
    """

    name: str
    estimate: float
    standard_error: float
    degrees_of_freedom: float
    interval: Interval
    p_value: float


def effect(
    *, name: str, estimate: float, variance: float, degrees_of_freedom: float, level: float, method: str
) -> Effect:
    """Put an estimate and its variance together."""
    error = sqrt(max(variance, 0.0))
    half = critical(level=level, degrees_of_freedom=degrees_of_freedom) * error
    p_value = 0.0 if error == 0 else two_sided_p(t=estimate / error, degrees_of_freedom=degrees_of_freedom)
    return Effect(
        name=name,
        estimate=estimate,
        standard_error=error,
        degrees_of_freedom=degrees_of_freedom,
        interval=Interval(low=estimate - half, high=estimate + half, level=level, method=method),
        p_value=p_value,
    )
