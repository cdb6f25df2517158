"""Carry out a plan on its data: the same steps for everybody, in the order in which the report shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import isnan

import numpy as np

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.change import MeanChange, mean_change
from rehabit.evaluation.missing.chained import Imputed
from rehabit.evaluation.plan.differences import differences
from rehabit.evaluation.plan.filled import ImputedShare, filled_in, imputed_shares
from rehabit.evaluation.plan.findings import ArmResponders, Evaluation, Finding, Shift
from rehabit.evaluation.plan.imputed import imputed_findings
from rehabit.evaluation.plan.people import People, read_people
from rehabit.evaluation.plan.plan import Plan
from rehabit.evaluation.responders import ResponderShares, responder_shares
from rehabit.evaluation.uncontrolled import NO_COMPARISON, UncontrolledView, uncontrolled_view
from rehabit.kernel import Caution, Proportion, Refusal
from rehabit.outcomes import Response, responder

EVERYBODY = "everybody"


def evaluate(*, plan: Plan, data: str, rng: np.random.Generator) -> Evaluation | Refusal:
    """Carry out the plan on CSV text of tidy rows. `rng` fills in missing values: seed it with `plan.seed`.

    Refuses what `read_people` refuses. A single result that is not possible is a refusal in its place.
    """
    people = read_people(text=data, plan=plan)
    if isinstance(people, Refusal):
        return people
    arms = (plan.reference, *plan.arms) if plan.compares else (EVERYBODY,)
    where = {
        arm: [at for at in range(people.n) if not plan.compares or people.arms[at] == arm] for arm in arms
    }
    judged = {time: _judged(people, plan, time) for time in plan.after} if plan.rule else {}
    improved = {time: np.array([_as_number(one) for one in held]) for time, held in judged.items()}
    shares = {
        (arm, time): _shares(plan, [held[at] for at in where[arm]])
        for time, held in judged.items()
        for arm in arms
    }
    changes = {(arm, time): _change(people, plan, time, where[arm]) for arm in arms for time in plan.after}
    filled = filled_in(people=people, plan=plan, rng=rng)
    imputed = imputed_shares(plan=plan, filled=filled, judged=judged, where=where)
    compared = _compared(people, plan, improved, filled)
    return Evaluation(
        plan=plan,
        data_hash=sha256(data.replace("\r\n", "\n").encode()).hexdigest(),
        n_people=people.n,
        n_clusters=len(set(people.clusters)) if people.clusters else None,
        measured=_measured(people, plan, where),
        findings=compared.findings,
        responders=tuple(_arm(arm, time, one, imputed[arm, time]) for (arm, time), one in shares.items()),
        changes=changes,
        shifts=compared.shifts,
        tipping_point=compared.tipping_point,
        uncontrolled={} if plan.compares else _uncontrolled(plan, shares, changes),
        correlation=compared.correlation,
        cautions=tuple({one.code: one for one in people.cautions + compared.cautions}.values()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    findings: tuple[Finding, ...]
    shifts: tuple[Shift, ...] | Refusal
    tipping_point: float | Refusal
    correlation: float | Refusal
    cautions: tuple[Caution, ...]


def _compared(
    people: People, plan: Plan, improved: Mapping[str, Numbers], filled: Imputed | Refusal
) -> _Compared:
    if not plan.compares:
        why = Refusal("no_comparison_group", NO_COMPARISON)
        return _Compared(findings=(), shifts=why, tipping_point=why, correlation=why, cautions=())
    found = differences(people=people, plan=plan, improved=improved)
    completed = imputed_findings(people=people, plan=plan, filled=filled)
    return _Compared(
        findings=(*found.findings, completed.finding),
        shifts=completed.shifts,
        tipping_point=completed.tipping_point,
        correlation=found.correlation,
        cautions=found.cautions + completed.cautions,
    )


def _pair(people: People, time: str, at: int) -> tuple[float | None, float | None]:
    before, after = float(people.before[at]), float(people.after[time][at])
    return None if isnan(before) else before, None if isnan(after) else after


def _judged(people: People, plan: Plan, time: str) -> list[Response]:
    return [responder(plan.rule, *_pair(people, time, at)) for at in range(people.n)]


def _as_number(one: Response) -> float:
    return float("nan") if one.responded is None else float(one.responded)


def _shares(plan: Plan, responses: list[Response]) -> ResponderShares:
    return responder_shares(rule=plan.rule, responses=responses, started=len(responses), level=plan.level)


def _change(people: People, plan: Plan, time: str, rows: Sequence[int]) -> MeanChange | Refusal:
    return mean_change(pairs=[_pair(people, time, at) for at in rows], level=plan.level)


def _measured(
    people: People, plan: Plan, where: Mapping[str, Sequence[int]]
) -> dict[tuple[str, str], Proportion]:
    columns = {plan.before: people.before} | dict(people.after)
    return {
        (arm, time): Proportion(count=int((~np.isnan(column[list(rows)])).sum()), total=len(rows))
        for arm, rows in where.items()
        for time, column in columns.items()
    }


def _arm(arm: str, time: str, held: ResponderShares, imputed: ImputedShare | Refusal) -> ArmResponders:
    return ArmResponders(
        arm=arm,
        time=time,
        complete_case=held.complete_case,
        worst_case=held.worst_case,
        best_case=held.best_case,
        imputed=imputed,
    )


def _uncontrolled(
    plan: Plan,
    shares: Mapping[tuple[str, str], ResponderShares],
    changes: Mapping[tuple[str, str], MeanChange | Refusal],
) -> dict[str, UncontrolledView]:
    """The honest view at each time; empty where the plan names no rule for responders."""
    return {
        time: uncontrolled_view(
            change=changes[EVERYBODY, time], responders=shares[EVERYBODY, time], level=plan.level
        )
        for time in plan.after
        if (EVERYBODY, time) in shares
    }
