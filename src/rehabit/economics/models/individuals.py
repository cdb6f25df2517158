"""People move between states one by one; the chance of leaving may depend on the time spent there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from rehabit.economics.bad_input import BadInput, above_zero, number
from rehabit.economics.choice.draws import Matrix
from rehabit.economics.models.compiled import compiled_walk
from rehabit.economics.models.correction import cycle_weights
from rehabit.economics.models.transitions import checked_transitions
from rehabit.economics.uncertainty.blocks import in_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualsResult:
    """Mean discounted cost and effect of ``n`` people with their simulation errors."""

    cost: float
    cost_se: float
    effect: float
    effect_se: float
    n: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Plan:
    """What every block needs; a value, so that another process can be given it."""

    start: int
    cumulative: Matrix
    cost: Matrix
    effect: Matrix
    weights: Matrix
    compiled: bool


def individuals(
    *,
    states: Sequence[str],
    transitions: Sequence[Matrix],
    start: str,
    cycles: int,
    cost: Sequence[float],
    effect: Sequence[float],
    people: int,
    seed: int,
    years_per_cycle: float = 1,
    cost_rate: float = 0.035,
    effect_rate: float = 0.035,
    correction: str = "half-cycle",
    workers: int = 1,
    where: str = "threads",
    compiled: bool = True,
) -> IndividualsResult:
    """Simulate ``people``, all from ``start``.

    ``transitions``: a matrix (states, states) for the first cycle in a state, the second, and so on; the last
    holds from then on. ``cost`` and ``effect``: of a year in each state. The same ``seed`` gives the same
    answer on any workers, compiled or not.
    """
    number(people, place="people", low=2)
    above_zero(years_per_cycle, place="years in a cycle")
    if start not in states:
        raise BadInput(place="state at the start", value=start, rule="one of " + ", ".join(states) + ".")
    if not transitions or len(cost) != len(states) or len(effect) != len(states):
        came = f"{len(transitions)} matrices, {len(cost)} costs, {len(effect)} effects"
        raise BadInput(
            place="transitions, costs and effects", value=came, rule=f"{len(states)} states need them."
        )
    tables = [checked_transitions(transitions=table, states=states)[:, :, 0] for table in transitions]
    years = np.arange(cycles + 1.0) * years_per_cycle
    counted = cycle_weights(cycles=cycles, correction=correction) * years_per_cycle
    plan = _Plan(
        start=list(states).index(start),
        cumulative=np.cumsum(np.stack(tables), axis=2),
        cost=np.asarray(cost, dtype=np.float64),
        effect=np.asarray(effect, dtype=np.float64),
        weights=np.stack([counted * (1 + rate) ** -years for rate in (cost_rate, effect_rate)]),
        compiled=compiled and compiled_walk() is not None,
    )
    parts = list(in_blocks(task=partial(_block, plan), draws=people, seed=seed, workers=workers, where=where))
    sums = np.sum(parts, axis=0)
    means = sums[:2] / people
    ses = np.sqrt(np.maximum(sums[2:] / people - means**2, 0) / (people - 1))
    return IndividualsResult(
        cost=float(means[0]),
        cost_se=float(ses[0]),
        effect=float(means[1]),
        effect_se=float(ses[1]),
        n=people,
        method=f"individual-level model, {people} people, {cycles} cycles, seed {seed}",
    )


def _block(plan: _Plan, rng: np.random.Generator, size: int) -> Matrix:
    """Sums of cost, effect and their squares over one block of people."""
    luck = rng.random((plan.weights.shape[1] - 1, size))
    start = np.full(size, plan.start)
    loop = compiled_walk() if plan.compiled else None
    cost, effect = (loop or array_walk)(start, plan.cumulative, luck, plan.cost, plan.effect, plan.weights)
    return np.array([cost.sum(), effect.sum(), (cost**2).sum(), (effect**2).sum()])


def array_walk(
    start: npt.NDArray[np.intp],
    cumulative: Matrix,
    luck: Matrix,
    cost: Matrix,
    effect: Matrix,
    weights: Matrix,
) -> tuple[Matrix, Matrix]:
    """The twin of `compiled.walk`: all people at once, cycle by cycle."""
    longest, last = cumulative.shape[0] - 1, cumulative.shape[1] - 1
    state, stay = start.copy(), np.zeros_like(start)
    costs, effects = weights[0, 0] * cost[state], weights[1, 0] * effect[state]
    for cycle, drawn in enumerate(luck):
        passed = drawn[:, None] >= cumulative[stay, state, :last]
        moved = passed.sum(axis=1)
        stay = np.where(moved == state, np.minimum(stay + 1, longest), 0)
        state = moved
        costs += weights[0, cycle + 1] * cost[state]
        effects += weights[1, cycle + 1] * effect[state]
    return costs, effects
