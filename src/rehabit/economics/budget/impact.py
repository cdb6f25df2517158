"""Five years of a commissioner's budget: what is paid, what is released in cash, what is only freed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, number, probability
from rehabit.economics.budget.counts import People, PerPerson
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A saving per person is never one number: from ``low`` over ``middle`` to ``high``."""

    low: Money
    middle: Money
    high: Money

    def __post_init__(self) -> None:
        if not self.low.amount <= self.middle.amount <= self.high.amount:
            came = f"{self.low}, {self.middle}, {self.high}"
            raise BadInput(
                place="saving per person", value=came, rule="low, middle and high come in this order."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPlan:
    """Who is eligible, who takes it up, how many can be served, what it costs and what it may save.

    ``uptake`` gives the share of the eligible who start, year by year. ``capacity`` is the most who can start
    in a year. ``releasing`` is the share of the saving that leaves the budget as cash; the rest is staff time
    or room that is freed for others. Prices are those of one year; budgets are not discounted.
    """

    eligible: People
    uptake: Sequence[float]
    capacity: People
    cost: Money
    saving: Range
    releasing: float
    setup: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetYear:
    """One year. ``net`` is cash out less cash released, a range because the saving is one: ``high`` is the
    dearest (the saving at its low end)."""

    year: int
    people: People
    waiting_for_room: People
    cost: Money
    released: Range
    freed: Range
    net: Range


def budget_impact(*, plan: BudgetPlan) -> tuple[BudgetYear, ...]:
    """A row for each year of ``plan.uptake`` (five as a rule). Set-up is paid in the first."""
    probability(plan.releasing, place="share of the saving that is released as cash")
    number(plan.cost.amount, place="cost per person", low=0)
    number(plan.setup.amount, place="set-up cost", low=0)
    if not plan.uptake:
        raise BadInput(place="uptake", value="nothing", rule="a share for each year is needed.")
    return tuple(_year(plan, year, share) for year, share in enumerate(plan.uptake, start=1))


def _year(plan: BudgetPlan, year: int, share: float) -> BudgetYear:
    wanted = plan.eligible.count * probability(share, place=f"uptake in year {year}")
    people = People(min(wanted, plan.capacity.count))
    cost = people.times(PerPerson(plan.cost)) + (plan.setup if year == 1 else plan.setup * 0)
    saved = [
        people.times(PerPerson(each)) for each in (plan.saving.low, plan.saving.middle, plan.saving.high)
    ]
    released = [money * plan.releasing for money in saved]
    return BudgetYear(
        year=year,
        people=people,
        waiting_for_room=People(max(wanted - plan.capacity.count, 0)),
        cost=cost,
        released=Range(low=released[0], middle=released[1], high=released[2]),
        freed=_range([money * (1 - plan.releasing) for money in saved]),
        net=Range(low=cost - released[2], middle=cost - released[1], high=cost - released[0]),
    )


def _range(amounts: Sequence[Money]) -> Range:
    return Range(low=amounts[0], middle=amounts[1], high=amounts[2])
