"""What would have to be true for the result to vanish: the values filled in are made worse, step by step.

Values that are missing may depend on what nobody saw. With a shift δ, the people of one arm who are missing
are taken to be δ worse (or better) than those who look like them. The tipping point is the first δ at which
the interval holds 0.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.comparison.coefficient import Effect
from rehabit.evaluation.missing.chained import Imputed
from rehabit.evaluation.missing.rubin import Pooled, pool
from rehabit.kernel import Refusal

Analysis = Callable[[Mapping[str, Numbers]], Effect | Refusal]
"""From one completed data set to the effect of interest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """The pooled result when missing people of the arm are `delta` (units of the column) from alike ones."""

    delta: float
    result: Pooled


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Results at each shift, in order. `tipping_point` is the first shift at which the interval holds 0."""

    column: str
    arm: Any
    steps: tuple[Shifted, ...]
    tipping_point: float | Refusal


def pooled_analysis(
    *,
    imputed: Imputed,
    analysis: Analysis,
    shift: Mapping[str, Mapping[Any, float]] | None = None,
    level: float = 0.95,
) -> Pooled | Refusal:
    """Analyse every completed data set and pool; passes on the first refusal of the analysis."""
    effects = []
    for number in range(imputed.m):
        found = analysis(imputed.completed(number, shift=shift))
        if isinstance(found, Refusal):
            return found
        effects.append(found)
    return pool(
        estimates=[one.estimate for one in effects],
        variances=[one.standard_error**2 for one in effects],
        complete_degrees=min(one.degrees_of_freedom for one in effects),
        level=level,
    )


def delta_sensitivity(
    *,
    imputed: Imputed,
    analysis: Analysis,
    column: str,
    arm: Any,
    deltas: Sequence[float],
    level: float = 0.95,
) -> Sensitivity | Refusal:
    """Repeat the analysis with each shift of `column` in `arm`, in the order given.

    Refuses `nothing_missing` when that arm has nothing to shift, and what the analysis refuses.
    """
    rows = imputed.gaps.get(column, ())
    if not any(imputed.arms[row] == arm for row in rows):
        return Refusal(
            "nothing_missing", f"Nobody in arm '{arm}' lacks '{column}', so nothing can be shifted."
        )
    steps = []
    for delta in deltas:
        found = pooled_analysis(imputed=imputed, analysis=analysis, shift={column: {arm: delta}}, level=level)
        if isinstance(found, Refusal):
            return found
        steps.append(Shifted(delta=delta, result=found))
    return Sensitivity(column=column, arm=arm, steps=tuple(steps), tipping_point=_tipping(steps))


def _tipping(steps: Sequence[Shifted]) -> float | Refusal:
    for one in steps:
        if one.result.interval.low <= 0 <= one.result.interval.high:
            return one.delta
    return Refusal(
        "never_tips", f"The interval leaves out 0 at every shift tried, up to {steps[-1].delta:g}."
    )
