from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from rehabit.evaluation.comparison import Effect, LinearFit, ancova
from rehabit.evaluation.missing import (
    Method,
    MissingPatterns,
    Pooled,
    Sensitivity,
    delta_sensitivity,
    impute,
    missing_patterns,
    pool,
    pooled_analysis,
)
from rehabit.evaluation.missing.chained import Imputed
from rehabit.kernel import Refusal

N, CLUSTERS = 600, 30


def people(*, spread: float = 3.0, seed: int = 8) -> dict[str, NDArray[Any]]:
    """Missing after depends on before: leaving those people out makes the rest look too well."""
    rng = np.random.default_rng(seed)
    cluster = np.arange(N) % CLUSTERS
    arm = cluster % 2
    before = rng.normal(27, 11, N)
    true = 6 + 0.7 * before - 4 * arm + rng.normal(0, spread, CLUSTERS)[cluster] + rng.normal(0, 6, N)
    gone = rng.random(N) < 1 / (1 + np.exp(-(before - 30) / 5))
    better = np.where(rng.random(N) < 0.2, np.nan, (true + rng.normal(0, 5, N) < 22) * 1.0)
    return {
        "before": before,
        "true": true,
        "after": np.where(gone, np.nan, true),
        "better": better,
        "arm": arm,
        "cluster": cluster,
    }


def imputed(data: dict[str, NDArray[Any]], *, method: Method = Method.NORMAL, **more: Any) -> Imputed:
    given: dict[str, Any] = {"arm": data["arm"].tolist(), "m": 20, "rng": np.random.default_rng(1)} | more
    found = impute(
        columns={"before": data["before"], "after": data["after"]}, methods={"after": method}, **given
    )
    assert isinstance(found, Imputed)
    return found


def codes(found: object) -> str:
    assert isinstance(found, Refusal)
    return found.code


def test_patterns_are_counted_in_order_of_frequency() -> None:
    found = missing_patterns(
        columns={"before": [1, 2, 3, 4], "end": [1, None, 3, None], "later": [1, None, None, None]}
    )
    assert isinstance(found, MissingPatterns)
    assert [(one.known, one.missing, one.count) for one in found.patterns] == [
        (("before",), ("end", "later"), 2),
        (("before", "end", "later"), (), 1),
        (("before", "end"), ("later",), 1),
    ]
    assert found.n_missing == {"before": 0, "end": 2, "later": 3}
    assert found.monotone
    back = missing_patterns(columns={"before": [1, None], "end": [1, 2]})
    assert isinstance(back, MissingPatterns)
    assert not back.monotone


def test_patterns_of_nobody_or_of_unequal_columns() -> None:
    assert codes(missing_patterns(columns={})) == codes(missing_patterns(columns={"x": []})) == "no_rows"
    assert codes(missing_patterns(columns={"x": [1], "y": []})) == "different_lengths"


@pytest.mark.parametrize("method", [Method.NORMAL, Method.MATCHING])
@pytest.mark.parametrize("clustered", [True, False])
def test_filling_in_repairs_what_leaving_out_spoils(method: Method, clustered: bool) -> None:
    data = people()
    found = imputed(data, method=method, **({"cluster": data["cluster"]} if clustered else {}))
    truth, seen = data["true"].mean(), np.nanmean(data["after"])
    filled = np.mean([found.completed(number)["after"].mean() for number in range(found.m)])
    assert truth - seen > 2
    assert abs(filled - truth) < 0.6


def test_known_values_stay_and_matched_ones_are_values_that_somebody_of_the_arm_had() -> None:
    data = people()
    found = imputed(data, method=Method.MATCHING)
    known = ~np.isnan(data["after"])
    for number in (0, 19):
        whole = found.completed(number)["after"]
        assert (whole[known] == data["after"][known]).all()
        for arm in (0, 1):
            rows = data["arm"] == arm
            assert np.isin(np.round(whole[rows & ~known], 9), np.round(data["after"][rows & known], 9)).all()
    assert (found.completed(0)["after"] != found.completed(1)["after"]).any()


def test_clusters_keep_their_own_level() -> None:
    """With large differences between clusters, people filled in look like their cluster."""
    data = people(spread=12)
    plain, grouped = imputed(data), imputed(data, cluster=data["cluster"])

    def error(found: Imputed) -> float:
        gone = np.isnan(data["after"])
        mean = np.mean([found.completed(number)["after"] for number in range(found.m)], axis=0)
        return float(np.sqrt(np.mean((mean - data["true"])[gone] ** 2)))

    assert error(grouped) < 0.7 * error(plain)


def test_a_cluster_in_which_nobody_was_measured_is_filled_in_too() -> None:
    data = people()
    data["after"][data["cluster"] == 3] = np.nan
    found = imputed(data, cluster=data["cluster"])
    assert not np.isnan(found.completed(0)["after"]).any()


def test_yes_or_no_is_filled_in_with_yes_or_no() -> None:
    data = people()
    found = impute(
        columns={"before": data["before"], "better": data["better"]},
        methods={"better": Method.LOGISTIC},
        cluster=data["cluster"],
        rng=np.random.default_rng(1),
    )
    assert isinstance(found, Imputed)
    filled = found.draws["better"]
    assert set(np.unique(filled)) == {0.0, 1.0}
    assert filled.mean() == pytest.approx(np.nanmean(data["better"]), abs=0.1)
    assert [caution.code for caution in found.cautions] == ["clusters_not_in_yes_or_no"]


def test_the_same_dice_give_the_same_values_and_many_people_are_worked_on_in_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = people()
    assert (imputed(data).draws["after"] == imputed(data).draws["after"]).all()
    monkeypatch.setattr("rehabit.evaluation.missing.chained.MOST_CELLS", 5_000)
    parts = imputed(data)
    assert parts.draws["after"].shape == (20, len(parts.gaps["after"]))
    assert parts.draws["after"].mean() == pytest.approx(imputed(data).draws["after"].mean(), abs=1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"arm": [0]}, "different_lengths"),
        ({"methods": {}}, "no_method"),
        ({"methods": {"after": Method.LOGISTIC}}, "not_yes_or_no"),
        ({"arm": ["a"] * 4 + ["b"] * (N - 4)}, "too_few_to_impute"),
    ],
)
def test_what_cannot_be_filled_in(change: dict[str, Any], code: str) -> None:
    data = people()
    data["after"][1] = np.nan
    given: dict[str, Any] = {
        "columns": {"before": data["before"], "after": data["after"]},
        "methods": {"after": Method.NORMAL},
        "rng": np.random.default_rng(1),
    }
    assert codes(impute(**(given | change))) == code


def test_too_few_are_refused_without_arms_too() -> None:
    found = impute(
        columns={"x": [1, 2, 3], "y": [1, None, 2]},
        methods={"y": Method.NORMAL},
        rng=np.random.default_rng(1),
    )
    assert codes(found) == "too_few_to_impute"
    assert str(found).startswith("2 people have 'y'")


def test_pooling_by_hand() -> None:
    """Two estimates 1 and 3, variance 1: between 2, total 1 + 1.5 × 2 = 4."""
    found = pool(estimates=[1, 3], variances=[1, 1])
    assert isinstance(found, Pooled)
    assert (found.estimate, found.standard_error, found.within, found.between) == (2, 2, 1, 2)
    assert found.degrees_of_freedom == pytest.approx(1 / 0.75**2)
    assert codes(pool(estimates=[1], variances=[1])) == "too_few_imputations"
    with pytest.raises(ValueError, match="2 estimates came with 1 variances"):
        pool(estimates=[1, 2], variances=[1])


def test_pooling_at_the_ends() -> None:
    certain = pool(estimates=[2, 2], variances=[0, 0])
    nothing_but_spread = pool(estimates=[1, 3], variances=[0, 0])
    assert isinstance(certain, Pooled)
    assert isinstance(nothing_but_spread, Pooled)
    assert certain.standard_error == certain.p_value == 0
    assert nothing_but_spread.missing_information == 1


def difference(data: Any, arm: NDArray[Any]) -> Effect | Refusal:
    fitted = ancova(outcome=data["after"], columns={"arm": arm.astype(float), "before": data["before"]})
    return fitted.effects["arm"] if isinstance(fitted, LinearFit) else fitted


def test_worse_and_worse_missing_people_take_the_effect_away() -> None:
    data = people(spread=0.5)
    found = delta_sensitivity(
        imputed=imputed(data, m=10),
        analysis=lambda whole: difference(whole, data["arm"]),
        column="after",
        arm=1,
        deltas=[0, 3, 6, 9, 12],
    )
    assert isinstance(found, Sensitivity)
    effects = [one.result.estimate for one in found.steps]
    assert effects == sorted(effects)
    assert found.steps[0].result.interval.high < 0
    assert found.tipping_point in (6, 9, 12)


def test_a_strong_result_never_tips_and_nothing_missing_cannot_be_shifted() -> None:
    data = people(spread=0.5)
    filled = imputed(data, m=5)
    given: dict[str, Any] = {"imputed": filled, "analysis": lambda whole: difference(whole, data["arm"])}
    found = delta_sensitivity(column="after", arm=1, deltas=[0, 1], **given)
    assert isinstance(found, Sensitivity)
    assert codes(found.tipping_point) == "never_tips"
    assert codes(delta_sensitivity(column="after", arm=7, deltas=[0], **given)) == "nothing_missing"
    assert codes(delta_sensitivity(column="before", arm=1, deltas=[0], **given)) == "nothing_missing"


def test_a_refused_analysis_is_passed_on() -> None:
    refused = Refusal("no", "not today")
    given: dict[str, Any] = {"imputed": imputed(people(), m=2), "analysis": lambda _: refused}
    assert pooled_analysis(**given) is refused
    assert delta_sensitivity(column="after", arm=1, deltas=[0], **given) is refused
