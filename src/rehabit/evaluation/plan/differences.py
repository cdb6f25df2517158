"""Differences between the treated arms and the reference: in points, and in the share of responders."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Column, Numbers
from rehabit.evaluation.comparison import (
    GAUSSIAN,
    GeeFit,
    LinearFit,
    MixedFit,
    ancova,
    gee,
    mixed_model,
    repeated_measures,
)
from rehabit.evaluation.plan.findings import Finding, Role
from rehabit.evaluation.plan.people import People
from rehabit.evaluation.plan.plan import Plan
from rehabit.kernel import Caution, Refusal

TREATED = "treated"
POINTS, SHARE = "points", "share of people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Findings in order, the correlation within clusters of the primary model, and its cautions."""

    findings: tuple[Finding, ...]
    correlation: float | Refusal
    cautions: tuple[Caution, ...]


def differences(*, people: People, plan: Plan, improved: Mapping[str, Numbers]) -> Differences:
    """All planned comparisons. `improved[time]` is 1, 0 or NaN a person; empty when no rule was planned."""
    treated = treated_column(people, plan)
    against = f"{plan.treated_name} against {plan.reference}"
    main = fitted(outcome=people.after[plan.primary], columns={TREATED: treated}, people=people, plan=plan)
    findings = [_finding(main, TREATED, against, plan.primary, Role.PRIMARY, people.n)]
    findings += _each_arm(people, plan)
    findings += _each_time(people, plan, treated, against)
    if people.clusters:
        findings.append(_robust(people, plan, treated, against))
    findings += [_share(people, plan, treated, against, time, column) for time, column in improved.items()]
    return Differences(
        findings=tuple(findings),
        correlation=_correlation(main),
        cautions=() if isinstance(main, Refusal) else main.cautions,
    )


def treated_column(people: People, plan: Plan) -> Numbers:
    """1 for people of a treated arm, 0 for the reference."""
    return np.array([float(arm != plan.reference) for arm in people.arms])


def fitted(
    *,
    outcome: Numbers,
    columns: Mapping[str, Column],
    people: People,
    plan: Plan,
    before: Numbers | None = None,
) -> MixedFit | LinearFit | Refusal:
    """The outcome adjusted for the value before, with a random intercept of the cluster if there is one."""
    terms = {**columns, "before": people.before if before is None else before}
    if people.clusters:
        return mixed_model(outcome=outcome, columns=terms, cluster=people.clusters, level=plan.level)
    return ancova(outcome=outcome, columns=terms, level=plan.level)


def _finding(
    model: MixedFit | LinearFit | GeeFit | Refusal,
    term: str,
    question: str,
    time: str,
    role: Role,
    n_given: int,
    unit: str = POINTS,
) -> Finding:
    refused = isinstance(model, Refusal)
    return Finding(
        question=question,
        time=time,
        role=role,
        unit=unit,
        n=0 if isinstance(model, Refusal) else model.n,
        n_given=n_given,
        result=model if isinstance(model, Refusal) else model.effects[term],
        method="" if refused else model.method,  # type: ignore[union-attr]
    )


def _correlation(model: MixedFit | LinearFit | Refusal) -> float | Refusal:
    if isinstance(model, MixedFit):
        return model.correlations["cluster"]
    return Refusal("no_clusters", "No clusters were modelled, so there is no correlation within them.")


def _each_arm(people: People, plan: Plan) -> list[Finding]:
    if len(plan.arms) < 2:
        return []
    columns = {arm: np.array([float(one == arm) for one in people.arms]) for arm in plan.arms}
    model = fitted(outcome=people.after[plan.primary], columns=columns, people=people, plan=plan)
    return [
        _finding(model, arm, f"{arm} against {plan.reference}", plan.primary, Role.SECONDARY, people.n)
        for arm in plan.arms
    ]


def _each_time(people: People, plan: Plan, treated: Numbers, against: str) -> list[Finding]:
    """Repeated measures over all times together; the primary time again, as a sensitivity analysis."""
    times = len(plan.after)
    if times < 2:
        return []
    model = repeated_measures(
        outcome=np.concatenate([people.after[time] for time in plan.after]),
        arm=np.tile(treated, times),
        time=np.repeat(np.arange(times), people.n),
        person=np.tile(np.arange(people.n), times),
        cluster=list(people.clusters) * times if people.clusters else None,
        columns={"before": np.tile(people.before, times)},
        reference=0.0,
        level=plan.level,
    )
    found = []
    for at, time in enumerate(plan.after):
        role = Role.SENSITIVITY if time == plan.primary else Role.SECONDARY
        found.append(
            Finding(
                question=f"{against}, all times together",
                time=time,
                role=role,
                unit=POINTS,
                n=0 if isinstance(model, Refusal) else model.counts[1.0, at] + model.counts[0.0, at],
                n_given=people.n,
                result=model if isinstance(model, Refusal) else model.differences[1.0, at],
                method="" if isinstance(model, Refusal) else f"repeated measures, {model.model.method}",
            )
        )
    return found


def _robust(people: People, plan: Plan, treated: Numbers, against: str) -> Finding:
    model = gee(
        outcome=people.after[plan.primary],
        columns={TREATED: treated, "before": people.before},
        cluster=people.clusters,
        family=GAUSSIAN,
        level=plan.level,
    )
    return _finding(model, TREATED, against, plan.primary, Role.SENSITIVITY, people.n)


def _share(
    people: People, plan: Plan, treated: Numbers, against: str, time: str, improved: Numbers
) -> Finding:
    """A difference of shares on the scale of shares; people who were not measured are left out."""
    clusters = people.clusters or tuple(str(at) for at in range(people.n))
    model = gee(
        outcome=improved, columns={TREATED: treated}, cluster=clusters, family=GAUSSIAN, level=plan.level
    )
    return _finding(model, TREATED, f"responders, {against}", time, Role.SECONDARY, people.n, unit=SHARE)
