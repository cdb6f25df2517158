"""Funnel limits for mean scores that are skewed: simulated from everybody's scores, not from a normal curve.

Symmetric limits call good sites poor too often when scores are skewed (Neuburger and others, BMJ Quality &
Safety 2011;20:1020-1026). Loads NumPy.
"""

from collections.abc import Sequence

import numpy as np

from rehabit.evaluation.arrays import Column, as_column
from rehabit.evaluation.funnel import INNER, OUTER, Limits
from rehabit.kernel import Refusal

DRAWS = 20_000
FEWEST = 100
"""Fewer scores than this do not show the shape of their tails."""


def simulated_limits(
    *, scores: Column, sizes: Sequence[int], rng: np.random.Generator, draws: int = DRAWS
) -> tuple[Limits, ...] | Refusal:
    """Limits of the mean of each size, drawn with replacement from the scores of all sites together.

    Refuses `too_few_scores` below 100. Raises ValueError for a size below 1.
    """
    held = as_column(scores, name="scores")
    held = held[~np.isnan(held)]
    if len(held) < FEWEST:
        return Refusal("too_few_scores", f"{len(held)} scores do not show a shape; {FEWEST} are needed.")
    if min(sizes, default=1) < 1:
        raise ValueError(f"A site has at least one person; {min(sizes)} is not.")
    edges = [(1 - OUTER) / 2, (1 - INNER) / 2, (1 + INNER) / 2, (1 + OUTER) / 2]
    found = []
    for size in sizes:
        total = np.zeros(draws)
        for start in range(0, size, 50):  # in parts, so that memory stays small for a large site
            total += held[rng.integers(0, len(held), (min(50, size - start), draws))].sum(axis=0)
        outer_low, inner_low, inner_high, outer_high = np.quantile(total / size, edges)
        found.append(
            Limits(
                n=size,
                inner_low=float(inner_low),
                inner_high=float(inner_high),
                outer_low=float(outer_low),
                outer_high=float(outer_high),
            )
        )
    return tuple(found)
