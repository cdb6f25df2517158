"""A cohort moves between states, for many draws of the parameters at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from rehabit.economics.bad_input import BadInput, above_zero, number
from rehabit.economics.choice.draws import Matrix
from rehabit.economics.models.correction import cycle_weights
from rehabit.economics.models.transitions import checked_transitions

Transitions = Matrix | Callable[[int], Matrix]
"""The same in every cycle, or a function of the cycle; (states, states) or (states, states, draws)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StateValues:
    """Cost and effect of a year in each state, shape (states,) or (states, draws)."""

    cost: Matrix
    effect: Matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CohortResult:
    """Discounted cost and effect per person, shape (draws,), and who is where at each end of a cycle in the
    first draw, shape (cycles + 1, states)."""

    cost: Matrix
    effect: Matrix
    trace: Matrix
    method: str


def cohort(
    *,
    states: Sequence[str],
    transitions: Transitions,
    start: Sequence[float],
    cycles: int,
    values: StateValues | Callable[[int], StateValues],
    years_per_cycle: float = 1,
    cost_rate: float = 0.035,
    effect_rate: float = 0.035,
    correction: str | Sequence[float] = "half-cycle",
) -> CohortResult:
    """Run the cohort. ``start`` gives the share in each state; ``values`` may depend on the end of the cycle
    that is valued (0 to ``cycles``), as transitions may on the cycle."""
    number(sum(start), place="shares in the states at the start, together", low=1 - 1e-9, high=1 + 1e-9)
    above_zero(years_per_cycle, place="years in a cycle")
    weights = cycle_weights(cycles=cycles, correction=correction) * years_per_cycle
    years = np.arange(cycles + 1.0) * years_per_cycle
    by_cost, by_effect = weights * (1 + cost_rate) ** -years, weights * (1 + effect_rate) ** -years
    if callable(transitions):
        table = _at(transitions, 0, states)
    else:
        table = checked_transitions(transitions=transitions, states=states)
    moves = _moves(table)
    share = [np.full(table.shape[2], float(part)) for part in start]
    totals = _Totals(values, len(states), table.shape[2])
    trace = np.empty((cycles + 1, len(states)))
    for end in range(cycles + 1):
        trace[end] = [part[0] for part in share]
        totals.add(share, end, float(by_cost[end]), float(by_effect[end]))
        if end < cycles:
            if end and callable(transitions):
                moves = _moves(_at(transitions, end, states))
            share = _moved(share, moves)
    cost, effect = totals.finished()
    named = correction if isinstance(correction, str) else "given weights as"
    method = f"cohort model, {cycles} cycles of {years_per_cycle:g} years, {named} correction"
    return CohortResult(cost=cost, effect=effect, trace=trace, method=method)


Moves = list[list[tuple[int, Matrix]]]
"""For each state, where people come from and with which probability; what is 0 in every draw is left out."""


def _moves(table: Matrix) -> Moves:
    return [
        [(start, column[start]) for start in range(len(table)) if column[start].any()]
        for column in table.transpose(1, 0, 2)
    ]


def _at(transitions: Callable[[int], Matrix], cycle: int, states: Sequence[str]) -> Matrix:
    return checked_transitions(transitions=np.asarray(transitions(cycle)), states=states)


def _moved(share: list[Matrix], moves: Moves) -> list[Matrix]:
    """One cycle, state by state: short rows stay in the cache."""
    moved = []
    room = np.empty_like(share[0])
    for sources in moves:
        total = np.zeros_like(room)
        for start, probability in sources:
            np.multiply(share[start], probability, out=room)
            total += room
        moved.append(total)
    return moved


class _Totals:
    """Adds up time in states when the values are the same throughout, and values when they are not."""

    def __init__(self, values: StateValues | Callable[[int], StateValues], states: int, draws: int) -> None:
        self.values, self.states = values, states
        self.by_cost = np.zeros((states, draws))
        self.by_effect = np.zeros((states, draws))
        self.cost, self.effect = np.zeros(draws), np.zeros(draws)
        self.room = np.empty(draws)

    def add(self, share: list[Matrix], end: int, by_cost: float, by_effect: float) -> None:
        if callable(self.values):
            now = self._checked(self.values(end))
            for state, part in enumerate(share):
                self.cost += by_cost * part * now.cost[state]
                self.effect += by_effect * part * now.effect[state]
            return
        for state, part in enumerate(share):
            np.multiply(part, by_cost, out=self.room)
            self.by_cost[state] += self.room
            if by_effect != by_cost:
                np.multiply(part, by_effect, out=self.room)
            self.by_effect[state] += self.room

    def finished(self) -> tuple[Matrix, Matrix]:
        if callable(self.values):
            return self.cost, self.effect
        now = self._checked(self.values)
        cost = sum((self.by_cost[state] * now.cost[state] for state in range(self.states)), self.cost)
        effect = sum((self.by_effect[state] * now.effect[state] for state in range(self.states)), self.effect)
        return cost, effect

    def _checked(self, values: StateValues) -> StateValues:
        for what, given in (("costs of the states", values.cost), ("effects of the states", values.effect)):
            if len(given) != self.states:
                raise BadInput(place=what, value=len(given), rule=f"one for each of {self.states} states.")
            if not np.isfinite(given).all():
                raise BadInput(place=what, value="a missing value", rule="a finite number is needed.")
        if (np.asarray(values.cost) < 0).any():
            raise BadInput(
                place="costs of the states", value=float(np.min(values.cost)), rule="0 or more is needed."
            )
        return values
