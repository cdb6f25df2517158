"""Unpaid help: reported apart, because it is outside the NHS and social care view."""

from dataclasses import dataclass

from rehabit.economics.bad_input import number
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InformalCare:
    """``hours`` of unpaid help at ``price`` an hour; ``valued_as`` names what that price stands for."""

    hours: float
    price: Money
    cost: Money
    valued_as: str
    perspective: str = "societal"


def informal_care_cost(*, hours: float, price: Money, valued_as: str) -> InformalCare:
    """Hours × price. ``valued_as`` is, for instance, 'the price of an hour of a home care worker'."""
    number(hours, place="hours of unpaid help", low=0)
    number(price.amount, place="price of an hour of unpaid help", low=0)
    return InformalCare(hours=hours, price=price, cost=price * hours, valued_as=valued_as)
