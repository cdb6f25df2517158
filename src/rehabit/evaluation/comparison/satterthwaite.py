"""Satterthwaite's degrees of freedom: how surely the variance of an effect is itself known.

The covariance of the variance components comes from the observed information, second differences of the
restricted likelihood; the same numbers as R's lmerTest (Kuznetsova, Brockhoff and Christensen, Journal of
Statistical Software 2017;82(13)) to the digits that differences give.
"""

from math import inf, log

import numpy as np

from rehabit.evaluation.arrays import Flags, Numbers
from rehabit.evaluation.comparison.reml import Structure, differences, profile

RELATIVE_STEP = 1e-3


def satterthwaite(
    *, structure: Structure, components: Numbers, free: Flags, contrasts: Numbers
) -> tuple[float, ...]:
    """Degrees of freedom of each contrast (on the structure's own scale).

    `components` are the residual variance and then the (co)variances in its units of the outcome; `free`
    says which of them are not at the edge of their range, since at an edge there is no slope to use.
    """

    def whole(values: Numbers) -> Numbers:
        full = components.copy()
        full[free] = values
        return full

    def deviance(values: Numbers) -> float:
        return _deviance(structure, whole(values))

    def variances(values: Numbers) -> Numbers:
        full = whole(values)
        found = profile(structure=structure, ratios=full[1:] / full[0])
        spread = full[0] * found.unit_covariance
        return np.asarray(np.einsum("ki,ij,kj->k", contrasts, spread, contrasts))

    held = components[free]
    steps = RELATIVE_STEP * np.maximum(np.abs(held), 1e-3 * components[0])
    curve = differences(function=deviance, middle=held, steps=steps)[1]
    of_components = 2 * _positive_inverse(curve)
    slopes = np.stack(
        [
            (variances(held + move) - variances(held - move)) / (2 * step)
            for move, step in zip(np.diag(steps), steps, strict=True)
        ]
    )
    spread = np.einsum("ik,ij,jk->k", slopes, of_components, slopes)
    return tuple(float(2 * v * v / s) if s > 0 else inf for v, s in zip(variances(held), spread, strict=True))


def _deviance(structure: Structure, components: Numbers) -> float:
    """The restricted deviance with the residual variance given instead of worked out."""
    found = profile(structure=structure, ratios=components[1:] / components[0])
    degrees = structure.n - len(found.estimate)
    ratio = found.variance / components[0]
    return float(found.deviance + degrees * (ratio - 1 - log(ratio)))


def _positive_inverse(curve: Numbers) -> Numbers:
    """The inverse over the directions in which the likelihood does have a top."""
    values, vectors = np.linalg.eigh(curve)
    up = values > 1e-10 * values.max()
    return np.asarray((vectors[:, up] / values[up]) @ vectors[:, up].T)
