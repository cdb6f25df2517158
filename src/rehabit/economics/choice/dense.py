"""Any number of strategies at many thresholds, threshold by threshold, in blocks of draws."""

import numpy as np

from rehabit.economics.choice.draws import Matrix

BLOCK = 8_192
"""Draws at a time: few enough to stay in a processor's cache."""


def best_counts(*, costs: Matrix, effects: Matrix, thresholds: Matrix) -> tuple[Matrix, Matrix]:
    """How many draws each strategy is best in, shape (strategies, thresholds), and the sum over draws of the
    highest net benefit, shape (thresholds,). A tie goes to the strategy that was given first."""
    strategies, draws = costs.shape
    count = np.zeros((strategies, len(thresholds)))
    highest = np.zeros(len(thresholds))
    for start in range(0, draws, BLOCK):
        cost, effect = costs[:, start : start + BLOCK], effects[:, start : start + BLOCK]
        benefit, top = np.empty_like(cost), np.empty(cost.shape[1])
        for place, threshold in enumerate(thresholds):
            np.multiply(effect, threshold, out=benefit)
            benefit -= cost
            np.maximum.reduce(benefit, axis=0, out=top)
            count[:, place] += _wins(benefit, top)
            highest[place] += top.sum()
    return count, highest


def _wins(benefit: Matrix, top: Matrix) -> Matrix:
    """How many draws each strategy is best in; only where two are equally good is it looked at twice."""
    wins = np.array([np.count_nonzero(row == top) for row in benefit])
    if wins.sum() > len(top):
        wins = np.bincount(benefit.argmax(axis=0), minlength=len(benefit))
    return wins.astype(np.float64)
