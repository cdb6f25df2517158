"""Transition probabilities: checked where they come in, and made from rates."""

from collections.abc import Sequence
from math import exp

import numpy as np

from rehabit.economics.bad_input import BadInput, number
from rehabit.economics.choice.draws import Matrix


def checked_transitions(*, transitions: Matrix, states: Sequence[str]) -> Matrix:
    """``transitions`` with the shape (states, states, draws), from row to column; each row adds up to 1.

    A matrix (states, states) is taken as one draw. Raises `BadInput` naming the state and the draw.
    """
    table = transitions[:, :, None] if transitions.ndim == 2 else transitions
    if table.shape[:2] != (len(states), len(states)) or table.ndim != 3:
        rule = f"shape ({len(states)}, {len(states)}, draws) is needed."
        raise BadInput(place="transitions", value=f"shape {transitions.shape}", rule=rule)
    outside = ~((table >= -1e-12) & (table <= 1 + 1e-12))
    if outside.any():
        start, end, draw = np.argwhere(outside)[0]
        raise BadInput(
            place=f"transition {states[start]} to {states[end]}, draw {draw + 1}",
            value=table[start, end, draw],
            rule="a probability from 0 to 1 is needed.",
        )
    total = table.sum(axis=1)
    wrong = np.argwhere(np.abs(total - 1) > 1e-9)
    if len(wrong):
        state, draw = wrong[0]
        raise BadInput(
            place=f"transitions from {states[state]}, draw {draw + 1}",
            value=f"a sum of {total[state, draw]:.10g}",
            rule="the probabilities of a row add up to 1.",
        )
    return np.ascontiguousarray(table, dtype=np.float64)


def probability_from_rate(*, rate: float, years: float) -> float:
    """1 − e^(−rate × years): the probability within ``years`` of an event with a constant ``rate`` a year."""
    number(rate, place="rate", low=0)
    number(years, place="years", low=0)
    return 1 - exp(-rate * years)
