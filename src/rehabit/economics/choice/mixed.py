"""Net-benefit regression with a random intercept for each cluster, by restricted maximum likelihood.

All that the likelihood needs of a cluster is its size and sums, so an evaluation costs clusters, not people.
The ratio of the variance between clusters to that within is searched for; it may be 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice.draws import Matrix
from rehabit.economics.choice.regression import NetBenefitEstimate, design_of, estimate

_GOLDEN = (5**0.5 - 1) / 2
_MOST = 20.0
"""The largest ratio of variances that is looked at: an intracluster correlation of 0.95."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sums:
    """Cross-products of all people, and the size and column sums of each cluster."""

    xx: Matrix
    xy: Matrix
    yy: float
    sizes: Matrix
    x: Matrix
    y: Matrix
    people: int


def mixed_net_benefit(
    *,
    cost: Matrix,
    effect: Matrix,
    programme: Matrix,
    cluster: npt.NDArray[np.intp],
    thresholds: Sequence[float],
    covariates: Matrix | None = None,
    level: float = 0.95,
) -> tuple[NetBenefitEstimate, ...]:
    """As `net_benefit_regression`, with one variance between clusters fitted anew at each threshold.

    t has clusters − 2 degrees of freedom, which suits whole clusters in one arm or the other.
    """
    design = design_of(programme=programme, covariates=covariates, cost=cost, effect=effect)
    _, place = np.unique(cluster, return_inverse=True)
    groups = int(place.max()) + 1
    if groups < 4:
        raise BadInput(place="clusters", value=groups, rule="four or more are needed for a random intercept.")
    found = []
    for threshold in thresholds:
        sums = _sums(design, threshold * effect - cost, place)
        ratio = _best_ratio(sums)
        slope, variance = _fit(sums, ratio)[:2]
        correlation = ratio / (1 + ratio)
        found.append(
            estimate(
                threshold=threshold,
                slopes=(-slope, 0.0),
                spread=np.array([[variance, 0.0], [0.0, 0.0]]),
                freedom=float(groups - 2),
                n=sums.people,
                clusters=groups,
                method=f"random intercept by cluster (REML), intracluster correlation {correlation:.3f}",
                level=level,
            )
        )
    return tuple(found)


def _sums(design: Matrix, benefit: Matrix, place: npt.NDArray[np.intp]) -> _Sums:
    columns = [np.bincount(place, weights=column) for column in design.T]
    return _Sums(
        xx=design.T @ design,
        xy=design.T @ benefit,
        yy=float(benefit @ benefit),
        sizes=np.bincount(place).astype(np.float64),
        x=np.stack(columns, axis=1),
        y=np.bincount(place, weights=benefit).astype(np.float64),
        people=len(benefit),
    )


def _fit(sums: _Sums, ratio: float) -> tuple[float, float, float]:
    """Slope of the programme, its variance, −2 × the restricted log-likelihood at a ratio of variances."""
    # The inverse of I + ratio × 11' is I − w × 11' with w = ratio / (1 + ratio × size).
    weight = ratio / (1 + ratio * sums.sizes)
    xx = sums.xx - (sums.x * weight[:, None]).T @ sums.x
    xy = sums.xy - sums.x.T @ (weight * sums.y)
    yy = sums.yy - float((weight * sums.y**2).sum())
    slopes = np.linalg.solve(xx, xy)
    freedom = sums.people - len(slopes)
    within = max(yy - float(slopes @ xy), 1e-300) / freedom
    likelihood = freedom * log(within) + float(np.log1p(ratio * sums.sizes).sum())
    likelihood += float(np.linalg.slogdet(xx)[1])
    return float(slopes[1]), within * float(np.linalg.inv(xx)[1, 1]), likelihood


def _best_ratio(sums: _Sums) -> float:
    """The ratio with the highest restricted likelihood: a coarse look, then golden section round it."""
    looked = [0.0, *np.geomspace(1e-4, _MOST, 25)]
    values = [_fit(sums, ratio)[2] for ratio in looked]
    best = int(np.argmin(values))
    low, high = looked[max(best - 1, 0)], looked[min(best + 1, len(looked) - 1)]
    while high - low > 1e-9 * (1 + high):
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if _fit(sums, left)[2] < _fit(sums, right)[2]:
            high = right
        else:
            low = left
    middle = (low + high) / 2
    return 0.0 if _fit(sums, 0.0)[2] <= _fit(sums, middle)[2] else middle
