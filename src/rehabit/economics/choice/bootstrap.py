"""Resamples people within each arm: how far costs and effects might have fallen otherwise."""

from dataclasses import dataclass

import numpy as np

from rehabit.economics.bad_input import BadInput, above_zero
from rehabit.economics.choice.draws import Draws, Matrix
from rehabit.evaluation import Interval

PAIRS = 4_000_000
"""People drawn at a time, so that memory stays flat."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arm:
    """One strategy's people: cost and effect of each, in the same order."""

    name: str
    cost: Matrix
    effect: Matrix

    def __post_init__(self) -> None:
        if self.cost.ndim != 1 or self.cost.shape != self.effect.shape or len(self.cost) < 2:
            raise BadInput(
                place=f"people of {self.name}",
                value=f"{self.cost.shape} costs and {self.effect.shape} effects",
                rule="a cost and an effect of each of two people or more are needed.",
            )
        if not (np.isfinite(self.cost).all() and np.isfinite(self.effect).all()):
            raise BadInput(
                place=f"people of {self.name}",
                value="a missing or endless value",
                rule="leave people out or impute them before, and say which (see `pooled`).",
            )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Replicates:
    """Mean cost and effect of every arm in every replicate, as `Draws`, with the people behind each arm."""

    draws: Draws
    n: tuple[int, ...]
    method: str


def bootstrap(
    *, arms: list[Arm], replicates: int, rng: np.random.Generator, outcome: str, price_year: str
) -> Replicates:
    """Each replicate draws as many people as an arm has, with replacement; cost and effect stay together."""
    above_zero(replicates, place="replicates")
    means = [_means(arm, replicates, rng) for arm in arms]
    method = f"bootstrap of people within arms, {replicates} replicates"
    draws = Draws(
        names=tuple(arm.name for arm in arms),
        costs=np.stack([mean.real for mean in means]),
        effects=np.stack([mean.imag for mean in means]),
        outcome=outcome,
        price_year=price_year,
        method=method,
    )
    return Replicates(draws=draws, n=tuple(len(arm.cost) for arm in arms), method=method)


def percentile_interval(*, values: Matrix, level: float = 0.95) -> Interval:
    """The middle ``level`` of the replicates; it follows a skewed cost, which a normal interval would not."""
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(low=float(low), high=float(high), level=level, method="bootstrap percentile")


def _means(
    arm: Arm, replicates: int, rng: np.random.Generator
) -> "np.ndarray[tuple[int], np.dtype[np.complex128]]":
    # One complex number holds a person's cost and effect, so that one look-up fetches both.
    people = arm.cost + 1j * arm.effect
    n = len(people)
    means = np.empty(replicates, dtype=np.complex128)
    block = max(1, PAIRS // n)
    for start in range(0, replicates, block):
        rows = min(block, replicates - start)
        chosen = rng.integers(0, n, size=(rows, n), dtype=np.int32)
        means[start : start + rows] = people.take(chosen).mean(axis=1)
    return means
