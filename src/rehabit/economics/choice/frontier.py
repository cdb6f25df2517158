"""The acceptability frontier: how often the strategy that is best on average is best in a draw."""

from dataclasses import dataclass

import numpy as np

from rehabit.economics.choice.decision_curve import DecisionCurve
from rehabit.economics.choice.draws import Matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frontier:
    """At each threshold the name of the ``best`` strategy on average and the ``probability`` that it is best.

    ``switches`` are the thresholds at which the best choice changes, with the name it changes to.
    """

    best: tuple[str, ...]
    thresholds: Matrix
    probability: Matrix
    switches: tuple[tuple[float, str], ...]


def frontier(*, curve: DecisionCurve) -> Frontier:
    """Follow the highest mean net benefit along the thresholds."""
    best = curve.expected.argmax(axis=0)
    changed = np.flatnonzero(np.diff(best)) + 1
    return Frontier(
        best=tuple(curve.names[place] for place in best),
        thresholds=curve.thresholds,
        probability=curve.probability[best, np.arange(len(best))],
        switches=tuple((float(curve.thresholds[place]), curve.names[best[place]]) for place in changed),
    )
