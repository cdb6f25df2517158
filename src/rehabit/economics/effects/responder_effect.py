"""The difference between two shares of responders, with a standard error that allows for clusters."""

from math import sqrt

from rehabit.economics.bad_input import above_zero, number, probability
from rehabit.economics.effects.point_effect import Effect


def responder_effect(
    *, share: float, n: int, other_share: float, other_n: int, design_effect: float = 1
) -> Effect:
    """First share less second. The Wald variance is multiplied by ``design_effect`` (1 for no clusters)."""
    probability(share, place="share of responders")
    probability(other_share, place="share of responders in the comparator")
    above_zero(n, place="people behind the share")
    above_zero(other_n, place="people behind the comparator's share")
    number(design_effect, place="design effect", low=1)
    variance = share * (1 - share) / n + other_share * (1 - other_share) / other_n
    return Effect(
        value=share - other_share,
        se=sqrt(variance * design_effect),
        unit="responders per person",
        method=f"difference of shares, n = {n} and {other_n}, design effect {design_effect:g}",
    )
