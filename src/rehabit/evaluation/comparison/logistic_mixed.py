"""Logistic model with a random intercept for each cluster, by Laplace's or adaptive Gauss-Hermite quadrature.

Pinheiro and Bates, Journal of Computational and Graphical Statistics 1995;4:12-35. One node is Laplace's
approximation; the odds ratios are those of people within one cluster, further from 1 than those of GEE.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, log, pi, sqrt

import numpy as np

from rehabit.evaluation.arrays import Column, Names, Numbers, Whole
from rehabit.evaluation.comparison.coefficient import Effect, effect
from rehabit.evaluation.comparison.family import BINOMIAL
from rehabit.evaluation.comparison.logistic import logistic, probabilities
from rehabit.evaluation.comparison.rows import FEW_CLUSTERS, Rows, rows
from rehabit.evaluation.comparison.scaled import scaled
from rehabit.kernel import Caution, Refusal

MOST_STEPS = 80
MODE_STEPS = 30
STEP = 1e-4
NO_SPREAD = 1e-3
"""A standard deviation between clusters below this is shown as 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticMixedFit:
    """Effects are log odds ratios within a cluster; `cluster_variance` is on the log-odds scale.

    `correlation` is the latent one, cluster variance / (cluster variance + π²/3). `deviance` is −2 log
    likelihood. Intervals are Wald's, with the normal distribution.
    """

    effects: Mapping[str, Effect]
    cluster_variance: float
    at_zero: bool
    correlation: float
    deviance: float
    n: int
    n_given: int
    n_clusters: int
    method: str
    cautions: tuple[Caution, ...]


def logistic_mixed(
    *, outcome: Column, columns: Mapping[str, Column], cluster: Names, nodes: int = 7, level: float = 0.95
) -> LogisticMixedFit | Refusal:
    """Fit by maximum likelihood; `nodes` is 1 (Laplace) or an odd number up to 25.

    Refuses what `rows` refuses, `outcome_not_of_this_kind`, `one_cluster`, `separation`, `not_settled`.
    """
    if nodes % 2 == 0 or not 1 <= nodes <= 25:
        raise ValueError(f"The number of nodes is odd and at most 25; {nodes} is not.")
    held = rows(outcome=outcome, columns=columns, cluster=cluster)
    if isinstance(held, Refusal):
        return held
    if (fault := BINOMIAL.refuses(held.outcome)) is not None:
        return fault
    if held.n_clusters < 2:
        return Refusal("one_cluster", "All rows are of one cluster, so clusters cannot be compared.")
    plain = logistic(outcome=held.outcome, matrix=held.matrix, names=held.names)
    if isinstance(plain, Refusal):
        return plain
    turned = scaled(held)
    back = turned.back * sqrt(held.n)
    likelihood = _Likelihood(
        outcome=held.outcome,
        matrix=turned.joined[:, :-1] * sqrt(held.n),
        starts=np.concatenate(([0], np.flatnonzero(np.diff(held.cluster)) + 1)),
        cluster=held.cluster,
        nodes=nodes,
    )
    start = np.append(np.linalg.solve(back, plain.beta), 0.6)
    unscaled = np.linalg.inv(back)
    found = _minimum(likelihood, start, unscaled @ plain.covariance @ unscaled.T)
    if isinstance(found, Refusal):
        return found
    return _result(held, likelihood, found, back, level)


@dataclass(frozen=True, kw_only=True)
class _Likelihood:
    """−2 log likelihood at several parameter sets at once; each is (fixed effects…, SD between clusters)."""

    outcome: Numbers
    matrix: Numbers
    starts: Whole
    cluster: Whole
    nodes: int

    def deviances(self, sets: Numbers) -> Numbers:
        """One deviance for each row of `sets`, (sets, p + 1)."""
        eta = self.matrix @ sets[:, :-1].T
        spread = sets[:, -1]
        mode, curve = self._modes(eta, spread)
        width = 1 / np.sqrt(curve)
        points, weights = np.polynomial.hermite.hermgauss(self.nodes)
        logs = np.stack(
            [
                log(weight) + point**2 + self._joint(eta, spread, mode + sqrt(2) * width * point)
                for point, weight in zip(points, weights, strict=True)
            ]
        )
        top = logs.max(axis=0)
        of_clusters = top + np.log(np.exp(logs - top).sum(axis=0)) + np.log(width) - log(pi) / 2
        return np.asarray(-2 * of_clusters.sum(axis=0))

    def deviance(self, one: Numbers) -> float:
        return float(self.deviances(one[None, :])[0])

    def slope(self, one: Numbers) -> Numbers:
        moves = np.eye(len(one)) * STEP
        found = self.deviances(np.concatenate([one + moves, one - moves]))
        return np.asarray((found[: len(one)] - found[len(one) :]) / (2 * STEP))

    def curve(self, one: Numbers) -> Numbers:
        moves = np.eye(len(one)) * (STEP * 10)
        ahead = np.stack([self.slope(one + move) - self.slope(one - move) for move in moves])
        return np.asarray((ahead + ahead.T) / (4 * STEP * 10))

    def _modes(self, eta: Numbers, spread: Numbers) -> tuple[Numbers, Numbers]:
        mode = np.zeros((len(self.starts), len(spread)))
        curve = np.ones_like(mode)
        for _ in range(MODE_STEPS):
            mean = probabilities(eta + spread * mode[self.cluster])
            pull = np.add.reduceat(self.outcome[:, None] - mean, self.starts, axis=0)
            curve = 1 + spread**2 * np.add.reduceat(mean * (1 - mean), self.starts, axis=0)
            step = (spread * pull - mode) / curve
            mode = mode + np.clip(step, -2, 2)
            if np.abs(step).max() < 1e-10:
                break
        return mode, curve

    def _joint(self, eta: Numbers, spread: Numbers, deviate: Numbers) -> Numbers:
        full = eta + spread * deviate[self.cluster]
        logs = self.outcome[:, None] * full - np.logaddexp(0, full)
        return np.asarray(np.add.reduceat(logs, self.starts, axis=0) - deviate**2 / 2)


def _minimum(likelihood: _Likelihood, start: Numbers, plain: Numbers) -> Numbers | Refusal:
    """BFGS from the curvature without clusters (`plain` is that model's covariance)."""
    here, value = start, likelihood.deviance(start)
    inverse = np.zeros((len(start), len(start)))
    inverse[:-1, :-1] = plain / 2
    inverse[-1, -1] = 1 / max(abs(_last_curve(likelihood, here)), 1e-3)
    slope = likelihood.slope(here)
    for _ in range(MOST_STEPS):
        step = -inverse @ slope
        if -float(slope @ step) < 1e-9:
            return here
        for halving in range(30):
            new = here + step * 0.5**halving
            there = likelihood.deviance(new)
            if there <= value + 1e-12 * abs(value):
                break
        else:
            return here
        after = likelihood.slope(new)
        moved, changed = new - here, after - slope
        if (along := float(moved @ changed)) > 1e-14:
            left = np.eye(len(here)) - np.outer(moved, changed) / along
            inverse = left @ inverse @ left.T + np.outer(moved, moved) / along
        here, value, slope = new, there, after
    return Refusal("not_settled", f"The model did not settle in {MOST_STEPS} steps; use fewer terms.")


def _last_curve(likelihood: _Likelihood, here: Numbers) -> float:
    move = np.zeros_like(here)
    move[-1] = 0.01
    below, middle, above = likelihood.deviances(np.stack([here - move, here, here + move]))
    return float((below - 2 * middle + above) / 0.01**2)


def _result(
    held: Rows, likelihood: _Likelihood, found: Numbers, back: Numbers, level: float
) -> LogisticMixedFit | Refusal:
    at_zero = abs(found[-1]) < NO_SPREAD
    if at_zero:
        found = np.append(found[:-1], 0.0)
    curve = likelihood.curve(found)
    inside = curve[:-1, :-1] if at_zero else curve
    covariance = 2 * np.linalg.inv(inside)[: len(found) - 1, : len(found) - 1]
    covariance = back @ covariance @ back.T
    beta = back @ found[:-1]
    variance = float(found[-1] ** 2)
    method = f"logistic mixed model, {_quadrature(likelihood.nodes)}"
    return LogisticMixedFit(
        effects={
            name: effect(
                name=name,
                estimate=float(beta[at]),
                variance=float(covariance[at, at]),
                degrees_of_freedom=inf,
                level=level,
                method=method,
            )
            for at, name in enumerate(held.names)
        },
        cluster_variance=variance,
        at_zero=at_zero,
        correlation=variance / (variance + pi**2 / 3),
        deviance=likelihood.deviance(found),
        n=held.n,
        n_given=held.n_given,
        n_clusters=held.n_clusters,
        method=method,
        cautions=held.cautions + _few(held.n_clusters),
    )


def _quadrature(nodes: int) -> str:
    return "Laplace" if nodes == 1 else f"adaptive Gauss-Hermite quadrature with {nodes} nodes"


def _few(n_clusters: int) -> tuple[Caution, ...]:
    if n_clusters >= FEW_CLUSTERS:
        return ()
    return (
        Caution(
            "few_clusters",
            f"With {n_clusters} clusters these normal intervals are too narrow; {FEW_CLUSTERS} or more are "
            "needed to rely on them.",
        ),
    )
