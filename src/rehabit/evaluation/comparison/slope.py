"""Linear mixed model in which people differ in where they start and in how fast they change.

Outcome = fixed effects + u0 + u1 × slope + residual, with (u0, u1) of each group from a normal distribution
with any correlation. Groups with the same pattern of slope values are added up first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Column, Names, Numbers, Whole
from rehabit.evaluation.comparison.coefficient import Effect, effect
from rehabit.evaluation.comparison.reml import NEARLY_ONE, profile, search
from rehabit.evaluation.comparison.rows import Rows, rows
from rehabit.evaluation.comparison.satterthwaite import satterthwaite
from rehabit.evaluation.comparison.scaled import scaled
from rehabit.kernel import Caution, Refusal

METHOD = "linear mixed model with random slope, REML, Satterthwaite"
MOST_CORRELATED = 0.999


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeFit:
    """Variances of starts and slopes, their correlation, and the effects.

    `start_variance` is where the slope's variable is 0. `at_edge` is true when a variance came out as 0 or
    the correlation as ±1: then the data cannot tell starts from slopes.
    """

    effects: Mapping[str, Effect]
    start_variance: float
    slope_variance: float
    correlation: float
    residual_variance: float
    at_edge: bool
    deviance: float
    n: int
    n_given: int
    n_groups: int
    method: str
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartsAndSlopes:
    """Sums by pattern of slope values; `ratios` of `cross` are var(u0), cov, var(u1) over the residual."""

    total: Numbers
    inside: Numbers
    counts: Numbers
    squares: Numbers
    n: int

    def cross(self, ratios: Numbers) -> tuple[Numbers, float]:
        """Joined' V⁻¹ joined, and log det V."""
        spread = np.array([[ratios[0], ratios[1]], [ratios[1], ratios[2]]])
        shrink = np.eye(2) + self.inside @ spread
        kernel = spread @ np.linalg.inv(shrink)
        sign, logs = np.linalg.slogdet(shrink)
        if (sign <= 0).any():
            raise FloatingPointError("These variances are impossible: the covariance is not positive.")
        matrix = self.total - np.einsum("gab,gabij->ij", kernel, self.squares)
        return matrix, float(self.counts @ logs)


def random_slope(
    *,
    outcome: Column,
    columns: Mapping[str, Column],
    slope: str,
    group: Names,
    level: float = 0.95,
) -> SlopeFit | Refusal:
    """Fit by REML; `slope` names the column whose effect differs between groups.

    Refuses what `rows` refuses, `one_group`, and `nothing_repeated` when no group has two different values.
    """
    held = rows(outcome=outcome, columns=columns, person=group)
    if isinstance(held, Refusal):
        return held
    if slope not in held.names:
        raise ValueError(f"'{slope}' is no term; the terms are {', '.join(held.names)}.")
    values = held.matrix[:, held.names.index(slope)]
    lowest = np.minimum.reduceat(values, starts := _starts(held.person))
    if held.n_people < 2:
        return Refusal("one_group", "All rows are of one group, so groups cannot be compared.")
    if not (np.maximum.reduceat(values, starts) > lowest).any():
        return Refusal("nothing_repeated", f"No group has two different values of '{slope}'.")
    return _fit(held, values, level)


def _fit(held: Rows, values: Numbers, level: float) -> SlopeFit:
    middle, width = float(values.mean()), float(values.std())
    turned = scaled(held)
    structure = _structure(turned.joined, (values - middle) / width, held.person)

    def deviance(place: Numbers) -> float:
        return profile(structure=structure, ratios=_ratios(place)).deviance

    place = search(
        deviance=deviance,
        grid=[(0.0, 0.1, 0.4, 0.8), (0.0, 0.05, 0.3, 0.7), (-0.5, 0.0, 0.5)],
        low=np.array([0, 0, -MOST_CORRELATED]),
        high=np.array([NEARLY_ONE, NEARLY_ONE, MOST_CORRELATED]),
    )
    ratios = _ratios(place)
    found = profile(structure=structure, ratios=ratios)
    at_edge = bool((place[:2] < 1e-6).any() or abs(place[2]) >= MOST_CORRELATED)
    free = np.array([True, place[0] > 1e-6, not at_edge, place[1] > 1e-6])
    components = found.variance * np.concatenate(([1.0], ratios))
    degrees = satterthwaite(structure=structure, components=components, free=free, contrasts=turned.back)
    covariance = found.variance * turned.back @ found.unit_covariance @ turned.back.T
    beta = turned.start + turned.back @ found.estimate
    start, both, slopes = _on_own_scale(found.variance * ratios, middle, width)
    return SlopeFit(
        effects={
            name: effect(
                name=name,
                estimate=float(beta[at]),
                variance=float(covariance[at, at]),
                degrees_of_freedom=degrees[at],
                level=level,
                method=METHOD,
            )
            for at, name in enumerate(held.names)
        },
        start_variance=start,
        slope_variance=slopes,
        correlation=both / (start * slopes) ** 0.5 if start > 0 and slopes > 0 else 0.0,
        residual_variance=found.variance,
        at_edge=at_edge,
        deviance=found.deviance - 2 * float(np.linalg.slogdet(turned.back)[1]),
        n=held.n,
        n_given=held.n_given,
        n_groups=held.n_people,
        method=METHOD,
        cautions=held.cautions,
    )


def _ratios(place: Numbers) -> Numbers:
    start, slopes = place[0] / (1 - place[0]), place[1] / (1 - place[1])
    return np.array([start, place[2] * (start * slopes) ** 0.5, slopes])


def _structure(joined: Numbers, values: Numbers, person: Whole) -> StartsAndSlopes:
    starts = _starts(person)
    size = np.diff(np.append(starts, len(person))).astype(np.float64)
    once, twice = (np.add.reduceat(values**power, starts) for power in (1, 2))
    pattern = np.round(np.column_stack([size, once, twice]), 9)
    _, first, kind = np.unique(pattern, axis=0, return_index=True, return_inverse=True)
    kind = kind.reshape(-1)
    sums = np.stack(
        [np.add.reduceat(joined, starts, axis=0), np.add.reduceat(joined * values[:, None], starts, axis=0)],
        axis=1,
    )
    squares = np.stack(
        [np.einsum("gai,gbj->abij", part, part) for at in range(len(first)) for part in (sums[kind == at],)]
    )
    inside = np.stack([size, once, once, twice], axis=1)[first].reshape(-1, 2, 2)
    return StartsAndSlopes(
        total=joined.T @ joined,
        inside=inside,
        counts=np.bincount(kind).astype(np.float64),
        squares=squares,
        n=len(joined),
    )


def _on_own_scale(parts: Numbers, middle: float, width: float) -> tuple[float, float, float]:
    """Variances of the start (at 0) and of the slope per unit, from those of the centred, scaled variable."""
    back = np.array([[1.0, -middle / width], [0.0, 1 / width]])
    spread = back @ np.array([[parts[0], parts[1]], [parts[1], parts[2]]]) @ back.T
    return float(spread[0, 0]), float(spread[0, 1]), float(spread[1, 1])


def _starts(codes: Whole) -> Whole:
    return np.concatenate(([0], np.flatnonzero(np.diff(codes)) + 1))
