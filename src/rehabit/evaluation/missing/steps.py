"""One step of imputation: draw a model for a column from those who have it, then values for those who do not.

Every step works on several imputations at once. Parameters are drawn too, so that imputations differ by what
is not known about the model.

Sources: Rubin, Multiple Imputation for Nonresponse in Surveys, 1987, 167-170 (normal, logistic); Little,
Journal of Business & Economic Statistics 1988;6:287-296 (predictive mean matching); van Buuren, Flexible
Imputation of Missing Data, 2nd ed. 2018, ch. 3 and 7.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rehabit.evaluation.arrays import Numbers, Whole
from rehabit.evaluation.comparison.logistic import probabilities

CORRELATIONS = np.array([0.0, 0.005, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.45, 0.65])
"""Where the correlation within clusters may lie; one is drawn from its likelihood on these points."""

DONORS = 5
"""How many nearest people a matched value is drawn from."""

RIDGE = 1e-6
"""Keeps cross-products invertible, relative to their size."""

LOGISTIC_RIDGE = 0.05
"""Keeps the odds finite where a column tells yes or no for certain; terms are in standard deviations."""


MOST_STEPS = 25
"""Newton steps of a logistic fit; with a ridge it settles in fewer than ten."""


class Method(StrEnum):
    """How a column is filled in: any number; a value somebody had; yes or no."""

    NORMAL = "normal"
    MATCHING = "predictive mean matching"
    LOGISTIC = "logistic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Several imputations in progress: `state` is (m, n, columns), the first column being 1 throughout.

    Column `at` is the one to be filled in, for the rows `gone`; `known` are the rows that have it. `cluster`
    numbers the cluster of each row from 0 without gaps, and is sorted; None when there are none.
    """

    state: Numbers
    at: int
    gone: Whole
    known: Whole
    cluster: Whole | None

    @property
    def others(self) -> list[int]:
        return [column for column in range(self.state.shape[2]) if column != self.at]

    @property
    def m(self) -> int:
        return len(self.state)

    def fixed(self, rows: Whole, beta: Numbers) -> Numbers:
        """What the terms predict for some rows: (m, rows)."""
        full = np.zeros((self.m, self.state.shape[2], 1))
        full[:, self.others, 0] = beta
        return np.asarray(
            (self.state @ full)[:, rows, 0] if len(rows) > 1_000 else (self.state[:, rows] @ full)[..., 0]
        )


def step(*, method: Method, work: Work, rng: np.random.Generator) -> Numbers:
    """Values for the missing rows: (m, missing)."""
    return _STEPS[method](work, rng)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    """Drawn and best coefficients (m, p), residual SD (m,), and drawn effects of clusters (m, clusters)."""

    beta: Numbers
    best: Numbers
    sigma: Numbers
    groups: Numbers | None


def _normal(work: Work, rng: np.random.Generator) -> Numbers:
    model = _drawn(work, rng)
    mean = work.fixed(work.gone, model.beta) + _of_cluster(model, work, work.gone)
    return np.asarray(mean + model.sigma[:, None] * rng.standard_normal(mean.shape))


def _matching(work: Work, rng: np.random.Generator) -> Numbers:
    """People with a value are predicted from the best estimate, those without from the drawn one."""
    model = _drawn(work, rng)
    donors = work.fixed(work.known, model.best) + _of_cluster(model, work, work.known)
    wanted = work.fixed(work.gone, model.beta) + _of_cluster(model, work, work.gone)
    known = work.state[0, work.known, work.at]
    reach = min(DONORS, len(known))
    found = np.empty_like(wanted)
    every = np.arange(wanted.shape[1])
    for at in range(work.m):
        order = np.argsort(donors[at])
        line = donors[at][order]
        place = np.searchsorted(line, wanted[at])
        # The nearest few lie among as many neighbours on either side.
        near = np.clip(place[:, None] + np.arange(-reach, reach), 0, len(line) - 1)
        gap = np.abs(line[near] - wanted[at][:, None])
        gap[:, 1:][np.diff(near, axis=1) == 0] = np.inf  # a neighbour cut at an end counts once
        closest = np.argpartition(gap, reach - 1, axis=1)[:, :reach]
        found[at] = known[order[near[every, closest[every, rng.integers(0, reach, len(every))]]]]
    return found


def _logistic(work: Work, rng: np.random.Generator) -> Numbers:
    x = work.state[:, work.known][:, :, work.others]
    y = work.state[0, work.known, work.at]
    beta = np.zeros((work.m, x.shape[2]))
    covariance: Numbers = np.empty((0,))
    for _ in range(MOST_STEPS):
        mean = probabilities((x @ beta[:, :, None])[..., 0])
        weight = np.maximum(mean * (1 - mean), 1e-9)
        information = np.swapaxes(x, 1, 2) @ (x * weight[:, :, None]) + LOGISTIC_RIDGE * np.eye(x.shape[2])
        covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
        slope = (np.swapaxes(x, 1, 2) @ (y - mean)[:, :, None])[..., 0] - LOGISTIC_RIDGE * beta
        move = (covariance @ slope[:, :, None])[..., 0]
        beta = beta + np.clip(move, -3, 3)
        if np.abs(move).max() < 1e-6:
            break
    noise = (np.linalg.cholesky(covariance) @ rng.standard_normal(beta.shape)[:, :, None])[..., 0]
    chance = probabilities(work.fixed(work.gone, beta + noise))
    return np.asarray(rng.random(chance.shape) < chance, dtype=np.float64)


_STEPS: dict[Method, Callable[[Work, np.random.Generator], Numbers]] = {
    Method.NORMAL: _normal,
    Method.MATCHING: _matching,
    Method.LOGISTIC: _logistic,
}


def _drawn(work: Work, rng: np.random.Generator) -> _Model:
    order = [*work.others, work.at]
    missing = work.state[:, work.gone]
    total = np.swapaxes(work.state, 1, 2) @ work.state - np.swapaxes(missing, 1, 2) @ missing
    total = total[:, order][:, :, order]
    ratio, sums, sizes = np.zeros(work.m), None, None
    if work.cluster is not None:
        sums, sizes = _sums(work, missing, work.cluster)
        sums = sums[:, :, order]
        ratio = _ratio(total, sums, sizes, rng)
        total = total - _pulled(sums, sizes, ratio)
    inverse = np.linalg.inv(_ridged(total[:, :-1, :-1]))
    right, last = total[:, :-1, -1], total[:, -1, -1]
    best = (inverse @ right[:, :, None])[..., 0]
    left = np.maximum(last - (best * right).sum(axis=1), 1e-12 * last)
    sigma = np.sqrt(left / rng.chisquare(max(len(work.known) - best.shape[1], 1), work.m))
    noise = (np.linalg.cholesky(inverse) @ rng.standard_normal(best.shape)[:, :, None])[..., 0]
    beta = best + sigma[:, None] * noise
    groups = None
    if sums is not None and sizes is not None:
        weight = ratio[:, None] / (1 + ratio[:, None] * sizes)
        residual = sums[:, :, -1] - (sums[:, :, :-1] @ beta[:, :, None])[..., 0]
        spread = sigma[:, None] * np.sqrt(weight)
        groups = weight * residual + spread * rng.standard_normal(weight.shape)
    return _Model(beta=beta, best=best, sigma=sigma, groups=groups)


def _ridged(inside: Numbers) -> Numbers:
    size = np.einsum("mii->mi", inside)
    return np.asarray(inside + RIDGE * size[:, :, None] * np.eye(size.shape[1]))


def _sums(work: Work, missing: Numbers, cluster: Whole) -> tuple[Numbers, Numbers]:
    """Sums over the known rows of each cluster, (m, clusters, columns), and how many there are."""
    found = np.add.reduceat(work.state, np.flatnonzero(np.diff(cluster, prepend=-1)), axis=1)
    home = cluster[work.gone]
    there = np.flatnonzero(np.diff(home, prepend=-1))
    found[:, home[there]] -= np.add.reduceat(missing, there, axis=1)
    sizes = np.bincount(cluster[work.known], minlength=found.shape[1]).astype(np.float64)
    return found, sizes


def _pulled(sums: Numbers, sizes: Numbers, ratio: Numbers) -> Numbers:
    weight = ratio[:, None] / (1 + ratio[:, None] * sizes)
    return np.asarray(np.swapaxes(sums, 1, 2) @ (sums * weight[:, :, None]))


def _ratio(total: Numbers, sums: Numbers, sizes: Numbers, rng: np.random.Generator) -> Numbers:
    """Draw each imputation's variance ratio from its likelihood over the grid of correlations."""
    degrees = sizes.sum() - total.shape[1] + 1
    ratios = CORRELATIONS / (1 - CORRELATIONS)
    logs = np.empty((len(total), len(ratios)))
    for at, ratio in enumerate(ratios):
        matrix = total - _pulled(sums, sizes, np.full(len(total), ratio))
        inside, right = _ridged(matrix[:, :-1, :-1]), matrix[:, :-1, -1]
        left = matrix[:, -1, -1] - (right * np.linalg.solve(inside, right[:, :, None])[..., 0]).sum(axis=1)
        logs[:, at] = -0.5 * (
            degrees * np.log(np.maximum(left, 1e-300))
            + np.log1p(ratio * sizes).sum()
            + np.linalg.slogdet(inside)[1]
        )
    chance = np.exp(logs - logs.max(axis=1, keepdims=True))
    reached = np.cumsum(chance, axis=1) / chance.sum(axis=1, keepdims=True)
    return np.asarray(ratios[(reached < rng.random((len(total), 1))).sum(axis=1).clip(max=len(ratios) - 1)])


def _of_cluster(model: _Model, work: Work, rows: Whole) -> Numbers | float:
    if model.groups is None or work.cluster is None:
        return 0.0
    return np.asarray(model.groups[:, work.cluster[rows]])
