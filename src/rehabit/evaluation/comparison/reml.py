"""Restricted maximum likelihood with the fixed effects and the residual variance worked out exactly.

What is left to search are variance ratios λ (a variance over the residual variance). The search runs on
λ / (1 + λ), where 0 is an ordinary end of the range: in standard deviations the slope vanishes at 0 and a
search that starts there never leaves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import log, pi
from typing import Protocol

import numpy as np

from rehabit.evaluation.arrays import Numbers

GRID = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9)
STEP = 1e-4
NEARLY_ONE = 0.9999
MOST_STEPS = 60


class Structure(Protocol):
    """What a pattern of random effects has to tell."""

    @property
    def n(self) -> int: ...

    def cross(self, ratios: Numbers) -> tuple[Numbers, float]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the likelihood says at given ratios; `unit_covariance` is to be multiplied by `variance`."""

    deviance: float
    estimate: Numbers
    unit_covariance: Numbers
    variance: float


def profile(*, structure: Structure, ratios: Numbers) -> Profile:
    """Fixed effects, residual variance and −2 log restricted likelihood (but for a constant)."""
    matrix, log_det = structure.cross(ratios)
    inside, right, last = matrix[:-1, :-1], matrix[:-1, -1], float(matrix[-1, -1])
    factor = np.linalg.cholesky(inside)
    inverse = np.linalg.inv(factor)
    half = inverse @ right
    degrees = structure.n - len(right)
    variance = max(last - float(half @ half), 1e-300) / degrees
    log_inside = 2 * float(np.log(np.diag(factor)).sum())
    return Profile(
        deviance=degrees * (log(variance) + 1 + log(2 * pi)) + log_det + log_inside,
        estimate=inverse.T @ half,
        unit_covariance=inverse.T @ inverse,
        variance=variance,
    )


def search(
    *, deviance: Callable[[Numbers], float], grid: Sequence[Sequence[float]], low: Numbers, high: Numbers
) -> Numbers:
    """Where a smooth function is lowest within `low` to `high`.

    A coarse grid finds the valley, Newton's method with second differences its floor; a step that leaves the
    range is cut at its edge and a step that goes up is halved.
    """
    place = _best_of_grid(deviance, grid)
    here = deviance(place)
    for _ in range(MOST_STEPS):
        middle = np.clip(place, low + STEP, high - STEP)
        slope, curve = differences(function=deviance, middle=middle, steps=np.full(len(place), STEP))
        # The slope was taken at `middle`; carry it to where the search stands.
        slope = slope + curve @ (place - middle)
        free = ~(((place <= low) & (slope > 0)) | ((place >= high) & (slope < 0)))
        if not free.any():
            break
        step = np.zeros(len(place))
        step[free] = _downhill(slope[free], curve[np.ix_(free, free)])
        place, here, moved = _line_search(deviance, place, here, step, low, high)
        if moved < 1e-9:
            break
    return place


def best_ratios(*, structure: Structure, count: int) -> Numbers:
    """The variance ratios of the highest restricted likelihood, each 0 or above."""

    def deviance(place: Numbers) -> float:
        return profile(structure=structure, ratios=place / (1 - place)).deviance

    place = search(
        deviance=deviance, grid=[GRID] * count, low=np.zeros(count), high=np.full(count, NEARLY_ONE)
    )
    return np.asarray(place / (1 - place))


def differences(
    *, function: Callable[[Numbers], float], middle: Numbers, steps: Numbers
) -> tuple[Numbers, Numbers]:
    """Slope and curvature by central differences; `steps` is how far to move in each direction."""
    count, centre = len(middle), function(middle)
    moves = np.diag(steps)
    up = np.array([function(middle + move) for move in moves])
    down = np.array([function(middle - move) for move in moves])
    curve = np.diag((up - 2 * centre + down) / steps**2)
    for one in range(count):
        for other in range(one):
            far = moves[one] + moves[other]
            mixed = function(middle + far) + function(middle - far) + 2 * centre
            mixed -= up[one] + down[one] + up[other] + down[other]
            curve[one, other] = curve[other, one] = mixed / (2 * steps[one] * steps[other])
    return (up - down) / (2 * steps), curve


def _best_of_grid(deviance: Callable[[Numbers], float], grid: Sequence[Sequence[float]]) -> Numbers:
    corners = [np.array(corner) for corner in product(*grid)]
    return corners[int(np.argmin([deviance(corner) for corner in corners]))]


def _downhill(slope: Numbers, curve: Numbers) -> Numbers:
    values, vectors = np.linalg.eigh(curve)
    bent = np.maximum(np.abs(values), 1e-6 * max(float(np.abs(values).max()), 1.0))
    return np.asarray(-vectors @ ((vectors.T @ slope) / bent))


def _line_search(
    deviance: Callable[[Numbers], float],
    place: Numbers,
    here: float,
    step: Numbers,
    low: Numbers,
    high: Numbers,
) -> tuple[Numbers, float, float]:
    for halving in range(20):
        new = np.clip(place + step * 0.5**halving, low, high)
        there = deviance(new)
        if there <= here + 1e-13 * abs(here):
            return new, min(there, here), float(np.abs(new - place).max())
    return place, here, 0.0
