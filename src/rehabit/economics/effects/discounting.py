"""Money and health later count for less: present value at a yearly rate."""

from collections.abc import Sequence

from rehabit.economics.bad_input import number

REFERENCE_RATE = 0.035
"""A year, for costs and QALYs alike (NICE reference case)."""


def discount_factor(*, years: float, rate: float = REFERENCE_RATE) -> float:
    """(1 + rate)^−years; ``years`` from now, 0 or more."""
    number(years, place="years from now", low=0)
    number(rate, place="discount rate", low=0, high=1)
    return float((1 + rate) ** -years)


def present_value(*, amounts: Sequence[float], rate: float = REFERENCE_RATE) -> float:
    """The sum of yearly amounts, the first of them now and not discounted."""
    return sum(amount * discount_factor(years=year, rate=rate) for year, amount in enumerate(amounts))
