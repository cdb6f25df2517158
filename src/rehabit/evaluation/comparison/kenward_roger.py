"""Kenward and Roger's small-sample covariance and degrees of freedom for random intercepts.

Kenward and Roger, Biometrics 1997;53:983-997. The variance of the outcome is a sum of components, each times
a known pattern (rows, people, clusters), so the second derivatives vanish and for one effect at a time the
scale of the F test is 1: only the covariance and the degrees of freedom change.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rehabit.evaluation.arrays import Numbers, Whole


@dataclass(frozen=True, kw_only=True)
class Grouped:
    """How rows fall into people and clusters, with the sums that V⁻¹ needs. Ratios are 0 where absent."""

    person: Whole
    cluster: Whole
    person_ratio: float
    cluster_ratio: float

    @cached_property
    def person_size(self) -> Numbers:
        return np.bincount(self.person).astype(np.float64)

    @cached_property
    def person_start(self) -> Whole:
        return np.concatenate(([0], np.flatnonzero(np.diff(self.person)) + 1))

    @cached_property
    def home(self) -> Whole:
        return self.cluster[self.person_start]

    @cached_property
    def home_start(self) -> Whole:
        return np.concatenate(([0], np.flatnonzero(np.diff(self.home)) + 1))

    @cached_property
    def shrink(self) -> Numbers:
        return 1 + self.person_ratio * self.person_size

    @cached_property
    def weight(self) -> Numbers:
        """1 + λc Σ n / (1 + λp n) of each cluster."""
        return 1 + self.cluster_ratio * np.add.reduceat(self.person_size / self.shrink, self.home_start)

    def by_person(self, matrix: Numbers) -> Numbers:
        return np.add.reduceat(matrix, self.person_start, axis=0)

    def by_cluster(self, matrix: Numbers) -> Numbers:
        return np.add.reduceat(self.by_person(matrix), self.home_start, axis=0)

    def solve(self, matrix: Numbers) -> Numbers:
        """V⁻¹ matrix, with V in units of the residual variance."""
        sums = self.by_person(matrix)
        shrunk = sums / self.shrink[:, None]
        outer = np.add.reduceat(shrunk, self.home_start, axis=0)
        outer *= (self.cluster_ratio / self.weight)[:, None]
        per_person = (self.person_ratio * sums + outer[self.home]) / self.shrink[:, None]
        return np.asarray(matrix - per_person[self.person])


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallSample:
    """The adjusted covariance, and the degrees of freedom of each contrast."""

    covariance: Numbers
    degrees_of_freedom: tuple[float, ...]


def kenward_roger(
    *, grouped: Grouped, matrix: Numbers, levels: tuple[str, ...], variance: float, contrasts: Numbers
) -> SmallSample:
    """Adjust the covariance of least squares with known variances; `contrasts` is (k, p).

    `levels` names the random components that the model has ('person', 'cluster'); `variance` is the residual
    variance, and the ratios stand in `grouped`.
    """
    solved = grouped.solve(matrix)
    plain = np.linalg.inv(matrix.T @ solved)
    names = ("row", *levels)
    spread = {name: _pattern(grouped, name, solved) for name in names}
    back = {name: grouped.solve(spread[name]) for name in names}
    first = {name: -solved.T @ spread[name] for name in names}
    second = {(a, b): spread[a].T @ back[b] for a in names for b in names}
    traces = _traces(grouped, levels)
    information = np.array(
        [
            [
                traces[a, b]
                - 2 * np.trace(plain @ second[a, b])
                + np.trace(plain @ first[a] @ plain @ first[b])
                for b in names
            ]
            for a in names
        ]
    )
    # Everything so far is in units of the residual variance; so is the covariance of the components.
    of_components = np.linalg.inv(information / 2)
    inner = sum(
        of_components[i, j] * (second[a, b] - first[a] @ plain @ first[b])
        for i, a in enumerate(names)
        for j, b in enumerate(names)
    )
    adjusted = plain + 2 * plain @ inner @ plain
    degrees = []
    for contrast in contrasts:
        held = plain @ contrast
        slopes = np.array([held @ first[name] @ held for name in names])
        degrees.append(float(2 * (contrast @ held) ** 2 / (slopes @ of_components @ slopes)))
    return SmallSample(covariance=variance * adjusted, degrees_of_freedom=tuple(degrees))


def _pattern(grouped: Grouped, name: str, matrix: Numbers) -> Numbers:
    """The pattern of a component times a matrix: each row becomes the sum over its group."""
    if name == "row":
        return matrix
    if name == "person":
        return np.asarray(grouped.by_person(matrix)[grouped.person])
    return np.asarray(grouped.by_cluster(matrix)[grouped.cluster])


def _traces(grouped: Grouped, levels: tuple[str, ...]) -> dict[tuple[str, str], float]:
    """tr(V⁻¹ G V⁻¹ H) for each two patterns; those with 'row' follow from V⁻¹ V = I."""
    held = grouped.person_size / grouped.shrink
    kappa = grouped.cluster_ratio / grouped.weight
    squares, cubes = (np.add.reduceat(held**power, grouped.home_start) for power in (2, 3))
    sums = np.add.reduceat(held, grouped.home_start)
    among = {
        ("person", "person"): float((squares - 2 * kappa * cubes + (kappa * squares) ** 2).sum()),
        ("cluster", "cluster"): float(((sums / grouped.weight) ** 2).sum()),
        ("person", "cluster"): float((squares / grouped.weight**2).sum()),
    }
    among["cluster", "person"] = among["person", "cluster"]
    single = {
        "person": float((held - kappa[grouped.home] * held**2).sum()),
        "cluster": float((sums / grouped.weight).sum()),
    }
    ratios = {"person": grouped.person_ratio, "cluster": grouped.cluster_ratio}
    found = {(a, b): among[a, b] for a in levels for b in levels}
    for a in levels:
        found["row", a] = found[a, "row"] = single[a] - sum(ratios[b] * among[b, a] for b in levels)
    n = len(grouped.person)
    inverse = n - sum(ratios[a] * single[a] for a in levels)
    found["row", "row"] = inverse - sum(ratios[a] * found[a, "row"] for a in levels)
    return found
