"""Each person's cost of care elsewhere, from what they used and dated unit costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput
from rehabit.economics.resource_use.use import KINDS, Use
from rehabit.kernel import Money, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCost:
    """One person's cost over ``recall_months``; refused (`use_missing`) when a line was not answered."""

    person: str
    recall_months: float
    cost: Money | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCost:
    """Everybody's cost. ``n`` answered every line, out of ``asked``; ``mean`` is over the ``n``.

    ``by_kind`` is the mean cost of each line, over the same people.
    """

    people: tuple[PersonCost, ...]
    n: int
    asked: int
    mean: Money | Refusal
    by_kind: Mapping[str, Money]
    method: str


def use_cost(*, uses: Sequence[Use], prices: Mapping[str, Money]) -> UseCost:
    """Count × price, added up by person. Every kind that was used needs a price; periods must agree.

    A person with an unanswered line has no cost: nothing is filled in here (see `choice.pooled` for imputed
    data). Raises `BadInput` for a kind without a price or for different recall periods.
    """
    kinds = sorted({use.kind for use in uses}, key=list(KINDS).index)
    if missing := [kind for kind in kinds if kind not in prices]:
        raise BadInput(place="unit costs", value="none", rule=f"a price is needed for {', '.join(missing)}.")
    if len(periods := {use.recall_months for use in uses}) > 1:
        raise BadInput(
            place="recall period", value=sorted(periods), rule="one period is needed for everybody."
        )
    people = tuple(_person(name, uses, prices) for name in dict.fromkeys(use.person for use in uses))
    whole = {person.person: person.cost for person in people if isinstance(person.cost, Money)}
    n = len(whole)
    return UseCost(
        people=people,
        n=n,
        asked=len(people),
        mean=_mean(list(whole.values()))
        if whole
        else Refusal("nobody_counted", "Nobody answered every line."),
        by_kind={
            kind: prices[kind]
            * (sum(use.count or 0 for use in uses if use.kind == kind and use.person in whole) / n)
            for kind in kinds
        }
        if whole
        else {},
        method="people who answered every line, count × unit cost",
    )


def _person(name: str, uses: Sequence[Use], prices: Mapping[str, Money]) -> PersonCost:
    own = [use for use in uses if use.person == name]
    unanswered = [KINDS[use.kind] for use in own if use.count is None]
    cost: Money | Refusal
    if unanswered:
        cost = Refusal("use_missing", f"{name}: not answered: {', '.join(unanswered)}.")
    else:
        parts = [prices[use.kind] * (use.count or 0) for use in own]
        cost = _mean(parts) * len(parts)
    return PersonCost(person=name, recall_months=own[0].recall_months, cost=cost)


def _mean(amounts: Sequence[Money]) -> Money:
    total = amounts[0]
    for money in amounts[1:]:
        total = total + money
    return total / len(amounts)
