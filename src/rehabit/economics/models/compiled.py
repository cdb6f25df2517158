"""The walk of individuals as a loop, compiled when Numba is installed (the extra `rehabit[fast]`).

The loop and the array walk in `individuals.py` are twins: from the same random numbers they give the same
answer. Only the speed differs.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np

from rehabit.economics.choice.draws import Matrix

Walk = Callable[[Any, Matrix, Matrix, Matrix, Matrix, Matrix], tuple[Matrix, Matrix]]


def walk(
    start: Any, cumulative: Matrix, luck: Matrix, cost: Matrix, effect: Matrix, weights: Matrix
) -> tuple[Matrix, Matrix]:
    """Each person's cost and effect. Plain loops: this is what is compiled, and what the twin test runs.

    ``start``: each person's state; ``cumulative``: (stays, states, states) running sums of probabilities by
    cycles already spent in the state; ``luck``: (cycles, people); ``cost``, ``effect``: (states,);
    ``weights``: (2, cycles + 1) of cost and effect at each end of a cycle.
    """
    stays, states = cumulative.shape[0], cumulative.shape[1]
    cycles, people = luck.shape
    costs, effects = np.zeros(people), np.zeros(people)
    state, stay = start.copy(), np.zeros(people, dtype=np.int64)
    for person in range(people):
        costs[person] = weights[0, 0] * cost[state[person]]
        effects[person] = weights[1, 0] * effect[state[person]]
    for cycle in range(cycles):
        for person in range(people):
            here, drawn, there = state[person], luck[cycle, person], 0
            while there < states - 1 and drawn >= cumulative[stay[person], here, there]:
                there += 1
            stay[person] = min(stay[person] + 1, stays - 1) if there == here else 0
            state[person] = there
            costs[person] += weights[0, cycle + 1] * cost[there]
            effects[person] += weights[1, cycle + 1] * effect[there]
    return costs, effects


@cache
def compiled_walk() -> Walk | None:
    """The compiled loop, or None when Numba is not installed."""
    try:
        numba = import_module("numba")
    except ImportError:
        return None
    made: Walk = numba.njit(cache=False, nogil=True)(walk)
    return made
