"""Kinds of outcome: how the mean follows from the terms and how the variance follows from the mean."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Numbers
from rehabit.kernel import Refusal

FARTHEST = 30.0
"""Beyond this a logit is a certainty in all but name; means are kept inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """`mean` of the linear predictor, its `slope`, and the `variance` at a mean (times the scale)."""

    name: str
    link: str
    mean: Callable[[Numbers], Numbers]
    slope: Callable[[Numbers], Numbers]
    variance: Callable[[Numbers], Numbers]
    start: Callable[[Numbers], Numbers]

    def refuses(self, outcome: Numbers) -> Refusal | None:
        """Why these outcomes are not of this kind, or None."""
        wrong, rule = _OUTSIDE[self.name]
        where = np.flatnonzero(wrong(outcome))
        if not len(where):
            return None
        return Refusal(
            "outcome_not_of_this_kind",
            f"{len(where)} outcomes are not {rule}, the first being {outcome[where[0]]:g}; "
            f"a {self.name} model cannot use them.",
        )


def _one(eta: Numbers) -> Numbers:
    return np.ones_like(eta)


def _logistic(eta: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(eta, -FARTHEST, FARTHEST))))


def _logistic_slope(eta: Numbers) -> Numbers:
    mean = _logistic(eta)
    return mean * (1 - mean)


def _exponential(eta: Numbers) -> Numbers:
    return np.asarray(np.exp(np.clip(eta, -FARTHEST * 5, FARTHEST * 5)))


GAUSSIAN = Family(
    name="Gaussian", link="identity", mean=lambda eta: eta, slope=_one, variance=_one, start=lambda y: y
)
BINOMIAL = Family(
    name="binomial",
    link="logit",
    mean=_logistic,
    slope=_logistic_slope,
    variance=lambda mean: mean * (1 - mean),
    start=lambda y: np.log((y + 0.5) / (1.5 - y)),
)
POISSON = Family(
    name="Poisson",
    link="log",
    mean=_exponential,
    slope=_exponential,
    variance=lambda mean: mean,
    start=lambda y: np.log(y + 0.5),
)
GAMMA = Family(
    name="gamma",
    link="log",
    mean=_exponential,
    slope=_exponential,
    variance=lambda mean: mean**2,
    start=lambda y: np.log(y),
)
_OUTSIDE: dict[str, tuple[Callable[[Numbers], Numbers], str]] = {
    "Gaussian": (lambda y: np.zeros_like(y), "numbers"),
    "binomial": (lambda y: np.asarray((y != 0) & (y != 1)), "0 or 1"),
    "Poisson": (lambda y: np.asarray((y < 0) | (y != np.round(y))), "whole numbers from 0"),
    "gamma": (lambda y: np.asarray(y <= 0), "above 0"),
}
