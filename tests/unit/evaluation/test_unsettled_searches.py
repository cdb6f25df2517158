"""What happens when a search is cut short: a refusal or the best so far, never an endless loop."""

from importlib import import_module

import numpy as np
import pytest

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.comparison import (
    BINOMIAL,
    LogisticMixedFit,
    MixedFit,
    gee,
    logistic_mixed,
    mixed_model,
)
from rehabit.evaluation.comparison.logistic import logistic
from rehabit.evaluation.comparison.reml import search
from rehabit.evaluation.comparison.slope import StartsAndSlopes
from rehabit.evaluation.design import visible_difference
from rehabit.evaluation.incomplete_gamma import chi_square_above
from rehabit.evaluation.meta import Between, Pooling, SiteResult, pool_sites
from rehabit.evaluation.missing import Method, impute
from rehabit.evaluation.missing.chained import Imputed
from rehabit.kernel import Refusal

RNG = np.random.default_rng(6)
CLUSTER = np.arange(240) // 8
X = RNG.normal(0, 1, 240)
SCORE = X + RNG.normal(0, 1.5, 30)[CLUSTER] + RNG.normal(0, 2, 240)
YES = (SCORE > 0).astype(float)
MODELS = "rehabit.evaluation.comparison."


def code(found: object) -> str:
    assert isinstance(found, Refusal)
    return found.code


def test_equations_that_have_no_time_to_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module(MODELS + "gee"), "MOST_STEPS", 1)
    monkeypatch.setattr(import_module(MODELS + "logistic_mixed"), "MOST_STEPS", 1)
    assert code(gee(outcome=YES, columns={"x": X}, cluster=CLUSTER, family=BINOMIAL)) == "not_settled"
    assert code(logistic_mixed(outcome=YES, columns={"x": X}, cluster=CLUSTER)) == "not_settled"


def test_a_plain_logistic_model_without_steps_names_its_largest_term(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module(MODELS + "logistic"), "MOST_STEPS", 1)
    matrix = np.column_stack([np.ones(240), X])
    found = logistic(outcome=YES, matrix=matrix, names=("intercept", "x"))
    assert code(found) == "separation"
    assert "'x' tells" in str(found)


def test_modes_that_are_not_quite_reached_still_give_a_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = logistic_mixed(outcome=YES, columns={"x": X}, cluster=CLUSTER, nodes=15)
    monkeypatch.setattr(import_module(MODELS + "logistic_mixed"), "MODE_STEPS", 3)
    short = logistic_mixed(outcome=YES, columns={"x": X}, cluster=CLUSTER, nodes=15)
    assert isinstance(whole, LogisticMixedFit)
    assert isinstance(short, LogisticMixedFit)
    assert short.effects["x"].estimate == pytest.approx(whole.effects["x"].estimate, rel=0.01)


def test_a_likelihood_search_cut_short_keeps_the_best_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    full = mixed_model(outcome=SCORE, columns={"x": X}, cluster=CLUSTER)
    monkeypatch.setattr(import_module(MODELS + "reml"), "MOST_STEPS", 1)
    short = mixed_model(outcome=SCORE, columns={"x": X}, cluster=CLUSTER)
    assert isinstance(full, MixedFit)
    assert isinstance(short, MixedFit)
    assert full.deviance <= short.deviance < full.deviance + 1


def test_a_search_that_finds_no_way_down_stays_where_it_is() -> None:
    def kink(place: Numbers) -> float:
        """Lowest exactly at a grid point, and steeper beside it than its differences make it look."""
        return float(0.0 if place[0] == 0.5 else 1.0 + abs(place[0] - 0.7))

    found = search(deviance=kink, grid=[(0.2, 0.5)], low=np.zeros(1), high=np.ones(1))
    assert found.tolist() == [0.5]


def test_an_impossible_covariance_is_an_error() -> None:
    held = StartsAndSlopes(
        total=np.eye(2),
        inside=np.array([[[4.0, 0.0], [0.0, 4.0]]]),
        counts=np.ones(1),
        squares=np.zeros((1, 2, 2, 2, 2)),
        n=4,
    )
    with pytest.raises(FloatingPointError, match="not positive"):
        held.cross(np.array([-1.0, 0.0, 1.0]))


def test_a_difference_larger_than_the_spread_of_the_scores() -> None:
    found = visible_difference(people_an_arm=2, sd=1)
    assert isinstance(found, float)
    assert found > 4


class _Hill:
    """Stands in for a likelihood: cos(b) + (s − 1)², whose slope can be turned round."""

    def __init__(self, *, sign: float = 1.0) -> None:
        self.sign = sign

    def deviance(self, one: Numbers) -> float:
        return float(np.cos(one[0]) + (one[1] - 1) ** 2)

    def deviances(self, sets: Numbers) -> Numbers:
        return np.array([self.deviance(one) for one in sets])

    def slope(self, one: Numbers) -> Numbers:
        return self.sign * np.array([-np.sin(one[0]), 2 * (one[1] - 1)])


def test_a_start_on_the_wrong_side_of_a_hill_still_comes_down() -> None:
    minimum = import_module(MODELS + "logistic_mixed")._minimum
    found = minimum(_Hill(), np.array([0.3, 0.5]), np.array([[1.0]]))
    assert found == pytest.approx([np.pi, 1], abs=1e-3)


def test_a_slope_that_misleads_ends_the_search_where_it_is() -> None:
    minimum = import_module(MODELS + "logistic_mixed")._minimum
    assert minimum(_Hill(sign=-1), np.array([0.3, 0.5]), np.array([[1.0]])).tolist() == [0.3, 0.5]


def test_scoring_cut_short_keeps_the_variance_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = {
        name: SiteResult(estimate=value, standard_error=error, n=9)
        for name, value, error in (("a", -5.0, 1.0), ("b", 2.0, 0.5), ("c", 0.0, 2.0))
    }
    full = pool_sites(sites=sites)
    monkeypatch.setattr("rehabit.evaluation.meta.MOST_STEPS", 1)
    short = pool_sites(sites=sites)
    assert isinstance(full, Pooling)
    assert isinstance(short, Pooling)
    assert short.between_sd == pytest.approx(full.between_sd, rel=0.5)


def test_sites_further_apart_than_their_errors_suggest() -> None:
    sites = {
        name: SiteResult(estimate=value, standard_error=0.01, n=9)
        for name, value in (("a", -5.0), ("b", 5.0), ("c", 0.0))
    }
    found = pool_sites(sites=sites, between=Between.PAULE_MANDEL)
    assert isinstance(found, Pooling)
    assert found.between_sd == pytest.approx(5, rel=1e-3)


def test_a_series_cut_short_is_still_near(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = [chi_square_above(value=value, degrees_of_freedom=5) for value in (3, 9)]
    monkeypatch.setattr("rehabit.evaluation.incomplete_gamma._MOST_TERMS", 6)
    short = [chi_square_above(value=value, degrees_of_freedom=5) for value in (3, 9)]
    assert short != exact
    assert short == pytest.approx(exact, rel=0.01)


def test_a_logistic_step_cut_short_still_says_yes_or_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehabit.evaluation.missing.steps.MOST_STEPS", 1)
    answers = np.where(np.arange(240) % 5 == 0, np.nan, YES)
    found = impute(
        columns={"x": X, "yes": answers}, methods={"yes": Method.LOGISTIC}, rng=np.random.default_rng(1), m=2
    )
    assert isinstance(found, Imputed)
    assert set(np.unique(found.draws["yes"])) == {0.0, 1.0}
