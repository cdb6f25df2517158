"""A one-off cost, such as training and kit, spread over the people it serves."""

from dataclasses import dataclass

from rehabit.economics.bad_input import above_zero, number
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """``cost`` once; it lasts ``years``; ``people_a_year`` start in each. ``rate`` is the discount rate."""

    cost: Money
    years: int
    people_a_year: float
    rate: float = 0.035


def setup_share(*, setup: SetUp) -> Money:
    """The share of each person who starts: the equivalent annual cost over the people of a year.

    Annuity in arrears: cost × rate / (1 − (1 + rate)^−years); with rate 0, cost / years.
    Source: Drummond and others, Methods for the Economic Evaluation of Health Care Programmes, ch. 7.
    """
    number(setup.cost.amount, place="set-up cost", low=0)
    number(setup.rate, place="discount rate of the set-up cost", low=0, high=1)
    years = above_zero(setup.years, place="years that the set-up lasts")
    people = above_zero(setup.people_a_year, place="people who start in a year")
    if setup.rate == 0:
        return setup.cost / years / people
    annuity = (1 - float((1 + setup.rate) ** -years)) / setup.rate
    return setup.cost / annuity / people
