"""A result for eyes outside the site: small numbers are hidden, and what is left does not give them away."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.evaluation import (
    MeanChange,
    ShareEstimate,
    SmallNumbers,
    Suppressed,
    protect_proportion,
)
from rehabit.kernel import Refusal
from rehabit.reports.reported import Reported
from rehabit.reports.result import CourseResult, MeasureChange
from rehabit.reports.site_counts import Shown, stage_counts

Share = ShareEstimate | Suppressed | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedMeasure:
    """One measure. `n` is a number, or 'at least 8' where the few who are missing could be counted from it.

    The two shares are None where no change that matters is published.
    """

    reported: Reported
    n: int | str | Suppressed
    change: MeanChange | Suppressed | Refusal
    complete_case: Share | None
    worst_case: Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedResult:
    """What may be shown of a `CourseResult`."""

    counts: Mapping[str, Shown]
    measures: tuple[ProtectedMeasure, ...]


def protected(*, result: CourseResult, rule: SmallNumbers) -> ProtectedResult:
    """Hide what stands on few people: stages, means and shares, each by its own denominator.

    A share is hidden too when few did *not* improve, and when the worst case is hidden both are: one can be
    worked out from the other.
    """
    return ProtectedResult(
        counts=stage_counts(flow=result.flow, rule=rule),
        measures=tuple(_measure(measure, rule) for measure in result.measures),
    )


def _measure(measure: MeasureChange, rule: SmallNumbers) -> ProtectedMeasure:
    hidden = Suppressed(fewer_than=rule.fewer_than)
    few = rule.hides(measure.n)
    shares = measure.responders
    both = None if shares is None else (shares.complete_case, shares.worst_case)
    if both is not None and any(_hides(share, rule) for share in both):
        complete_case: Share | None = hidden
        worst_case: Share | None = hidden
    else:
        complete_case, worst_case = both or (None, None)
    return ProtectedMeasure(
        reported=measure.reported,
        n=hidden if few else _n(measure, rule),
        change=hidden if few else measure.change,
        complete_case=complete_case,
        worst_case=worst_case,
    )


def _n(measure: MeasureChange, rule: SmallNumbers) -> int | str:
    if measure.n and measure.missing and rule.hides(measure.missing):
        return f"at least {rule.fewer_than}"
    return measure.n


def _hides(share: ShareEstimate | Refusal, rule: SmallNumbers) -> bool:
    if isinstance(share, Refusal):
        return False
    return isinstance(protect_proportion(proportion=share.proportion, rule=rule), Suppressed)
