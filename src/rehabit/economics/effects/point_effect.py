"""An effect with its standard error, as published or as worked out from a published interval."""

from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, number
from rehabit.evaluation.quantiles import normal_critical


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A mean difference in ``unit`` with its standard error; ``method`` says where both come from."""

    value: float
    se: float
    unit: str
    method: str


def from_interval(*, value: float, low: float, high: float, unit: str, level: float = 0.95) -> Effect:
    """The standard error behind a symmetric interval: its width over twice the normal quantile."""
    number(value, place="effect", low=low, high=high)
    if low >= high:
        raise BadInput(
            place="interval", value=f"{low} to {high}", rule="the lower limit is below the upper one."
        )
    return Effect(
        value=value,
        se=(high - low) / (2 * normal_critical(level=level)),
        unit=unit,
        method=f"normal, from the {level:.0%} interval {low:g} to {high:g}",
    )
