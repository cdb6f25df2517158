"""Missing values of a plan's data filled in, and the share of responders then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.missing import Method, impute, pool
from rehabit.evaluation.missing.chained import Imputed
from rehabit.evaluation.plan.people import People
from rehabit.evaluation.plan.plan import Plan
from rehabit.kernel import Refusal
from rehabit.outcomes import Response, responder

METHOD = "multiple imputation, log odds, Rubin's rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImputedShare:
    """The share improved of all `n` people, missing values filled in `m` times over."""

    share: float
    interval: Interval
    n: int
    m: int
    missing_information: float


def filled_in(*, people: People, plan: Plan, rng: np.random.Generator) -> Imputed | Refusal:
    """Chained equations over all times, each arm by itself, clusters respected."""
    columns = {"before": people.before} | dict(people.after)
    return impute(
        columns=columns,
        methods=dict.fromkeys(columns, Method.NORMAL),
        arm=people.arms or None,
        cluster=people.clusters or None,
        m=plan.imputations,
        rng=rng,
    )


def imputed_shares(
    *,
    plan: Plan,
    filled: Imputed | Refusal,
    judged: Mapping[str, Sequence[Response]],
    where: Mapping[str, Sequence[int]],
) -> dict[tuple[str, str], ImputedShare | Refusal]:
    """By arm and time. Known people keep their answer; a filled pair beyond judging did not improve."""
    if isinstance(filled, Refusal):
        return {(arm, time): filled for time in judged for arm in where}
    counts = {(arm, time): [0] * filled.m for time in judged for arm in where}
    for number in range(filled.m):
        whole = filled.completed(number)
        for time, responses in judged.items():
            for arm, rows in where.items():
                for at in rows:
                    known = responses[at].responded
                    counts[arm, time][number] += bool(
                        responder(plan.rule, float(whole["before"][at]), float(whole[time][at])).responded
                        if known is None
                        else known
                    )
    return {(arm, time): _pooled(found, len(where[arm]), plan.level) for (arm, time), found in counts.items()}


def _pooled(counts: Sequence[int], n: int, level: float) -> ImputedShare:
    """Pooled as log odds with half a person added to either side, so that 0 and all stay finite."""
    found = pool(
        estimates=[log((count + 0.5) / (n - count + 0.5)) for count in counts],
        variances=[1 / (count + 0.5) + 1 / (n - count + 0.5) for count in counts],
        complete_degrees=max(n - 1, 1),
        level=level,
    )
    assert not isinstance(found, Refusal)  # a plan has two imputations or more
    low, high = _share(found.interval.low), _share(found.interval.high)
    return ImputedShare(
        share=sum(counts) / len(counts) / n,
        interval=Interval(low=low, high=high, level=level, method=METHOD),
        n=n,
        m=found.m,
        missing_information=found.missing_information,
    )


def _share(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
