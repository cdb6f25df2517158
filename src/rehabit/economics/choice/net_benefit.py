"""Net monetary benefit: what the effect is worth at a threshold, less what it costs."""

from rehabit.economics.bad_input import number
from rehabit.economics.choice.draws import Draws, Matrix


def net_benefit(*, draws: Draws, threshold: float) -> Matrix:
    """``threshold`` × effect − cost in money, shape (strategies, draws)."""
    number(threshold, place="threshold", low=0)
    benefit: Matrix = threshold * draws.effects - draws.costs
    return benefit
