"""Probabilistic sensitivity analysis: a model run on draws of its parameters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice.draws import Draws, Matrix
from rehabit.economics.uncertainty.blocks import in_blocks
from rehabit.economics.uncertainty.distributions import Distribution

Model = Callable[[Mapping[str, Matrix]], tuple[Matrix, Matrix]]
"""Takes the drawn parameters by name, each of shape (draws,), and gives costs and effects, each of shape
(strategies, draws)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One input: its distribution, what it means and where it comes from."""

    name: str
    label: str
    unit: str
    distribution: Distribution
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """The task of one block; a value and not a closure, so that another process can be given it."""

    model: Model
    parameters: tuple[Parameter, ...]

    def __call__(self, rng: np.random.Generator, size: int) -> tuple[Matrix, Matrix]:
        return self.model(parameter_draws(parameters=self.parameters, rng=rng, size=size))


def parameter_draws(
    *, parameters: Sequence[Parameter], rng: np.random.Generator, size: int
) -> dict[str, Matrix]:
    """Independent draws of every parameter, in the order given."""
    names = [parameter.name for parameter in parameters]
    if len(set(names)) != len(names):
        raise BadInput(place="parameters", value=names, rule="each name once.")
    return {parameter.name: parameter.distribution.draw(rng=rng, size=size) for parameter in parameters}


def probabilistic(
    *,
    model: Model,
    parameters: Sequence[Parameter],
    names: Sequence[str],
    draws: int,
    seed: int,
    outcome: str,
    price_year: str,
    workers: int = 1,
    where: str = "threads",
) -> Draws:
    """Costs and effects of the strategies ``names`` in every draw. Parameters are drawn and used block by
    block, so only costs and effects are kept; the same ``seed`` gives the same draws on any workers."""
    block = _Block(model=model, parameters=tuple(parameters))
    parts = list(in_blocks(task=block, draws=draws, seed=seed, workers=workers, where=where))
    return Draws(
        names=tuple(names),
        costs=np.concatenate([cost for cost, _ in parts], axis=1),
        effects=np.concatenate([effect for _, effect in parts], axis=1),
        outcome=outcome,
        price_year=price_year,
        method=f"probabilistic analysis, {draws} draws, seed {seed}",
    )
