"""Regression of net benefit: closed forms, a plain cluster twin and a plain likelihood twin."""

from math import log, sqrt

import numpy as np
import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice import mixed_net_benefit, net_benefit_regression

GRID = [0.0, 800.0]


def world(clusters: int = 12, size: int = 7, spread: float = 80, seed: int = 1) -> dict[str, np.ndarray]:
    rng = np.random.Generator(np.random.Philox(seed))
    place = np.repeat(np.arange(clusters), size)
    programme = (place % 2).astype(float)
    shift = rng.normal(0, spread, clusters)[place]
    return {
        "cost": 300 + 120 * programme + shift + rng.normal(0, 60, len(place)),
        "effect": 0.3 + 0.25 * programme + rng.normal(0, 0.3, len(place)),
        "programme": programme,
        "cluster": place,
    }


def without_cluster(data: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: values for name, values in data.items() if name != "cluster"}


def test_without_covariates_it_is_the_difference_of_means() -> None:
    data = world()
    found = net_benefit_regression(**without_cluster(data), thresholds=GRID)
    on, off = data["programme"] == 1, data["programme"] == 0
    for row in found:
        benefit = row.threshold * data["effect"] - data["cost"]
        assert row.value == pytest.approx(benefit[on].mean() - benefit[off].mean())
        within = (benefit[on].var() * on.sum() + benefit[off].var() * off.sum()) / (len(on) - 2)
        assert row.se == pytest.approx(sqrt(within * (1 / on.sum() + 1 / off.sum())))
        assert row.interval.low < row.value < row.interval.high


def test_the_robust_error_is_that_of_two_samples_of_unequal_spread() -> None:
    data = world()
    row = net_benefit_regression(**without_cluster(data), thresholds=[800.0], robust=True)[0]
    benefit = 800 * data["effect"] - data["cost"]
    n = len(benefit)
    parts = [benefit[data["programme"] == arm] for arm in (0, 1)]
    assert row.se == pytest.approx(sqrt(sum(part.var() / len(part) for part in parts) * n / (n - 2)))
    assert row.method == "least squares, robust (HC1)"


def test_the_cluster_robust_error_is_that_of_the_plain_sandwich() -> None:
    data = world()
    row = net_benefit_regression(**data, thresholds=[800.0])[0]
    benefit = 800 * data["effect"] - data["cost"]
    design = np.column_stack([np.ones(len(benefit)), data["programme"]])
    bread = np.linalg.inv(design.T @ design)
    away = benefit - design @ (bread @ design.T @ benefit)
    meat = np.zeros((2, 2))
    for cluster in set(data["cluster"].tolist()):
        own = data["cluster"] == cluster
        score = design[own].T @ away[own]
        meat += np.outer(score, score)
    factor = 12 / 11 * (len(benefit) - 1) / (len(benefit) - 2)
    assert row.se == pytest.approx(sqrt((bread @ meat @ bread)[1, 1] * factor), rel=1e-9)
    assert (row.degrees_of_freedom, row.clusters) == (11, 12)


def test_a_covariate_that_explains_the_noise_takes_it_away() -> None:
    data = without_cluster(world(spread=0))
    noise = data["cost"] - 300 - 120 * data["programme"]
    plain = net_benefit_regression(**data, thresholds=[0.0])[0]
    clean = net_benefit_regression(**data, thresholds=[0.0], covariates=noise[:, None])[0]
    assert clean.value == pytest.approx(-120)
    assert clean.se < plain.se / 1e6


def minus_two_reml(data: dict[str, np.ndarray], threshold: float, ratio: float) -> tuple[float, float, float]:
    """The restricted likelihood, slope and variance with whole matrices: slow and obvious."""
    benefit = threshold * data["effect"] - data["cost"]
    design = np.column_stack([np.ones(len(benefit)), data["programme"]])
    same = data["cluster"][:, None] == data["cluster"][None, :]
    inverse = np.linalg.inv(np.eye(len(benefit)) + ratio * same)
    xx = design.T @ inverse @ design
    slopes = np.linalg.solve(xx, design.T @ inverse @ benefit)
    away = benefit - design @ slopes
    freedom = len(benefit) - 2
    within = float(away @ inverse @ away) / freedom
    value = freedom * log(within) - np.linalg.slogdet(inverse)[1] + np.linalg.slogdet(xx)[1]
    return float(value), float(slopes[1]), within * float(np.linalg.inv(xx)[1, 1])


def test_the_random_intercept_maximises_the_likelihood_of_the_plain_twin() -> None:
    data = world()
    row = mixed_net_benefit(**data, thresholds=[800.0])[0]
    ratios = np.linspace(0.01, 6, 600)
    best = min(ratios, key=lambda ratio: minus_two_reml(data, 800.0, ratio)[0])
    _, slope, variance = minus_two_reml(data, 800.0, best)
    assert row.value == pytest.approx(slope, rel=1e-3)
    assert row.se == pytest.approx(sqrt(variance), rel=1e-2)
    assert "intracluster correlation 0." in row.method
    assert row.degrees_of_freedom == 10


def test_with_clusters_of_one_size_the_value_is_that_of_least_squares() -> None:
    data = world()
    mixed = mixed_net_benefit(**data, thresholds=GRID)
    plain = net_benefit_regression(**data, thresholds=GRID)
    for one, other in zip(mixed, plain, strict=True):
        assert one.value == pytest.approx(other.value, rel=1e-9)


def test_clusters_that_are_more_alike_than_chance_have_no_variance_between_them() -> None:
    data = world(spread=0)
    data["cost"] = 300 + 120 * data["programme"] + np.tile(np.arange(7.0), 12)
    data["effect"] = np.tile(np.linspace(0, 1, 7), 12)
    row = mixed_net_benefit(**data, thresholds=[0.0])[0]
    assert row.method.endswith("correlation 0.000")
    assert row.value == pytest.approx(-120)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"cost": np.ones(3)}, r"cost, effect and programme: \(3,\), \(84,\) and \(84,\)"),
        ({"programme": np.ones(84)}, r"programme: \[1.0\] was given; 1 and 0, and somebody with each"),
        ({"effect": np.full(84, np.nan)}, r"people: a missing value was given; impute it"),
        ({"cluster": np.zeros(84, int)}, r"clusters: 1 was given; two clusters or more"),
        ({"thresholds": [-1.0]}, r"threshold: -1.0 was given; a number of at least 0"),
        (
            {"covariates": np.random.Generator(np.random.Philox(2)).normal(size=(84, 82))},
            r"more than 84 are needed",
        ),
    ],
)
def test_people_that_do_not_fit_are_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        net_benefit_regression(**({**world(), "thresholds": [800.0]} | change))


def test_three_clusters_are_too_few_for_a_random_intercept() -> None:
    with pytest.raises(BadInput, match=r"clusters: 3 was given; four or more"):
        mixed_net_benefit(**world(clusters=3), thresholds=[800.0])
