"""Working correlations: how rows of one cluster are taken to resemble each other."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rehabit.evaluation.arrays import Numbers, Whole


class Working(StrEnum):
    """Independence; exchangeable (any two alike); AR1 (less alike the further apart in time)."""

    INDEPENDENCE = "independence"
    EXCHANGEABLE = "exchangeable"
    AR1 = "AR1"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Sorted clusters of rows. `gap` is how many visits lie between a row and the one before it."""

    starts: Whole
    size: Numbers
    cluster: Whole
    gap: Whole
    time: Whole


def layout(*, cluster: Whole, time: Whole) -> Layout:
    """Where clusters start, how large they are, and the steps in time within them (0 at a start)."""
    starts = np.concatenate(([0], np.flatnonzero(np.diff(cluster)) + 1))
    gap = np.concatenate(([0], np.diff(time)))
    gap[starts] = 0
    size = np.diff(np.append(starts, len(cluster))).astype(np.float64)
    return Layout(starts=starts, size=size, cluster=cluster, gap=gap, time=time)


def estimate(*, working: Working, residual: Numbers, scale: float, where: Layout) -> float:
    """The correlation that fits the standardised residuals: all pairs within a cluster, by moments."""
    if working is Working.INDEPENDENCE or len(where.starts) == len(residual):
        return 0.0
    if working is Working.AR1:
        return _by_lag(residual, scale, where)
    sums = np.add.reduceat(residual, where.starts)
    pairs = float((where.size * (where.size - 1)).sum())
    found = (float((sums**2).sum()) - float((residual**2).sum())) / (scale * pairs)
    lowest = -1 / (float(where.size.max()) - 1) if where.size.max() > 1 else 0.0
    return min(max(found, lowest * 0.999), 0.999)


def _by_lag(residual: Numbers, scale: float, where: Layout) -> float:
    """α that solves Σ d α^(d−1) (product − α^d) = 0 over all pairs d apart, by Newton from lag one."""
    products: dict[int, list[float]] = {}
    n = len(residual)
    for ahead in range(1, int(where.size.max())):
        same = where.cluster[ahead:] == where.cluster[: n - ahead]
        lag = (where.time[ahead:] - where.time[: n - ahead])[same]
        product = (residual[ahead:] * residual[: n - ahead])[same] / scale
        sums, counts = np.bincount(lag, weights=product), np.bincount(lag)
        for distance in np.flatnonzero(counts):
            held = products.setdefault(int(distance), [0.0, 0.0])
            held[0] += float(sums[distance])
            held[1] += float(counts[distance])

    def gap(alpha: float) -> float:
        return sum(d * alpha ** (d - 1) * (s - c * alpha**d) for d, (s, c) in products.items())

    low, high = (0.0, 0.999) if gap(0.0) > 0 else (-0.999, 0.0)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if gap(middle) > 0 else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Whitened:
    """Columns and residuals after which R⁻¹ is: scale × (rows' rows − Σ shrink × sums' sums)."""

    matrix: Numbers
    residual: Numbers
    factor: float
    shrink: Numbers


def whiten(*, working: Working, alpha: float, matrix: Numbers, residual: Numbers, where: Layout) -> Whitened:
    """Turn the correlation into plain sums: exchangeable by a term of each cluster, AR1 by differences."""
    none = np.zeros(len(where.starts))
    if working is Working.AR1 and alpha != 0:
        carried = np.where(where.gap > 0, np.sign(alpha) ** where.gap * abs(alpha) ** where.gap, 0.0)
        root = np.sqrt(1 - carried**2)
        before = np.arange(len(residual)) - 1
        matrix = (matrix - carried[:, None] * matrix[before]) / root[:, None]
        residual = (residual - carried * residual[before]) / root
        return Whitened(matrix=matrix, residual=residual, factor=1.0, shrink=none)
    if working is Working.EXCHANGEABLE and alpha != 0:
        return Whitened(
            matrix=matrix,
            residual=residual,
            factor=1 / (1 - alpha),
            shrink=alpha / (1 + (where.size - 1) * alpha),
        )
    return Whitened(matrix=matrix, residual=residual, factor=1.0, shrink=none)
