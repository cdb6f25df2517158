"""The value of a parameter at which the answer changes its sign."""

from collections.abc import Callable

from rehabit.economics.bad_input import BadInput
from rehabit.kernel import Refusal


def turning_point(*, answer: Callable[[float], float], low: float, high: float) -> float | Refusal:
    """Where a continuous ``answer`` is 0 between ``low`` and ``high``, by bisection to 1 part in 10¹².

    Refuses (`no_turn`) when the answer has the same sign at both ends.
    """
    if not low < high:
        raise BadInput(place="range", value=f"{low} to {high}", rule="low comes before high.")
    at_low, at_high = answer(low), answer(high)
    if at_low == 0 or at_high == 0:
        return low if at_low == 0 else high
    if (at_low > 0) == (at_high > 0):
        side = "above" if at_low > 0 else "below"
        return Refusal(
            "no_turn", f"From {low:g} to {high:g} the answer stays {side} 0: the decision does not change."
        )
    while high - low > 1e-12 * max(1.0, abs(low), abs(high)):
        middle = (low + high) / 2
        if (answer(middle) > 0) == (at_low > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2
