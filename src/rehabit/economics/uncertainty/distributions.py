"""Distributions made from a mean and a standard error, as published figures give them.

Source of the method of moments: Briggs, Claxton and Sculpher, Decision Modelling for Health Economic
Evaluation (2006), chapter 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Protocol

import numpy as np

from rehabit.economics.bad_input import BadInput, above_zero, number
from rehabit.economics.choice.draws import Matrix


class Distribution(Protocol):
    """Anything that can be drawn from; ``mean`` is its mean."""

    @property
    def mean(self) -> float: ...
    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """No uncertainty is known, or none is meant: every draw is the mean."""

    mean: float

    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix:
        return np.full(size, self.mean)


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """For a mean difference from a large sample."""

    mean: float
    se: float

    def __post_init__(self) -> None:
        above_zero(self.se, place="standard error of a normal distribution")

    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix:
        return rng.normal(self.mean, self.se, size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beta:
    """For a probability or a utility between 0 and 1; se² must be below mean × (1 − mean)."""

    mean: float
    se: float

    def __post_init__(self) -> None:
        above_zero(self.se, place="standard error of a beta distribution")
        if not 0 < self.mean < 1 or self.se**2 >= self.mean * (1 - self.mean):
            raise BadInput(
                place="beta distribution",
                value=f"mean {self.mean}, standard error {self.se}",
                rule="a mean between 0 and 1 and a standard error below √(mean × (1 − mean)) are needed.",
            )

    @property
    def shapes(self) -> tuple[float, float]:
        """Alpha and beta."""
        total = self.mean * (1 - self.mean) / self.se**2 - 1
        return self.mean * total, (1 - self.mean) * total

    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix:
        return rng.beta(*self.shapes, size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gamma:
    """For a cost: above 0 and skewed. Shape (mean / se)², scale se² / mean."""

    mean: float
    se: float

    def __post_init__(self) -> None:
        above_zero(self.mean, place="mean of a gamma distribution")
        above_zero(self.se, place="standard error of a gamma distribution")

    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix:
        return rng.gamma((self.mean / self.se) ** 2, self.se**2 / self.mean, size)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogNormal:
    """For a ratio or a skewed cost, from the mean and standard error on its own (not the log) scale."""

    mean: float
    se: float

    def __post_init__(self) -> None:
        above_zero(self.mean, place="mean of a log-normal distribution")
        above_zero(self.se, place="standard error of a log-normal distribution")

    @classmethod
    def from_interval(cls, *, low: float, high: float) -> "LogNormal":
        """From the 95 % limits of a ratio, which are symmetric on the log scale."""
        above_zero(low, place="lower limit of a ratio")
        if high <= low:
            raise BadInput(
                place="interval of a ratio", value=f"{low} to {high}", rule="the lower limit comes first."
            )
        middle, spread = (log(low) + log(high)) / 2, (log(high) - log(low)) / (2 * 1.959963984540054)
        mean = exp(middle + spread**2 / 2)
        return cls(mean=mean, se=mean * sqrt(exp(spread**2) - 1))

    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix:
        variance = log(1 + (self.se / self.mean) ** 2)
        return rng.lognormal(log(self.mean) - variance / 2, sqrt(variance), size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dirichlet:
    """For shares that add up to 1, such as a row of transition probabilities: from the counts behind them."""

    counts: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.counts) < 2:
            raise BadInput(
                place="Dirichlet distribution", value=self.counts, rule="two counts or more are needed."
            )
        for count in self.counts:
            number(count, place="count of a Dirichlet distribution", low=0)
        above_zero(sum(self.counts), place="sum of the counts of a Dirichlet distribution")

    @property
    def means(self) -> Sequence[float]:
        """The expected shares."""
        return tuple(count / sum(self.counts) for count in self.counts)

    def draw(self, *, rng: np.random.Generator, size: int) -> Matrix:
        """Shape (shares, size); a share with count 0 stays 0."""
        known = np.array(self.counts) > 0
        parts = np.zeros((len(self.counts), size))
        for place in np.flatnonzero(known):
            parts[place] = rng.gamma(self.counts[place], 1.0, size)
        shares: Matrix = parts / parts.sum(axis=0)
        return shares
