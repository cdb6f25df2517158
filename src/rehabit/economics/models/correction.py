"""Weights of the ends of cycles: what is counted when, within a cycle."""

from collections.abc import Sequence

import numpy as np

from rehabit.economics.bad_input import BadInput, number
from rehabit.economics.choice.draws import Matrix

CORRECTIONS = ("start", "end", "half-cycle", "simpson")


def cycle_weights(*, cycles: int, correction: str | Sequence[float]) -> Matrix:
    """One weight for each of the ``cycles`` + 1 ends, from the start of the first to the end of the last.

    'start' and 'end' count who is there when a cycle begins or ends; 'half-cycle' is the trapezium rule;
    'simpson' is Simpson's composite 1/3 rule, 1, 4, 2, 4, … 4, 1 over 3, for an even number of cycles.
    Weights of one's own, one for each end, are taken as they are.
    """
    number(cycles, place="cycles", low=1)
    if not isinstance(correction, str):
        own = np.array(correction, dtype=np.float64)
        if own.shape != (cycles + 1,) or not np.isfinite(own).all():
            came = f"{len(correction)} weights"
            raise BadInput(
                place="correction", value=came, rule=f"{cycles + 1} numbers are needed, one for each end."
            )
        return own
    if correction == "simpson" and cycles % 2:
        raise BadInput(place="cycles", value=cycles, rule="Simpson's rule needs an even number of cycles.")
    weights = np.ones(cycles + 1)
    if correction == "start":
        weights[-1] = 0
    elif correction == "end":
        weights[0] = 0
    elif correction == "half-cycle":
        weights[[0, -1]] = 0.5
    elif correction == "simpson":
        weights[1::2], weights[0::2] = 4 / 3, 2 / 3
        weights[[0, -1]] = 1 / 3
    else:
        raise BadInput(place="correction", value=correction, rule="one of " + ", ".join(CORRECTIONS) + ".")
    return weights
