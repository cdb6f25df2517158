"""By threshold: how often each strategy is best, its mean net benefit, and the worth of perfect knowledge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice.break_even import second_preferred
from rehabit.economics.choice.dense import best_counts
from rehabit.economics.choice.draws import Draws, Matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DecisionCurve:
    """``probability`` and ``expected`` have the shape (strategies, thresholds), ``evpi`` (thresholds,).

    ``probability`` is the share of the ``n`` draws in which a strategy has the highest net benefit (the
    acceptability curve), ``expected`` its mean net benefit per person, ``evpi`` what it would be worth per
    person to know each draw before choosing.
    """

    names: tuple[str, ...]
    thresholds: Matrix
    probability: Matrix
    expected: Matrix
    evpi: Matrix
    n: int
    outcome: str
    price_year: str
    method: str


def decision_curve(*, draws: Draws, thresholds: Sequence[float]) -> DecisionCurve:
    """The curves at ``thresholds`` (0 or more, rising, in money for one unit of effect)."""
    grid = np.asarray(thresholds, dtype=np.float64)
    if not len(grid) or not np.isfinite(grid).all() or grid[0] < 0 or (np.diff(grid) <= 0).any():
        raise BadInput(
            place="thresholds", value=list(thresholds)[:5], rule="numbers of 0 or more, rising, are needed."
        )
    expected = grid * draws.effects.mean(axis=1)[:, None] - draws.costs.mean(axis=1)[:, None]
    if len(draws.names) == 2:
        count, gain = second_preferred(
            cost=draws.costs[1] - draws.costs[0], effect=draws.effects[1] - draws.effects[0], thresholds=grid
        )
        probability = np.stack([draws.n - count, count]) / draws.n
        highest = expected[0] + gain / draws.n
    else:
        counts, highs = best_counts(costs=draws.costs, effects=draws.effects, thresholds=grid)
        probability, highest = counts / draws.n, highs / draws.n
    # Rounding may leave a speck below 0 where one strategy is best in every draw.
    evpi = np.maximum(highest - expected.max(axis=0), 0.0)
    return DecisionCurve(
        names=draws.names,
        thresholds=grid,
        probability=probability,
        expected=expected,
        evpi=evpi,
        n=draws.n,
        outcome=draws.outcome,
        price_year=draws.price_year,
        method=draws.method,
    )
