"""Difference between arms at each time, from everybody's measurements together (repeated measures).

The model has an effect of each time, of each arm at each time, of the value before, a random intercept of
each person and, where people come in clusters, of each cluster. People who miss some times still count with
the times they have: no value is filled in, and missing is taken to depend on what was seen only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rehabit.evaluation.arrays import Column, Names, as_column
from rehabit.evaluation.comparison.coefficient import Effect
from rehabit.evaluation.comparison.mixed import MixedFit, SmallSampleRule, mixed_model
from rehabit.kernel import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedFit:
    """`differences[(arm, time)]` is that arm less the reference arm at that time, with `counts` of rows."""

    differences: Mapping[tuple[Any, Any], Effect]
    counts: Mapping[tuple[Any, Any], int]
    reference: Any
    model: MixedFit


def repeated_measures(
    *,
    outcome: Column,
    arm: Names,
    time: Names,
    person: Names,
    reference: Any,
    cluster: Names | None = None,
    columns: Mapping[str, Column] | None = None,
    rule: SmallSampleRule = SmallSampleRule.KENWARD_ROGER,
    level: float = 0.95,
) -> RepeatedFit | Refusal:
    """One row a person and time; `columns` holds the value before and other terms.

    Refuses what `mixed_model` refuses; `missing_arm` (the reference is not there, or there is one arm only);
    `empty_cell` when an arm has nobody measured at some time; `duplicate_rows`.
    """
    arms, times = np.asarray(arm), np.asarray(time)
    seen = ~np.isnan(as_column(outcome, name="outcome"))
    others = [one for one in _different(arms) if one != reference]
    if reference not in _different(arms) or not others:
        there = ", ".join(str(one) for one in _different(arms))
        return Refusal(
            "missing_arm", f"A comparison with '{reference}' needs that arm and another; here: {there}."
        )
    if (fault := _duplicates(person, times, cluster)) is not None:
        return fault
    cells = [(one, when) for one in (reference, *others) for when in _different(times)]
    counts = {cell: int((seen & (arms == cell[0]) & (times == cell[1])).sum()) for cell in cells}
    empty = [cell for cell, count in counts.items() if count == 0]
    if empty:
        return Refusal("empty_cell", f"Nobody in arm '{empty[0][0]}' was measured at time {empty[0][1]}.")
    later = _different(times)[1:]
    terms: dict[str, Column] = {f"time {when}": (times == when).astype(np.float64) for when in later}
    wanted = {cell: f"{cell[0]} at {cell[1]}" for cell in cells if cell[0] != reference}
    terms |= {
        name: ((arms == one) & (times == when)).astype(np.float64) for (one, when), name in wanted.items()
    }
    fitted = mixed_model(
        outcome=outcome,
        columns=terms | dict(columns or {}),
        cluster=cluster,
        person=person,
        rule=rule,
        level=level,
    )
    if isinstance(fitted, Refusal):
        return fitted
    return RepeatedFit(
        differences={cell: fitted.effects[name] for cell, name in wanted.items()},
        counts=counts,
        reference=reference,
        model=fitted,
    )


def _different(names: Any) -> Sequence[Any]:
    return list(np.unique(names).tolist())


def _duplicates(person: Names, times: Any, cluster: Names | None) -> Refusal | None:
    keys = list(
        zip(
            np.asarray(person).tolist(),
            times.tolist(),
            np.asarray(cluster).tolist() if cluster is not None else [0] * len(times),
            strict=True,
        )
    )
    if len(set(keys)) == len(keys):
        return None
    seen: set[Any] = set()
    double = next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return Refusal(
        "duplicate_rows",
        f"Person '{double[0]}' has more than one row at time {double[1]}; keep the right one.",
    )
