"""Plain logistic regression: the start of models with clusters, and a step of imputation."""

from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Numbers
from rehabit.kernel import Refusal

MOST_STEPS = 40
CERTAIN = 15.0
"""A log-odds beyond this is a probability of 0 or 1 to six places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticFit:
    """Log-odds coefficients, (p,), with their covariance, (p, p)."""

    beta: Numbers
    covariance: Numbers


def probabilities(eta: Numbers) -> Numbers:
    """1 / (1 + e^−eta), without overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(eta, -700, 700))))


def logistic(
    *, outcome: Numbers, matrix: Numbers, names: tuple[str, ...], ridge: float = 0.0
) -> LogisticFit | Refusal:
    """Maximum likelihood by Newton; outcomes are 0 or 1.

    A `ridge` above 0 pulls every coefficient a little towards 0, which keeps separated data finite. Without
    it they are refused (`separation`) with the name of the term.
    """
    beta = np.zeros(matrix.shape[1])
    penalty = ridge * np.eye(len(beta))
    for _ in range(MOST_STEPS):
        mean = probabilities(matrix @ beta)
        weight = np.maximum(mean * (1 - mean), 1e-12)
        information = (matrix * weight[:, None]).T @ matrix + penalty
        step = np.linalg.solve(information, matrix.T @ (outcome - mean) - penalty @ beta)
        size = float(np.abs(matrix @ step).max())
        beta = beta + step * min(1.0, 5.0 / max(size, 1e-300))
        if size < 1e-9:
            return LogisticFit(beta=beta, covariance=np.asarray(np.linalg.inv(information), dtype=np.float64))
        if not ridge and float(np.abs(matrix @ beta).max()) > CERTAIN:
            break
    reach = np.abs(beta) * np.maximum(np.ptp(matrix, axis=0), 1e-9)
    name = names[int(reach.argmax())]
    return Refusal(
        "separation",
        f"'{name}' tells the outcome of some people for certain, so its odds ratio is without limit. "
        "Compare shares instead, or leave the term out.",
    )
