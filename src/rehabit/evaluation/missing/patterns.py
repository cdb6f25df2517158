"""Which values are missing together: the first thing to look at before anything is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Column, as_column
from rehabit.kernel import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """`count` people have exactly the values of `known` and lack those of `missing`."""

    known: tuple[str, ...]
    missing: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPatterns:
    """Patterns, the most frequent first; `n_missing` by column; `n` people in all.

    `monotone` is true when, in the order of the columns, nobody comes back after a gap.
    """

    patterns: tuple[Pattern, ...]
    n_missing: Mapping[str, int]
    n: int
    monotone: bool


def missing_patterns(*, columns: Mapping[str, Column]) -> MissingPatterns | Refusal:
    """Count patterns over columns given in the order of time. Refuses `no_rows` and `different_lengths`."""
    held = {name: np.isnan(as_column(values, name=name)) for name, values in columns.items()}
    lengths = {name: len(values) for name, values in held.items()}
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name} {length}" for name, length in lengths.items())
        return Refusal("different_lengths", f"Every column needs one entry a person; these have: {shown}.")
    if not held or not next(iter(lengths.values())):
        return Refusal("no_rows", "There is nobody to look at.")
    table = np.column_stack(list(held.values()))
    different, counts = np.unique(table, axis=0, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    names = list(held)
    return MissingPatterns(
        patterns=tuple(
            Pattern(
                known=tuple(name for name, gone in zip(names, different[at], strict=True) if not gone),
                missing=tuple(name for name, gone in zip(names, different[at], strict=True) if gone),
                count=int(counts[at]),
            )
            for at in order
        ),
        n_missing={name: int(gone.sum()) for name, gone in held.items()},
        n=len(table),
        monotone=bool((np.diff(table.astype(np.int64), axis=1) >= 0).all()),
    )
