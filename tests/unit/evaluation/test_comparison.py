from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from rehabit.evaluation.comparison import (
    BINOMIAL,
    GAMMA,
    GAUSSIAN,
    POISSON,
    GeeFit,
    LinearFit,
    LogisticMixedFit,
    MixedFit,
    RepeatedFit,
    Robust,
    SlopeFit,
    SmallSampleRule,
    Working,
    ancova,
    gee,
    logistic_mixed,
    mixed_model,
    random_slope,
    repeated_measures,
)
from rehabit.kernel import Refusal

Columns = dict[str, NDArray[Any]]


def trial(
    *, clusters: int = 12, people: int = 6, times: int = 3, seed: int = 4, spread: float = 2
) -> Columns:
    rng = np.random.default_rng(seed)
    n = clusters * people
    person, time = np.repeat(np.arange(n), times), np.tile(np.arange(times), n)
    cluster = person // people
    arm = cluster % 2
    score = 20 - 4 * arm + rng.normal(0, spread, clusters)[cluster] + rng.normal(0, 5, n)[person]
    score = score + rng.normal(0, 4, n * times)
    return {"score": score, "arm": arm.astype(float), "time": time, "cluster": cluster, "person": person}


def codes(found: object) -> str:
    assert isinstance(found, Refusal)
    return found.code


def dense_reml(data: Columns, ratios: tuple[float, float]) -> tuple[float, float, float]:
    """The slow, obvious twin with whole matrices: restricted deviance, effect of arm, its variance."""
    y, n = data["score"], len(data["score"])
    x = np.column_stack([np.ones(n), data["arm"]])
    v = np.eye(n) + ratios[0] * (data["person"][:, None] == data["person"])
    v = v + ratios[1] * (data["cluster"][:, None] == data["cluster"])
    inverse = np.linalg.inv(v)
    inside = x.T @ inverse @ x
    beta = np.linalg.solve(inside, x.T @ inverse @ y)
    left = y - x @ beta
    variance = left @ inverse @ left / (n - 2)
    deviance = (n - 2) * (np.log(2 * np.pi * variance) + 1)
    deviance += np.linalg.slogdet(v)[1] + np.linalg.slogdet(inside)[1]
    return float(deviance), float(beta[1]), float(variance * np.linalg.inv(inside)[1, 1])


def test_the_closed_form_is_the_likelihood_of_whole_matrices_and_no_neighbour_is_better() -> None:
    data = trial(clusters=10, spread=6)
    found = mixed_model(
        outcome=data["score"],
        columns={"arm": data["arm"]},
        cluster=data["cluster"],
        person=data["person"],
        rule=SmallSampleRule.SATTERTHWAITE,
    )
    assert isinstance(found, MixedFit)
    parts = found.variances
    best = (parts["person"] / parts["residual"], parts["cluster"] / parts["residual"])
    assert min(best) > 0.1
    deviance, effect, variance = dense_reml(data, best)
    assert found.deviance == pytest.approx(deviance, rel=1e-10)
    assert found.effects["arm"].estimate == pytest.approx(effect, rel=1e-8)
    assert found.effects["arm"].standard_error == pytest.approx(variance**0.5, rel=1e-8)
    for one, other in ((0.02, 0), (-0.02, 0), (0, 0.02), (0, -0.02)):
        assert dense_reml(data, (best[0] + one, best[1] + other))[0] > deviance


def test_a_contrast_is_the_sum_of_its_effects() -> None:
    data = trial()
    found = mixed_model(
        outcome=data["score"],
        columns={"arm": data["arm"], "time": data["time"]},
        cluster=data["cluster"],
        contrasts={"treated at the end": {"intercept": 1, "arm": 1, "time": 2}},
    )
    assert isinstance(found, MixedFit)
    parts = found.effects
    expected = parts["intercept"].estimate + parts["arm"].estimate + 2 * parts["time"].estimate
    assert parts["treated at the end"].estimate == pytest.approx(expected)
    with pytest.raises(ValueError, match="names 'dose'; the terms are intercept, arm"):
        mixed_model(
            outcome=data["score"],
            columns={"arm": data["arm"]},
            person=data["person"],
            contrasts={"x": {"dose": 1}},
        )


def test_two_clusters_an_arm_come_with_a_warning_and_few_degrees_of_freedom() -> None:
    data = trial(clusters=4)
    found = mixed_model(outcome=data["score"], columns={"arm": data["arm"]}, cluster=data["cluster"])
    assert isinstance(found, MixedFit)
    assert "cannot be claimed" in str(found.cautions[0])
    assert found.effects["arm"].degrees_of_freedom < 30


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"cluster": None, "person": None}, "no_groups"),
        ({"cluster": np.zeros(216)}, "one_cluster"),
        ({"person": None, "cluster": "arm"}, "arm_is_cluster"),
        ({"cluster": None, "person": np.arange(216)}, "nothing_repeated"),
        ({"outcome": "arm"}, "perfect_fit"),
    ],
)
def test_mixed_models_that_cannot_be(change: dict[str, Any], code: str) -> None:
    data = trial()
    given = {"outcome": data["score"], "cluster": data["cluster"], "person": data["person"]}
    given |= {name: data[value] if isinstance(value, str) else value for name, value in change.items()}
    assert codes(mixed_model(columns={"arm": data["arm"]}, **given)) == code


def test_models_pass_on_what_the_rows_refuse() -> None:
    flat = {"outcome": [1.0] * 6, "columns": {"x": [1.0, 2, 3, 4, 5, 6]}}
    group = [1, 1, 2, 2, 3, 3]
    assert codes(ancova(**flat)) == "same_outcome"
    assert codes(mixed_model(**flat, cluster=group)) == "same_outcome"
    assert codes(random_slope(**flat, slope="x", group=group)) == "same_outcome"
    assert codes(gee(**flat, cluster=group, family=GAUSSIAN)) == "same_outcome"
    assert codes(logistic_mixed(**flat, cluster=group)) == "same_outcome"


def test_ancova_of_an_exact_line_has_no_uncertainty_to_show() -> None:
    assert codes(ancova(outcome=[1.0, 2, 3, 4], columns={"x": [2.0, 4, 6, 8]})) == "perfect_fit"
    found = ancova(outcome=[1.0, 2, 3, 4.5], columns={"x": [2.0, 4, 6, 8]})
    assert isinstance(found, LinearFit)
    assert found.effects["x"].degrees_of_freedom == 2


@pytest.mark.parametrize("family", [GAUSSIAN, POISSON, GAMMA, BINOMIAL])
def test_robust_errors_are_ordered_by_their_correction(family: Any) -> None:
    data = trial(clusters=30)
    outcome = {
        "Gaussian": data["score"],
        "Poisson": np.round(np.maximum(data["score"], 0)),
        "gamma": np.maximum(data["score"], 1.0),
        "binomial": (data["score"] > 18).astype(float),
    }[family.name]
    errors = []
    for robust in (Robust.PLAIN, Robust.KAUERMANN_CARROLL, Robust.MANCL_DEROUEN):
        found = gee(
            outcome=outcome,
            columns={"arm": data["arm"]},
            cluster=data["cluster"],
            family=family,
            robust=robust,
        )
        assert isinstance(found, GeeFit)
        assert found.effects["arm"].degrees_of_freedom == 28
        assert not found.cautions
        errors.append(found.effects["arm"].standard_error)
    assert errors == sorted(errors)
    assert errors[0] < errors[2] < 1.2 * errors[0]


def test_the_corrections_are_those_of_whole_matrices() -> None:
    """Mancl and DeRouen by their own formula, (I − H)⁻¹ in each cluster, without any shortcut."""
    data = trial(clusters=10)
    found = gee(
        outcome=data["score"],
        columns={"arm": data["arm"]},
        cluster=data["cluster"],
        family=GAUSSIAN,
        working=Working.EXCHANGEABLE,
    )
    assert isinstance(found, GeeFit)
    x = np.column_stack([np.ones(len(data["arm"])), data["arm"]])
    left = data["score"] - x @ [found.effects["intercept"].estimate, found.effects["arm"].estimate]
    groups = [np.flatnonzero(data["cluster"] == one) for one in range(10)]
    m = len(groups[0])
    inverse = np.linalg.inv((1 - found.correlation) * np.eye(m) + found.correlation)
    bread = np.linalg.inv(sum(x[rows].T @ inverse @ x[rows] for rows in groups))
    scores = [
        x[rows].T @ inverse @ np.linalg.solve(np.eye(m) - x[rows] @ bread @ x[rows].T @ inverse, left[rows])
        for rows in groups
    ]
    covariance = bread @ sum(np.outer(score, score) for score in scores) @ bread
    assert found.covariance == pytest.approx(covariance, rel=1e-8)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"outcome": np.full(216, 2.0) + np.arange(216) % 2}, "outcome_not_of_this_kind"),
        ({"outcome": "arm"}, "separation"),
        ({"cluster": np.zeros(216)}, "too_few_clusters"),
        ({"working": Working.AR1}, "no_time"),
        ({"working": Working.AR1, "time": np.full(216, 0.5)}, "no_time"),
        ({"working": Working.AR1, "time": np.zeros(216)}, "same_time"),
    ],
)
def test_gee_that_cannot_be(change: dict[str, Any], code: str) -> None:
    data = trial()
    given = {"outcome": (data["score"] > 18).astype(float), "cluster": data["person"]}
    given |= {
        name: data[value] if isinstance(value, str) and name == "outcome" else value
        for name, value in change.items()
    }
    assert codes(gee(columns={"arm": data["arm"]}, family=BINOMIAL, **given)) == code


def test_rows_alone_in_their_cluster_have_no_correlation_and_few_clusters_are_said() -> None:
    data = trial(clusters=8, people=2, times=1)
    found = gee(outcome=data["score"], columns={"arm": data["arm"]}, cluster=data["person"], family=GAUSSIAN)
    assert isinstance(found, GeeFit)
    assert found.correlation == 0
    assert [caution.code for caution in found.cautions] == ["few_clusters"]


def test_clusters_more_different_inside_than_between() -> None:
    data = trial(clusters=30, people=4, times=1)
    flip = np.where(data["person"] % 2, 6.0, -6.0)
    outcome = data["score"] - (data["score"].reshape(30, 4).mean(axis=1) - 20)[data["cluster"]] + flip
    found = gee(outcome=outcome, columns={"arm": data["arm"]}, cluster=data["cluster"], family=GAUSSIAN)
    assert isinstance(found, GeeFit)
    assert -1 / 3 < found.correlation < 0
    by_time = gee(
        outcome=outcome,
        columns={"arm": data["arm"]},
        cluster=data["cluster"],
        family=GAUSSIAN,
        working=Working.AR1,
        time=data["person"] % 4,
    )
    assert isinstance(by_time, GeeFit)
    assert by_time.correlation < 0


def test_logistic_mixed_without_spread_between_clusters_is_the_plain_model() -> None:
    yes = np.tile([1.0, 0, 1, 1, 0, 1], 10)
    found = logistic_mixed(
        outcome=yes, columns={"x": np.tile([1.0, 2, 2, 5, 1, 7], 10)}, cluster=np.arange(60) // 6
    )
    assert isinstance(found, LogisticMixedFit)
    assert found.at_zero
    assert found.cluster_variance == found.correlation == 0
    assert found.cautions[0].code == "few_clusters"


def test_logistic_mixed_models_that_cannot_be() -> None:
    data = trial()
    yes = (data["score"] > 18).astype(float)
    one = {"columns": {"arm": data["arm"]}}
    assert (
        codes(logistic_mixed(outcome=data["score"], cluster=data["cluster"], **one))
        == "outcome_not_of_this_kind"
    )
    assert codes(logistic_mixed(outcome=yes, cluster=np.zeros(216), **one)) == "one_cluster"
    assert codes(logistic_mixed(outcome=data["arm"], cluster=data["cluster"], **one)) == "separation"
    with pytest.raises(ValueError, match="odd and at most 25; 4 is not"):
        logistic_mixed(outcome=yes, cluster=data["cluster"], nodes=4, **one)


def test_random_slopes_that_cannot_be() -> None:
    data = trial()
    one = {"outcome": data["score"], "columns": {"time": data["time"]}}
    assert codes(random_slope(**one, slope="time", group=np.zeros(216))) == "one_group"
    assert codes(random_slope(**one, slope="time", group=np.arange(216))) == "nothing_repeated"
    with pytest.raises(ValueError, match="'dose' is no term"):
        random_slope(**one, slope="dose", group=data["person"])


def test_people_who_all_change_alike_have_no_slope_variance() -> None:
    data = trial(clusters=20, times=4)
    found = random_slope(
        outcome=data["score"] + data["time"] * 1.0,
        columns={"time": data["time"]},
        slope="time",
        group=data["person"],
    )
    assert isinstance(found, SlopeFit)
    assert found.slope_variance < 0.5
    assert found.effects["time"].estimate == pytest.approx(1, abs=0.6)


def repeated(data: Columns, **change: Any) -> RepeatedFit | Refusal:
    given: dict[str, Any] = {
        "outcome": data["score"],
        "arm": np.where(data["arm"] == 1, "group", "usual"),
        "time": data["time"],
        "person": data["person"],
        "cluster": data["cluster"],
        "reference": "usual",
    }
    return repeated_measures(**(given | change))


def test_repeated_measures_give_a_difference_at_each_time() -> None:
    data = trial(clusters=20)
    found = repeated(data)
    assert isinstance(found, RepeatedFit)
    assert list(found.differences) == [("group", 0), ("group", 1), ("group", 2)]
    assert all(count == 60 for count in found.counts.values())
    mean = np.mean([one.estimate for one in found.differences.values()])
    assert mean == pytest.approx(
        data["score"][data["arm"] == 1].mean() - data["score"][data["arm"] == 0].mean()
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reference": "placebo"}, "missing_arm"),
        ({"arm": ["usual"] * 216}, "missing_arm"),
        ({"person": np.zeros(216)}, "duplicate_rows"),
        ({"cluster": np.zeros(216)}, "one_cluster"),
    ],
)
def test_repeated_measures_that_cannot_be(change: dict[str, Any], code: str) -> None:
    assert codes(repeated(trial(), **change)) == code


def test_an_arm_that_nobody_measured_at_some_time_is_named() -> None:
    data = trial()
    data["score"][(data["arm"] == 1) & (data["time"] == 2)] = np.nan
    found = repeated(data)
    assert codes(found) == "empty_cell"
    assert "arm 'group' was measured at time 2" in str(found)
