"""The primary result with missing values filled in, and how much worse the missing would have to be."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.comparison import Effect
from rehabit.evaluation.missing import Pooled, pooled_analysis
from rehabit.evaluation.missing.chained import Imputed
from rehabit.evaluation.plan.differences import POINTS, TREATED, fitted, treated_column
from rehabit.evaluation.plan.findings import Finding, Role, Shift
from rehabit.evaluation.plan.people import People
from rehabit.evaluation.plan.plan import LOWER, Plan
from rehabit.kernel import Caution, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ImputedFindings:
    """The imputed finding, the shifts that were planned, and the first at which the interval holds 0."""

    finding: Finding
    shifts: tuple[Shift, ...] | Refusal
    tipping_point: float | Refusal
    cautions: tuple[Caution, ...]


def imputed_findings(*, people: People, plan: Plan, filled: Imputed | Refusal) -> ImputedFindings:
    """The primary analysis of each completed data set, as planned and with the planned shifts."""
    if isinstance(filled, Refusal):
        return ImputedFindings(
            finding=_finding(people, plan, filled), shifts=filled, tipping_point=filled, cautions=()
        )
    none = Refusal("no_shifts", "The plan names no shifts of missing values (missing.deltas).")
    shifts = _shifts(people, plan, filled) if plan.deltas else none
    return ImputedFindings(
        finding=_finding(people, plan, filled),
        shifts=shifts,
        tipping_point=shifts if isinstance(shifts, Refusal) else _tipping(shifts),
        cautions=filled.cautions,
    )


def _finding(people: People, plan: Plan, filled: Imputed | Refusal) -> Finding:
    result = filled if isinstance(filled, Refusal) else _pooled(people, plan, filled, 0.0)
    return Finding(
        question=f"{plan.treated_name} against {plan.reference}, missing values filled in",
        time=plan.primary,
        role=Role.SENSITIVITY,
        unit=POINTS,
        n=0 if isinstance(result, Refusal) else people.n,
        n_given=people.n,
        result=result,
        method=f"{plan.imputations} imputations by chained equations within arms, Rubin's rules",
    )


def _pooled(people: People, plan: Plan, filled: Imputed, worse: float) -> Pooled | Refusal:
    treated = treated_column(people, plan)
    shift = worse if plan.better == LOWER else -worse

    def analysis(data: Mapping[str, Numbers]) -> Effect | Refusal:
        model = fitted(
            outcome=data[plan.primary],
            columns={TREATED: treated},
            people=people,
            plan=plan,
            before=data["before"],
        )
        return model if isinstance(model, Refusal) else model.effects[TREATED]

    shifts = {plan.primary: dict.fromkeys(plan.arms, shift)}
    return pooled_analysis(imputed=filled, analysis=analysis, shift=shifts, level=plan.level)


def _shifts(people: People, plan: Plan, filled: Imputed) -> tuple[Shift, ...] | Refusal:
    found = []
    for delta in plan.deltas:
        result = _pooled(people, plan, filled, delta)
        if isinstance(result, Refusal):
            return result
        found.append(Shift(delta=delta, estimate=result.estimate, interval=result.interval))
    return tuple(found)


def _tipping(shifts: tuple[Shift, ...]) -> float | Refusal:
    for one in shifts:
        if one.interval.low <= 0 <= one.interval.high:
            return one.delta
    return Refusal(
        "never_tips", f"The interval leaves out 0 at every shift up to {shifts[-1].delta:g} points."
    )
