"""Any number of strategies at many thresholds, threshold by threshold, in blocks of draws."""

import numpy as np

from rehabit.economics.choice.draws import Matrix

BLOCK = 16_384
"""Draws at a time: few enough to stay in a processor's cache."""


def best_counts(*, costs: Matrix, effects: Matrix, thresholds: Matrix) -> tuple[Matrix, Matrix]:
    """How many draws each strategy is best in, shape (strategies, thresholds), and the sum over draws of the
    highest net benefit, shape (thresholds,). A tie goes to the strategy that was given first."""
    strategies, draws = costs.shape
    count = np.zeros((strategies, len(thresholds)))
    highest = np.zeros(len(thresholds))
    for start in range(0, draws, BLOCK):
        cost, effect = costs[:, start : start + BLOCK], effects[:, start : start + BLOCK]
        for place, threshold in enumerate(thresholds):
            benefit = threshold * effect - cost
            best = benefit.argmax(axis=0)
            count[:, place] += np.bincount(best, minlength=strategies)
            highest[place] += benefit.max(axis=0).sum()
    return count, highest
