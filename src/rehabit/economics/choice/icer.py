"""The incremental cost-effectiveness ratio of two strategies, only where a ratio means something."""

from dataclasses import dataclass

from rehabit.economics.bad_input import number
from rehabit.kernel import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Icer:
    """``value`` = ``cost`` / ``effect``. ``buys`` is True when more is paid for more effect; False when money
    is saved by giving effect up, where a *higher* ratio is better."""

    value: float
    cost: float
    effect: float
    buys: bool


def icer(*, cost: float, effect: float) -> Icer | Refusal:
    """Difference in cost over difference in effect.

    Refuses `dominates` (costs no more, does more), `dominated` (costs more, does no more) and `no_effect`
    (no difference in effect, cost no higher): a negative or endless ratio says nothing by itself.
    """
    number(cost, place="difference in cost")
    number(effect, place="difference in effect")
    words = f"difference in cost {cost:,.2f}, in effect {effect:.4g}"
    if effect > 0 and cost <= 0:
        return Refusal("dominates", f"It does more and costs no more, so no ratio is needed ({words}).")
    if cost > 0 and effect <= 0:
        return Refusal("dominated", f"It costs more and does no more, so no ratio is given ({words}).")
    if effect == 0:
        return Refusal("no_effect", f"There is no difference in effect to divide by ({words}).")
    return Icer(value=cost / effect, cost=cost, effect=effect, buys=effect > 0)
