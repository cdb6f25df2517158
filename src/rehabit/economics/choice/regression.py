"""Net-benefit regression: the gain of the programme at every threshold, adjusted for covariates.

Net benefit is linear in the threshold, so costs and effects are each fitted once and every threshold follows.
Source: Hoch, Briggs and Willan, Health Economics 2002;11:415-430. Cluster-robust variance with the factor
G/(G−1) × (N−1)/(N−K): Liang and Zeger, Biometrika 1986;73:13-22; MacKinnon and others 2023.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from rehabit.economics.bad_input import BadInput, number
from rehabit.economics.choice.draws import Matrix
from rehabit.evaluation import Interval
from rehabit.evaluation.quantiles import t_critical


@dataclass(frozen=True, slots=True, kw_only=True)
class NetBenefitEstimate:
    """Gain per person at ``threshold``, from ``n`` people in ``clusters`` clusters (None: not clustered)."""

    threshold: float
    value: float
    se: float
    interval: Interval
    degrees_of_freedom: float
    n: int
    clusters: int | None
    method: str


def net_benefit_regression(
    *,
    cost: Matrix,
    effect: Matrix,
    programme: Matrix,
    thresholds: Sequence[float],
    covariates: Matrix | None = None,
    cluster: npt.NDArray[np.intp] | None = None,
    robust: bool = False,
    level: float = 0.95,
) -> tuple[NetBenefitEstimate, ...]:
    """The coefficient of ``programme`` (1 or 0 for each person) at each threshold.

    ``cost``, ``effect`` and ``programme`` have the shape (people,), ``covariates`` (people, covariates).
    With ``cluster`` the standard error allows for clusters and t has clusters − 1 degrees of freedom; with
    ``robust`` it allows for unequal spread (HC1); else it is that of least squares.
    """
    design = design_of(programme=programme, covariates=covariates, cost=cost, effect=effect)
    people, columns = design.shape
    bread = np.linalg.inv(design.T @ design)
    outcomes = np.stack([cost, effect], axis=1)
    slopes = bread @ (design.T @ outcomes)
    away = outcomes - design @ slopes
    row = design @ bread[1]  # each person's weight in the programme's coefficient
    if cluster is not None:
        _, place = np.unique(cluster, return_inverse=True)
        groups = int(place.max()) + 1
        if groups < 2:
            raise BadInput(place="clusters", value=groups, rule="two clusters or more are needed.")
        sums = np.stack([np.bincount(place, weights=row * away[:, side]) for side in (0, 1)], axis=1)
        spread = sums.T @ sums * (groups / (groups - 1) * (people - 1) / (people - columns))
        freedom, method = float(groups - 1), "least squares, cluster-robust"
    elif robust:
        scores = row[:, None] * away
        spread = scores.T @ scores * (people / (people - columns))
        groups, freedom, method = None, float(people - columns), "least squares, robust (HC1)"
    else:
        spread = away.T @ away / (people - columns) * bread[1, 1]
        groups, freedom, method = None, float(people - columns), "least squares"
    return tuple(
        estimate(
            threshold=threshold,
            slopes=(float(slopes[1, 0]), float(slopes[1, 1])),
            spread=spread,
            freedom=freedom,
            n=people,
            clusters=groups,
            method=method,
            level=level,
        )
        for threshold in thresholds
    )


def design_of(*, programme: Matrix, covariates: Matrix | None, cost: Matrix, effect: Matrix) -> Matrix:
    """The columns 1, programme and covariates (centred); checks shapes, values and that both arms exist."""
    if not cost.shape == effect.shape == programme.shape or cost.ndim != 1:
        came = f"{cost.shape}, {effect.shape} and {programme.shape}"
        raise BadInput(
            place="cost, effect and programme", value=came, rule="one value of each for each person."
        )
    if set(np.unique(programme)) != {0.0, 1.0}:
        raise BadInput(
            place="programme",
            value=sorted(set(programme.tolist()))[:4],
            rule="1 and 0, and somebody with each, are needed.",
        )
    columns = [np.ones(len(cost)), programme.astype(np.float64)]
    if covariates is not None:
        columns += list((covariates - covariates.mean(axis=0)).T)
    design = np.stack(columns, axis=1)
    if not (np.isfinite(design).all() and np.isfinite(cost).all() and np.isfinite(effect).all()):
        raise BadInput(
            place="people", value="a missing value", rule="impute it or leave the person out, and say so."
        )
    if len(cost) <= design.shape[1]:
        raise BadInput(place="people", value=len(cost), rule=f"more than {design.shape[1]} are needed.")
    return design


def estimate(
    *,
    threshold: float,
    slopes: tuple[float, float],
    spread: Matrix,
    freedom: float,
    n: int,
    clusters: int | None,
    method: str,
    level: float,
) -> NetBenefitEstimate:
    """Threshold × effect − cost from both coefficients and their 2 × 2 variance (cost first)."""
    number(threshold, place="threshold", low=0)
    value = threshold * slopes[1] - slopes[0]
    variance = spread[0, 0] - 2 * threshold * spread[0, 1] + threshold**2 * spread[1, 1]
    se = sqrt(max(float(variance), 0.0))
    half = t_critical(level=level, degrees_of_freedom=freedom) * se
    return NetBenefitEstimate(
        threshold=threshold,
        value=value,
        se=se,
        interval=Interval(low=value - half, high=value + half, level=level, method=method),
        degrees_of_freedom=freedom,
        n=n,
        clusters=clusters,
        method=method,
    )
