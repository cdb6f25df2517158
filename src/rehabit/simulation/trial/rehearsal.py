"""The whole analysis on many virtual trials: does it find the truth, do 95 % intervals hold it in 95 %?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum, sqrt

import numpy as np

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.comparison import (
    GAUSSIAN,
    Effect,
    GeeFit,
    LinearFit,
    MixedFit,
    RepeatedFit,
    SmallSampleRule,
    ancova,
    gee,
    mixed_model,
    repeated_measures,
)
from rehabit.evaluation.missing import Method, Pooled, impute, pooled_analysis
from rehabit.kernel import Refusal
from rehabit.simulation.trial.trial import VirtualTrial, virtual_trial
from rehabit.simulation.trial.truth import AFTER, PUBLISHED, Arm, Truth, When

RESPONSE = 0.15
IMPUTATIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One analysis over `replications` trials, of which `failed` were refused.

    `covered` is the share of intervals that held the truth, `covered_error` how far chance alone moves it;
    `mean_error` is the mean standard error, `spread` the standard deviation of the estimates.
    """

    analysis: str
    truth: float
    mean: float
    mean_error: float
    spread: float
    covered: float
    covered_error: float
    replications: int
    failed: int


Found = Effect | Pooled | Refusal


def rehearse(
    *,
    dice: Iterable[np.random.Generator],
    truth: Truth = PUBLISHED,
    impute_every: int = 5,
    progress: Callable[[int], None] = lambda done: None,
) -> tuple[Coverage, ...]:
    """Draw a trial from each of the `dice` and analyse it in every way.

    Imputation, the slowest, is done on each `impute_every`-th trial. Raises ValueError when an analysis was
    refused in every trial. Independent dice, such as those that
    `SeedSequence.spawn` makes, give each trial the same answer whatever is run before it.
    """
    found: dict[str, list[Found]] = {}
    for number, rng in enumerate(dice):
        trial = virtual_trial(rng=rng, truth=truth)
        results = _analyses(trial)
        if number % impute_every == 0:
            results |= {"imputed by chained equations, then mixed model, 6 months": _imputed(trial, rng)}
        for name, one in results.items():
            found.setdefault(name, []).append(one)
        progress(number + 1)
    return tuple(_coverage(name, _true(name, truth), results) for name, results in found.items())


def _analyses(trial: VirtualTrial) -> dict[str, Found]:
    treated = np.array([float(arm is not Arm.USUAL) for arm in trial.arm])
    outcome, columns = trial.after[When.SIX_MONTHS], {"treated": treated, "before": trial.before}
    clusters = trial.practice
    results: dict[str, Found] = {
        "people taken as independent (wrong here), 6 months": _of(ancova(outcome=outcome, columns=columns)),
        "GEE, exchangeable, Mancl-DeRouen, 6 months": _of(
            gee(outcome=outcome, columns=columns, cluster=clusters, family=GAUSSIAN)
        ),
    }
    for rule in SmallSampleRule:
        results[f"mixed model, {rule}, 6 months"] = _of(
            mixed_model(outcome=outcome, columns=columns, cluster=clusters, rule=rule)
        )
    repeated = _repeated(trial, treated)
    for when in AFTER:
        results[f"repeated measures, {when}"] = (
            repeated.differences[1.0, str(when)] if isinstance(repeated, RepeatedFit) else repeated
        )
    results["share of responders, linear GEE, end"] = _responders(trial, treated)
    return results


def _of(fitted: LinearFit | MixedFit | GeeFit | Refusal) -> Found:
    return fitted if isinstance(fitted, Refusal) else fitted.effects["treated"]


def _repeated(trial: VirtualTrial, treated: Numbers) -> RepeatedFit | Refusal:
    times = len(AFTER)
    return repeated_measures(
        outcome=np.concatenate([trial.after[when] for when in AFTER]),
        arm=np.tile(treated, times),
        time=np.repeat([str(when) for when in AFTER], trial.n),
        person=np.tile(np.arange(trial.n), times),
        cluster=np.tile(trial.practice, times),
        columns={"before": np.tile(trial.before, times)},
        reference=0.0,
    )


def _responders(trial: VirtualTrial, treated: Numbers) -> Found:
    end = trial.after[When.END]
    improved = np.where(np.isnan(end), np.nan, trial.before - end >= RESPONSE * trial.before)
    return _of(gee(outcome=improved, columns={"treated": treated}, cluster=trial.practice, family=GAUSSIAN))


def _imputed(trial: VirtualTrial, rng: np.random.Generator) -> Found:
    treated = np.array([float(arm is not Arm.USUAL) for arm in trial.arm])
    filled = impute(
        columns={"before": trial.before} | {str(when): trial.after[when] for when in AFTER},
        methods={str(when): Method.NORMAL for when in AFTER},
        arm=treated.tolist(),
        cluster=trial.practice,
        m=IMPUTATIONS,
        rng=rng,
    )
    if isinstance(filled, Refusal):
        return filled

    def analysis(data: Mapping[str, Numbers]) -> Effect | Refusal:
        fitted = mixed_model(
            outcome=data[str(When.SIX_MONTHS)],
            columns={"treated": treated, "before": data["before"]},
            cluster=trial.practice,
        )
        return fitted if isinstance(fitted, Refusal) else fitted.effects["treated"]

    return pooled_analysis(imputed=filled, analysis=analysis)


def _true(name: str, truth: Truth) -> float:
    when = next(one for one in AFTER if name.endswith(f", {one}"))
    if name.startswith("share"):
        return truth.responders(Arm.GROUP, when) - truth.responders(Arm.USUAL, when)
    return truth.effect(when)


def _coverage(name: str, true: float, results: list[Found]) -> Coverage:
    held = [one for one in results if not isinstance(one, Refusal)]
    n = len(held)
    if not n:
        raise ValueError(f"'{name}' was refused in all {len(results)} trials: {results[0]}")
    mean = fsum(one.estimate for one in held) / n
    covered = sum(one.interval.low <= true <= one.interval.high for one in held) / n
    return Coverage(
        analysis=name,
        truth=true,
        mean=mean,
        mean_error=fsum(one.standard_error for one in held) / n,
        spread=sqrt(fsum((one.estimate - mean) ** 2 for one in held) / max(n - 1, 1)),
        covered=covered,
        covered_error=sqrt(0.95 * 0.05 / n),
        replications=len(results),
        failed=len(results) - n,
    )
