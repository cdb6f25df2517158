"""Generalised estimating equations: average effects over all people, with errors that respect clusters.

Liang and Zeger, Biometrika 1986;73:13-22. Small-sample corrections: Mancl and DeRouen, Biometrics
2001;57:126-134; Kauermann and Carroll, JASA 2001;96:1387-1396. Scale and correlation are estimated by moments
over all rows and all pairs of rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rehabit.evaluation.arrays import Column, Names, Numbers, Whole, as_column
from rehabit.evaluation.comparison.coefficient import Effect, effect
from rehabit.evaluation.comparison.family import BINOMIAL, Family
from rehabit.evaluation.comparison.rows import FEW_CLUSTERS, Rows, rows
from rehabit.evaluation.comparison.working import Layout, Working, estimate, layout, whiten
from rehabit.kernel import Caution, Refusal

MOST_STEPS = 60
CERTAIN = 15.0
"""A linear predictor beyond this says that a mean is 0 or 1 to six places: separation."""


class Robust(StrEnum):
    """How the errors that rest on the clusters are corrected for there being few of them."""

    PLAIN = "robust"
    KAUERMANN_CARROLL = "robust, Kauermann-Carroll"
    MANCL_DEROUEN = "robust, Mancl-DeRouen"


@dataclass(frozen=True, slots=True, kw_only=True)
class GeeFit:
    """Effects on the scale of the link; `correlation` is the working correlation, `scale` the dispersion.

    Degrees of freedom are clusters less terms. `n` complete rows out of `n_given`.
    """

    effects: Mapping[str, Effect]
    covariance: Numbers
    model_covariance: Numbers
    correlation: float
    scale: float
    n: int
    n_given: int
    n_clusters: int
    method: str
    cautions: tuple[Caution, ...]


def gee(
    *,
    outcome: Column,
    columns: Mapping[str, Column],
    cluster: Names,
    family: Family,
    working: Working = Working.EXCHANGEABLE,
    time: Column | None = None,
    robust: Robust = Robust.MANCL_DEROUEN,
    level: float = 0.95,
) -> GeeFit | Refusal:
    """Fit by Fisher scoring. `time` counts visits in whole numbers and is needed for AR1.

    Refuses what `rows` refuses; `outcome_not_of_this_kind`; `too_few_clusters` (not more than terms);
    `separation` when a term tells a yes-or-no outcome for certain; `no_time`, `same_time`; `not_settled`.
    """
    held = rows(outcome=outcome, columns=columns, cluster=cluster)
    if isinstance(held, Refusal):
        return held
    if (fault := family.refuses(held.outcome)) is not None:
        return fault
    if held.n_clusters <= len(held.names):
        return Refusal(
            "too_few_clusters",
            f"{held.n_clusters} clusters cannot carry {len(held.names)} terms with errors that rest on "
            "clusters.",
        )
    arranged = _arranged(held, time, working)
    if isinstance(arranged, Refusal):
        return arranged
    return _solve(*arranged, family, working, robust, level)


def _arranged(held: Rows, time: Column | None, working: Working) -> tuple[Rows, Layout] | Refusal:
    if working is not Working.AR1:
        return held, layout(cluster=held.cluster, time=np.zeros(held.n, dtype=np.int64))
    if time is None:
        return Refusal("no_time", "AR1 needs to know when each row was: give `time` as visit numbers.")
    visit = as_column(time, name="time")[held.order]
    if np.isnan(visit).any() or (visit != np.round(visit)).any():
        return Refusal("no_time", "`time` has to be a whole number in every row that is used.")
    order = np.lexsort((visit, held.cluster))
    sorted_visit = visit[order].astype(np.int64)
    found = layout(cluster=held.cluster[order], time=sorted_visit)
    inside = np.ones(held.n, dtype=bool)
    inside[found.starts] = False
    if (found.gap[inside] == 0).any():
        return Refusal("same_time", "Two rows of one cluster have the same time; AR1 needs one row a visit.")
    turned = Rows(
        outcome=held.outcome[order],
        matrix=held.matrix[order],
        names=held.names,
        cluster=held.cluster[order],
        person=held.person[order],
        n_given=held.n_given,
        order=held.order[order],
        cautions=held.cautions,
    )
    return turned, found


def _solve(
    held: Rows, where: Layout, family: Family, working: Working, robust: Robust, level: float
) -> GeeFit | Refusal:
    beta: Numbers = np.asarray(
        np.linalg.lstsq(held.matrix, family.start(held.outcome), rcond=None)[0], dtype=np.float64
    )
    alpha, scale, settled = 0.0, 1.0, False
    for _ in range(MOST_STEPS):
        eta = held.matrix @ beta
        if (fault := _certain(family, eta, held, beta)) is not None:
            return fault
        root = np.sqrt(family.variance(family.mean(eta)))
        residual = (held.outcome - family.mean(eta)) / root
        scale = float(residual @ residual) / held.n
        alpha = estimate(working=working, residual=residual, scale=scale, where=where)
        matrix = held.matrix * (family.slope(eta) / root)[:, None]
        equations = _Equations.of(working, alpha, matrix, residual, where)
        step = np.linalg.solve(equations.information, equations.score)
        beta = np.asarray(beta + step, dtype=np.float64)
        if settled := bool(np.abs(step * np.sqrt(np.diag(equations.information))).max() < 1e-9 * held.n**0.5):
            break
    if not settled:
        return Refusal("not_settled", f"The equations did not settle in {MOST_STEPS} steps; use fewer terms.")
    return _fit(held, where, beta, alpha, scale, equations, (family, working, robust), level)


@dataclass(frozen=True, kw_only=True)
class _Equations:
    """Σ D'V⁻¹D and Σ D'V⁻¹(y − μ), in units of the scale, with what is needed for single clusters."""

    matrix: Numbers
    scores: Numbers
    sums: Numbers
    shrink: Numbers
    factor: float
    starts: Whole
    information: Numbers

    @property
    def score(self) -> Numbers:
        return np.asarray(self.scores.sum(axis=0))

    @classmethod
    def of(
        cls, working: Working, alpha: float, matrix: Numbers, residual: Numbers, where: Layout
    ) -> "_Equations":
        flat = whiten(working=working, alpha=alpha, matrix=matrix, residual=residual, where=where)
        sums = np.add.reduceat(flat.matrix, where.starts, axis=0)
        of_residual = np.add.reduceat(flat.residual, where.starts)
        scores = np.add.reduceat(flat.matrix * flat.residual[:, None], where.starts, axis=0)
        scores = flat.factor * (scores - sums * (flat.shrink * of_residual)[:, None])
        inside = flat.matrix.T @ flat.matrix - (sums * flat.shrink[:, None]).T @ sums
        return cls(
            matrix=flat.matrix,
            scores=scores,
            sums=sums,
            shrink=flat.shrink,
            factor=flat.factor,
            starts=where.starts,
            information=flat.factor * inside,
        )

    def of_clusters(self) -> Numbers:
        """The information that each cluster gives: (clusters, p, p)."""
        p = self.matrix.shape[1]
        found = np.empty((len(self.starts), p, p))
        for one in range(p):
            for other in range(one + 1):
                part = np.add.reduceat(self.matrix[:, one] * self.matrix[:, other], self.starts)
                part -= self.shrink * self.sums[:, one] * self.sums[:, other]
                found[:, one, other] = found[:, other, one] = self.factor * part
        return found


def _certain(family: Family, eta: Numbers, held: Rows, beta: Numbers) -> Refusal | None:
    if family is not BINOMIAL or np.abs(eta).max() < CERTAIN:
        return None
    reach = np.abs(beta) * np.ptp(held.matrix, axis=0)
    name = held.names[int(reach.argmax())]
    return Refusal(
        "separation",
        f"'{name}' tells the outcome of some people for certain, so its odds ratio is without limit. "
        "Compare shares instead, or leave the term out.",
    )


def _corrected(equations: _Equations, robust: Robust) -> Numbers:
    """Each cluster's score, enlarged for the part of its own residuals that it pulled towards itself."""
    if robust is Robust.PLAIN:
        return equations.scores
    factor = np.linalg.cholesky(equations.information)
    inverse = np.linalg.inv(factor)
    pulled = inverse @ equations.of_clusters() @ inverse.T
    values, vectors = np.linalg.eigh(pulled)
    left = np.maximum(1 - values, 1e-8)
    power = left**-1.0 if robust is Robust.MANCL_DEROUEN else left**-0.5
    turned = np.einsum("kij,ki->kj", vectors, equations.scores @ inverse.T)
    return np.asarray(np.einsum("kij,kj->ki", vectors, turned * power) @ factor.T)


def _fit(
    held: Rows,
    where: Layout,
    beta: Numbers,
    alpha: float,
    scale: float,
    equations: _Equations,
    kind: tuple[Family, Working, Robust],
    level: float,
) -> GeeFit:
    family, working, robust = kind
    bread: Numbers = np.asarray(np.linalg.inv(equations.information), dtype=np.float64)
    scores = _corrected(equations, robust)
    covariance = bread @ (scores.T @ scores) @ bread
    method = f"GEE, {family.name}, {family.link} link, {working}, {robust}"
    return GeeFit(
        effects={
            name: effect(
                name=name,
                estimate=float(beta[at]),
                variance=float(covariance[at, at]),
                degrees_of_freedom=held.n_clusters - len(beta),
                level=level,
                method=method,
            )
            for at, name in enumerate(held.names)
        },
        covariance=covariance,
        model_covariance=scale * bread,
        correlation=alpha,
        scale=scale,
        n=held.n,
        n_given=held.n_given,
        n_clusters=held.n_clusters,
        method=method,
        cautions=held.cautions + _few(held.n_clusters),
    )


def _few(n_clusters: int) -> tuple[Caution, ...]:
    if n_clusters >= FEW_CLUSTERS:
        return ()
    return (
        Caution(
            "few_clusters",
            f"Errors that rest on {n_clusters} clusters are unsure; from {FEW_CLUSTERS} clusters in each arm "
            "on they can be relied on. Prefer the mixed model here.",
        ),
    )
