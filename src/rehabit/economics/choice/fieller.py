"""Interval of a ratio of two means by Fieller's theorem.

Sources: Fieller, JRSS B 1954;16:175-185; Willan and O'Brien, Health Economics 1996;5:297-305.
"""

from math import sqrt

from rehabit.economics.bad_input import BadInput, above_zero
from rehabit.evaluation import Interval
from rehabit.evaluation.quantiles import normal_critical
from rehabit.kernel import Refusal

FIELLER = "Fieller"


def fieller(
    *, cost: float, effect: float, cost_se: float, effect_se: float, correlation: float, level: float = 0.95
) -> Interval | Refusal:
    """Limits of cost / effect; ``correlation`` is that of the two estimates.

    Refuses `effect_may_be_none` when the effect is not clear of 0 at ``level``: the interval then has no end,
    and net benefit at a threshold is what to show.
    """
    above_zero(cost_se, place="standard error of the cost")
    above_zero(effect_se, place="standard error of the effect")
    if not -1 <= correlation <= 1:
        raise BadInput(place="correlation", value=correlation, rule="a number from -1 to 1 is needed.")
    z2 = normal_critical(level=level) ** 2
    below = effect**2 - z2 * effect_se**2
    if below <= 0:
        return Refusal(
            "effect_may_be_none",
            f"The effect ({effect:.3g}, standard error {effect_se:.3g}) is not clear of 0, so its ratio "
            "has no bounded interval. Look at net benefit or the acceptability curve instead.",
        )
    middle = cost * effect - z2 * correlation * cost_se * effect_se
    spread = sqrt(max(middle**2 - below * (cost**2 - z2 * cost_se**2), 0.0))
    return Interval(
        low=(middle - spread) / below, high=(middle + spread) / below, level=level, method=FIELLER
    )
