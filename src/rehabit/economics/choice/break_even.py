"""Two strategies at many thresholds in one pass: each draw changes sides once, at its break-even threshold.

A draw prefers the second strategy where threshold × Δeffect > Δcost. With Δeffect above 0 that is so from
its break-even threshold up, with Δeffect below 0 below it. Sorting the draws into the gaps between thresholds
and adding up from one side gives, at every threshold, how many prefer the second and what they gain: O(draws
+ thresholds) when the thresholds are evenly spaced, else O(draws × log thresholds). `dense.py` is its twin.
"""

import numpy as np
import numpy.typing as npt

from rehabit.economics.choice.draws import Matrix

Places = npt.NDArray[np.intp]


def second_preferred(*, cost: Matrix, effect: Matrix, thresholds: Matrix) -> tuple[Matrix, Matrix]:
    """How many draws prefer the second strategy, and the sum of what they gain by it, at each threshold.

    ``cost`` and ``effect`` are second less first, shape (draws,); ``thresholds`` rise, shape (thresholds,).
    Both answers have the shape (thresholds,). A tie goes to the first strategy.
    """
    rising, falling = effect > 0, effect < 0
    count = np.zeros(len(thresholds))
    gain = np.zeros(len(thresholds))
    for side, chosen in ((1, rising), (-1, falling)):
        if not chosen.any():
            continue
        own_cost, own_effect = cost[chosen], effect[chosen]
        places = _first_beyond(own_cost, own_effect, thresholds, side)
        sums = [_sums(places, weight, len(thresholds), side) for weight in (None, own_effect, own_cost)]
        count += sums[0]
        gain += thresholds * sums[1] - sums[2]
    level = cost[~(rising | falling)]
    count += np.count_nonzero(level < 0)
    gain -= level[level < 0].sum()
    return count, gain


def _first_beyond(cost: Matrix, effect: Matrix, thresholds: Matrix, side: int) -> Places:
    """The place of the first threshold past each draw's change of sides (at or past it when it falls)."""
    even = _spacing(thresholds)
    with np.errstate(over="ignore"):
        turn = cost / effect
    if even is None:
        found: Places = np.searchsorted(thresholds, turn, side="right" if side > 0 else "left")
        return found
    last = len(thresholds)
    guess = np.clip((turn - thresholds[0]) / even, -1, last).astype(np.intp) + 1
    # Division may land one place off; the question itself, asked at the neighbours, settles it.
    for step in (-1, 1):
        asked = guess - 1 if step < 0 else guess
        inside = (asked >= 0) & (asked < last)
        prefers = thresholds[np.clip(asked, 0, last - 1)] * effect > cost
        beyond = prefers if side > 0 else ~prefers
        guess += np.where(inside & (beyond if step < 0 else ~beyond), step, 0)
    place: Places = np.clip(guess, 0, last)
    return place


def _spacing(thresholds: Matrix) -> float | None:
    if len(thresholds) < 2:
        return None
    gaps = np.diff(thresholds)
    return float(gaps[0]) if np.allclose(gaps, gaps[0], rtol=1e-9, atol=0) else None


def _sums(places: Places, weight: Matrix | None, n: int, side: int) -> Matrix:
    """For each threshold the sum over the draws that prefer the second strategy there."""
    filled = np.bincount(places, weights=weight, minlength=n + 1).astype(np.float64)
    up = np.cumsum(filled)[:n]
    if side > 0:
        return up
    down: Matrix = filled.sum() - up
    return down
