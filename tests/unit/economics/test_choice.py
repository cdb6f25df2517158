"""Dominance, ratios, net benefit, curves and intervals; fast ways agree with slow and obvious ones."""

import itertools
from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice import (
    Draws,
    Strategy,
    decision_curve,
    expected_loss,
    fieller,
    frontier,
    icer,
    incremental,
    net_benefit,
    pooled,
)
from rehabit.kernel import Refusal

WORDS = {"outcome": "responder", "price_year": "2024/25", "method": "made up"}


def draws_of(costs: list[list[float]], effects: list[list[float]]) -> Draws:
    return Draws.of(names=["A", "B", "C"][: len(costs)], costs=costs, effects=effects, **WORDS)


def plain_curve(draws: Draws, thresholds: list[float]) -> tuple[list[list[float]], list[float]]:
    """Draw by draw and threshold by threshold: the share in which each strategy is best, and the EVPI."""
    probability = [[0.0] * len(thresholds) for _ in draws.names]
    evpi = []
    for place, threshold in enumerate(thresholds):
        highest, means = 0.0, [0.0] * len(draws.names)
        for draw in range(draws.n):
            worth = [
                threshold * float(draws.effects[s, draw]) - float(draws.costs[s, draw])
                for s in range(len(draws.names))
            ]
            best = worth.index(max(worth))
            probability[best][place] += 1 / draws.n
            highest += worth[best] / draws.n
            means = [mean + value / draws.n for mean, value in zip(means, worth, strict=True)]
        evpi.append(highest - max(means))
    return probability, evpi


whole = st.integers(-60, 60).map(float)


@given(
    rows=st.lists(st.tuples(whole, whole, whole, whole), min_size=1, max_size=25),
    grid=st.sampled_from([[0.0, 1, 2, 3, 4, 5], [0.0, 1, 5, 6], [2.0], [0.0, 0.1, 0.2, 0.3, 0.4]]),
)
def test_the_one_pass_curve_is_the_plain_curve(rows: list[tuple[float, ...]], grid: list[float]) -> None:
    """Whole numbers make ties, and ties are where a shortcut would go wrong."""
    draws = draws_of(
        [[r[0] for r in rows], [r[1] for r in rows]], [[r[2] for r in rows], [r[3] for r in rows]]
    )
    exact = grid if grid[-1] != 0.4 else [0.0, 0.125, 0.25, 0.375, 0.5]
    curve = decision_curve(draws=draws, thresholds=exact)
    probability, evpi = plain_curve(draws, exact)
    assert np.allclose(curve.probability, probability, atol=1e-9)
    assert np.allclose(curve.evpi, evpi, atol=1e-9)


@given(st.lists(st.lists(st.integers(0, 3).map(float), min_size=6, max_size=6), min_size=1, max_size=12))
def test_of_three_that_are_equally_good_the_first_is_counted(rows: list[list[float]]) -> None:
    columns = list(map(list, zip(*rows, strict=True)))
    draws = draws_of(columns[:3], columns[3:])
    curve = decision_curve(draws=draws, thresholds=[0.0, 1.0, 2.0])
    probability, evpi = plain_curve(draws, [0.0, 1.0, 2.0])
    assert np.allclose(curve.probability, probability, atol=1e-9)
    assert np.allclose(curve.evpi, evpi, atol=1e-9)


@pytest.mark.parametrize("strategies", [2, 3])
def test_thousands_of_draws_on_a_fine_grid_agree_with_the_plain_way(strategies: int) -> None:
    rng = np.random.Generator(np.random.Philox(7))
    draws = draws_of(
        rng.normal(200, 60, (strategies, 2_000)).tolist(), rng.normal(0.2, 0.1, (strategies, 2_000)).tolist()
    )
    grid = [10.0 * step for step in range(150)]
    curve = decision_curve(draws=draws, thresholds=grid)
    probability, evpi = plain_curve(draws, grid)
    assert np.abs(curve.probability - probability).max() < 1e-9
    assert np.abs(curve.evpi - evpi).max() < 1e-9
    assert curve.probability.sum(axis=0) == pytest.approx(1)


def test_the_least_expected_loss_is_the_value_of_perfect_information() -> None:
    draws = draws_of([[0, 0, 0], [10, 20, 90]], [[0, 0, 0], [1, 0, 2]])
    curve = decision_curve(draws=draws, thresholds=[0, 20, 50])
    assert expected_loss(curve=curve).min(axis=0) == pytest.approx(curve.evpi)
    assert net_benefit(draws=draws, threshold=50)[1].tolist() == [40, -20, 10]
    assert curve.expected[1].tolist() == pytest.approx([-40, -20, 10])


def test_the_frontier_follows_the_mean_and_not_the_most_frequent() -> None:
    """B is best in one draw of three, but by so much that it is best on average from 40 on."""
    draws = draws_of([[0, 0, 0], [10, 10, 10]], [[0, 0, 0], [0.0, 0.0, 1.5]])
    found = frontier(curve=decision_curve(draws=draws, thresholds=[0, 10, 21, 40]))
    assert found.best == ("A", "A", "B", "B")
    assert found.probability.tolist() == pytest.approx([1, 2 / 3, 1 / 3, 1 / 3])
    assert found.switches == ((21.0, "B"),)


@pytest.mark.parametrize(
    ("costs", "effects", "told"),
    [
        ([[1, 2]], [[1, 2]], r"strategies: .* two or more names"),
        (
            [[1, 2], [1]],
            [[1, 2], [1, 2]],
            r"draws: A 2, B 1, A 2, B 2 was given; every strategy needs the same",
        ),
        ([[1, 2], [1, 2]], [[1], [2]], r"every strategy needs the same number of values"),
        (
            [[1, 2], [1, float("nan")]],
            [[1, 2], [1, 2]],
            r"costs of B, draw 2: nan was given; a finite number",
        ),
        ([[], []], [[], []], r"one draw or more is needed"),
    ],
)
def test_draws_that_do_not_fit_are_refused(costs: list, effects: list, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        draws_of(costs, effects)


def test_arrays_of_different_shape_are_refused() -> None:
    with pytest.raises(BadInput, match=r"effects: shape \(2, 2\) was given; shape \(2, 3\)"):
        Draws(names=("A", "B"), costs=np.zeros((2, 3)), effects=np.zeros((2, 2)), **WORDS)


@pytest.mark.parametrize("thresholds", [[], [-1, 0], [1, 1], [2, 1], [0, float("inf")]])
def test_thresholds_rise_from_nothing(thresholds: list[float]) -> None:
    with pytest.raises(BadInput, match=r"numbers of 0 or more, rising, are needed"):
        decision_curve(draws=draws_of([[1], [2]], [[1], [2]]), thresholds=thresholds)


def test_a_strategy_named_twice_or_alone_is_refused() -> None:
    one = Strategy(name="A", cost=1, effect=1)
    for strategies in ([one], [one, one]):
        with pytest.raises(BadInput, match=r"two or more names, each once"):
            incremental(strategies=strategies)


def best_by_search(strategies: list[Strategy]) -> set[str]:
    """Who is best at some threshold: the slow way to find the frontier, exactly."""
    points = [(Fraction(s.cost), Fraction(s.effect), s.name) for s in strategies]
    turns = {
        (a[0] - b[0]) / (a[1] - b[1]) for a in points for b in points if a[1] != b[1]
    }  # fmt: skip
    asked = sorted(turn for turn in turns if turn > 0)
    middles = (
        [asked[0] / 2, *((a + b) / 2 for a, b in itertools.pairwise(asked)), asked[-1] + 1]
        if asked
        else [Fraction(1)]
    )
    return {max(points, key=lambda point: at * point[1] - point[0])[2] for at in middles}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=7, unique=True))
def test_the_frontier_of_the_table_is_everything_that_is_ever_best(points: list[tuple[int, int]]) -> None:
    strategies = [Strategy(name=f"s{n}", cost=c, effect=e) for n, (c, e) in enumerate(points)]
    rows = incremental(strategies=strategies)
    kept = {row.strategy.name for row in rows if row.status in ("reference", "on the frontier")}
    assert best_by_search(strategies) <= kept
    ratios = [row.icer for row in rows if row.icer is not None]
    assert all(ratio > 0 for ratio in ratios)
    assert ratios == sorted(set(ratios))


def test_a_ratio_is_given_only_where_it_means_something() -> None:
    assert icer(cost=163, effect=0.27).value == pytest.approx(603.70, abs=0.005)
    assert icer(cost=-100, effect=-0.1).buys is False
    table = {
        (-5, 0.1): "dominates",
        (0, 0.1): "dominates",
        (5, -0.1): "dominated",
        (5, 0): "dominated",
        (-5, 0): "no_effect",
    }
    for (cost, effect), code in table.items():
        assert icer(cost=cost, effect=effect).code == code
    with pytest.raises(BadInput, match=r"difference in cost: nan"):
        icer(cost=float("nan"), effect=1)


def test_fiellers_limits_are_where_net_benefit_is_on_the_edge() -> None:
    """At each limit the difference in net benefit is exactly z standard errors from 0."""
    found = fieller(cost=224, effect=0.21, cost_se=20, effect_se=0.06, correlation=0.2)
    for limit in (found.low, found.high):
        se = sqrt(limit**2 * 0.06**2 + 20**2 - 2 * limit * 0.2 * 20 * 0.06)
        assert abs(limit * 0.21 - 224) / se == pytest.approx(1.959964, abs=1e-6)
    assert found.low < 224 / 0.21 < found.high


def test_a_ratio_with_an_effect_near_nothing_has_no_bounded_interval() -> None:
    found = fieller(cost=189, effect=0.03, cost_se=10, effect_se=0.05, correlation=0)
    assert isinstance(found, Refusal)
    assert found.code == "effect_may_be_none"
    with pytest.raises(BadInput, match=r"correlation: 2"):
        fieller(cost=1, effect=1, cost_se=1, effect_se=0.1, correlation=2)


def test_imputed_data_sets_are_pooled_by_rubins_rules() -> None:
    found = pooled(values=[1.0, 2.0, 3.0], ses=[0.5, 0.5, 0.5], complete_freedom=100)
    assert found.value == 2
    assert found.se == pytest.approx(sqrt(0.25 + 4 / 3))
    assert found.missing_share == pytest.approx((4 / 3) / (0.25 + 4 / 3))
    observed = 101 / 103 * 100 * (1 - found.missing_share)
    assert found.degrees_of_freedom == pytest.approx(1 / (found.missing_share**2 / 2 + 1 / observed))
    same = pooled(values=[1, 1], ses=[0.5, 0.5], complete_freedom=100)
    assert (same.missing_share, same.se) == (0, 0.5)
    with pytest.raises(BadInput, match=r"1 values and 1 standard errors was given; two or more"):
        pooled(values=[1], ses=[1], complete_freedom=10)
