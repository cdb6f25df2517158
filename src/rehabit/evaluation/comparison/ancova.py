"""Analysis of covariance: the outcome after, adjusted for the value before; independent people."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Column, Numbers
from rehabit.evaluation.comparison.coefficient import Effect, effect
from rehabit.evaluation.comparison.rows import rows
from rehabit.kernel import Caution, Refusal

METHOD = "analysis of covariance, least squares"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearFit:
    """Effects by name; `residual_sd` in units of the outcome; `n` complete rows out of `n_given`."""

    effects: Mapping[str, Effect]
    covariance: Numbers
    residual_sd: float
    n: int
    n_given: int
    method: str
    cautions: tuple[Caution, ...]


def ancova(*, outcome: Column, columns: Mapping[str, Column], level: float = 0.95) -> LinearFit | Refusal:
    """Least squares with an intercept. People have to be independent: for clusters use `mixed_model`.

    Refuses what `rows` refuses, and `perfect_fit` when nothing is left to judge uncertainty by.
    """
    held = rows(outcome=outcome, columns=columns)
    if isinstance(held, Refusal):
        return held
    q, r = np.linalg.qr(held.matrix)
    inverse = np.linalg.inv(r)
    beta = inverse @ (q.T @ held.outcome)
    left = held.outcome - held.matrix @ beta
    degrees = held.n - len(beta)
    variance = float(left @ left) / degrees
    if variance <= 1e-20 * float(np.var(held.outcome)):
        return Refusal("perfect_fit", "The terms tell the outcome exactly, so no uncertainty can be judged.")
    covariance = variance * inverse @ inverse.T
    return LinearFit(
        effects={
            name: effect(
                name=name,
                estimate=float(beta[place]),
                variance=float(covariance[place, place]),
                degrees_of_freedom=degrees,
                level=level,
                method=METHOD,
            )
            for place, name in enumerate(held.names)
        },
        covariance=covariance,
        residual_sd=variance**0.5,
        n=held.n,
        n_given=held.n_given,
        method=METHOD,
        cautions=held.cautions,
    )
