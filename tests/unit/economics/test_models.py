"""Cohorts, individuals and the programme model, each against a slow and obvious twin."""

import sys
from importlib import import_module

import numpy as np
import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice import Draws, decision_curve
from rehabit.economics.models import (
    LocalCosts,
    StateValues,
    checked_transitions,
    cohort,
    cycle_weights,
    individuals,
    probability_from_rate,
    programme_model,
    published_parameters,
)
from rehabit.economics.models import compiled as compiled_module
from rehabit.economics.models.individuals import array_walk
from rehabit.economics.uncertainty import Fixed, Parameter
from rehabit.kernel import MixedMoney, Money

STATES = ("well", "sore", "gone")
MATRIX = np.array([[0.8, 0.15, 0.05], [0.3, 0.6, 0.1], [0, 0, 1.0]])
VALUES = StateValues(cost=np.array([10.0, 100, 0]), effect=np.array([0.9, 0.6, 0]))


def plain_cohort(
    matrix: list, cycles: int, weights: list[float], rates: tuple[float, float]
) -> tuple[float, float]:
    """One draw, cycle by cycle, state by state."""
    share, cost, effect = [1.0, 0.0, 0.0], 0.0, 0.0
    for end in range(cycles + 1):
        worth = [sum(share[s] * float(v[s]) for s in range(3)) for v in (VALUES.cost, VALUES.effect)]
        cost += weights[end] * worth[0] / (1 + rates[0]) ** end
        effect += weights[end] * worth[1] / (1 + rates[1]) ** end
        share = [sum(share[a] * matrix[a][b] for a in range(3)) for b in range(3)]
    return cost, effect


@pytest.mark.parametrize("correction", ["start", "end", "half-cycle", "simpson"])
@pytest.mark.parametrize("rates", [(0.035, 0.035), (0.06, 0.0)])
def test_every_draw_is_what_the_plain_cohort_gives(correction: str, rates: tuple[float, float]) -> None:
    rng = np.random.Generator(np.random.Philox(1))
    draws = np.stack([rng.dirichlet(row * 50 + 1e-9, 40).T for row in MATRIX])
    draws[2] = np.array([0, 0, 1.0])[:, None]
    found = cohort(
        states=STATES, transitions=draws, start=[1, 0, 0], cycles=20, values=VALUES,
        cost_rate=rates[0], effect_rate=rates[1], correction=correction,
    )  # fmt: skip
    weights = cycle_weights(cycles=20, correction=correction).tolist()
    for draw in range(40):
        expected = plain_cohort(draws[:, :, draw].tolist(), 20, weights, rates)
        assert (found.cost[draw], found.effect[draw]) == pytest.approx(expected, rel=1e-9)
    assert found.trace.sum(axis=1) == pytest.approx(1)


def test_probabilities_and_values_may_change_from_cycle_to_cycle() -> None:
    same = cohort(states=STATES, transitions=MATRIX, start=[1, 0, 0], cycles=10, values=VALUES)
    asked: list[int] = []

    def each(cycle: int) -> np.ndarray:
        asked.append(cycle)
        return MATRIX

    found = cohort(states=STATES, transitions=each, start=[1, 0, 0], cycles=10, values=lambda end: VALUES)
    assert (found.cost[0], found.effect[0]) == pytest.approx((same.cost[0], same.effect[0]), rel=1e-12)
    assert set(asked) == set(range(10))
    never = cohort(
        states=STATES,
        transitions=lambda c: np.eye(3),
        start=[1, 0, 0],
        cycles=10,
        values=VALUES,
        effect_rate=0,
    )
    assert never.effect[0] == pytest.approx(9)


def test_a_state_that_nobody_can_reach_stays_empty() -> None:
    matrix = np.array([[0.9, 0, 0.1], [0, 0, 1.0], [0, 0, 1.0]])
    found = cohort(states=STATES, transitions=matrix, start=[1, 0, 0], cycles=5, values=VALUES)
    assert not found.trace[:, 1].any()


def test_short_cycles_come_near_to_a_constant_rate() -> None:
    """A year's worth of leaving at rate 0.2: the integral of e^(−0.2 t) over ten years."""
    exact = (1 - np.exp(-2)) / 0.2
    stay = 1 - probability_from_rate(rate=0.2, years=0.5)
    matrix = np.array([[stay, 1 - stay], [0, 1.0]])
    values = StateValues(cost=np.array([1.0, 0]), effect=np.array([1.0, 0]))
    errors = []
    for correction in ("start", "half-cycle", "simpson"):
        found = cohort(
            states=("in", "out"), transitions=matrix, start=[1, 0], cycles=20, values=values,
            years_per_cycle=0.5, cost_rate=0, effect_rate=0, correction=correction,
        )  # fmt: skip
        errors.append(abs(found.effect[0] - exact))
    assert errors[0] > 50 * errors[1]
    assert errors[1] > 50 * errors[2]


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: checked_transitions(transitions=MATRIX[:2], states=STATES), r"transitions: shape \(2, 3\)"),
        (
            lambda: checked_transitions(transitions=MATRIX * [[1], [1], [0.5]], states=STATES),
            r"transitions from gone, draw 1: a sum of 0.5 was given; the probabilities of a row add up to 1",
        ),
        (
            lambda: checked_transitions(transitions=np.array([[1.2, -0.2], [0, 1]]), states=("a", "b")),
            r"transition a to a, draw 1: 1.2 was given; a probability from 0 to 1",
        ),
        (lambda: cycle_weights(cycles=0, correction="end"), r"cycles: 0 was given"),
        (lambda: cycle_weights(cycles=3, correction="simpson"), r"cycles: 3 was given; Simpson's rule"),
        (lambda: cycle_weights(cycles=3, correction="middle"), r"correction: middle was given; one of start"),
        (lambda: cycle_weights(cycles=3, correction=[1, 1]), r"correction: 2 weights was given; 4 numbers"),
        (
            lambda: cohort(states=STATES, transitions=MATRIX, start=[0.5, 0, 0], cycles=2, values=VALUES),
            r"shares in the states at the start, together: 0.5",
        ),
        (
            lambda: cohort(
                states=STATES, transitions=MATRIX, start=[1, 0, 0], cycles=2,
                values=StateValues(cost=np.array([-1.0, 0, 0]), effect=np.zeros(3)),
            ),
            r"costs of the states: -1.0 was given; 0 or more",
        ),
        (
            lambda: cohort(
                states=STATES, transitions=MATRIX, start=[1, 0, 0], cycles=2,
                values=StateValues(cost=np.zeros(2), effect=np.zeros(3)),
            ),
            r"costs of the states: 2 was given; one for each of 3 states",
        ),
        (
            lambda: cohort(
                states=STATES, transitions=MATRIX, start=[1, 0, 0], cycles=2,
                values=StateValues(cost=np.zeros(3), effect=np.array([np.nan, 0, 0])),
            ),
            r"effects of the states: a missing value",
        ),
    ],
)  # fmt: skip
def test_models_that_cannot_be_are_refused_with_the_place(make: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        make()


PEOPLE = {
    "states": STATES,
    "transitions": [MATRIX, np.array([[0.9, 0.08, 0.02], [0.1, 0.8, 0.1], [0, 0, 1.0]])],
    "start": "well",
    "cycles": 12,
    "cost": [10.0, 100, 0],
    "effect": [0.9, 0.6, 0],
    "people": 20_000,
    "seed": 5,
}


def test_the_loop_that_is_compiled_and_the_array_walk_are_twins() -> None:
    rng = np.random.Generator(np.random.Philox(2))
    arguments = (
        np.zeros(300, dtype=np.intp),
        np.cumsum(np.stack(PEOPLE["transitions"]), axis=2),
        rng.random((12, 300)),
        np.array(PEOPLE["cost"]),
        np.array(PEOPLE["effect"]),
        np.stack([cycle_weights(cycles=12, correction="half-cycle")] * 2),
    )
    loop, arrays = compiled_module.walk(*arguments), array_walk(*arguments)
    assert np.allclose(loop, arrays, rtol=1e-9, atol=0)


def test_many_individuals_are_a_cohort() -> None:
    one_matrix = {**PEOPLE, "transitions": [MATRIX], "people": 100_000}
    found = individuals(**one_matrix)
    whole = cohort(states=STATES, transitions=MATRIX, start=[1, 0, 0], cycles=12, values=VALUES)
    assert found.cost == pytest.approx(whole.cost[0], abs=4 * found.cost_se)
    assert found.effect == pytest.approx(whole.effect[0], abs=4 * found.effect_se)


def test_workers_and_compiling_do_not_change_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = individuals(**PEOPLE, compiled=False)
    assert individuals(**PEOPLE, workers=3, compiled=False) == alone
    compiled_module.compiled_walk.cache_clear()
    individuals_module = import_module("rehabit.economics.models.individuals")
    monkeypatch.setattr(individuals_module, "compiled_walk", lambda: compiled_module.walk)
    few = {**PEOPLE, "people": 500}
    assert individuals(**few).cost == pytest.approx(individuals(**few, compiled=False).cost, rel=1e-9)


class _Numba:
    """Stands for Numba where it is not installed: compiles nothing, hands the loop back."""

    @staticmethod
    def njit(**_: object) -> object:
        return lambda function: function


def test_numba_is_used_when_it_is_there_and_not_missed_when_it_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for there, expected in ((_Numba, compiled_module.walk), (None, None)):
        compiled_module.compiled_walk.cache_clear()
        monkeypatch.setitem(sys.modules, "numba", there)
        assert compiled_module.compiled_walk() is expected
    compiled_module.compiled_walk.cache_clear()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"start": "heaven"}, r"state at the start: heaven was given; one of well, sore, gone"),
        ({"cost": [1.0]}, r"2 matrices, 1 costs, 3 effects was given; 3 states need them"),
        ({"transitions": []}, r"0 matrices"),
        ({"people": 1}, r"people: 1 was given"),
    ],
)
def test_people_that_cannot_be_simulated_are_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        individuals(**(PEOPLE | change))


def pounds(amount: float, year: str = "2024/25") -> Money:
    return Money(amount=amount, price_year=year)


def test_responders_fade_in_step_with_function() -> None:
    found = programme_model(comparator="usual care", costs=LocalCosts(programme=pounds(163)), seed=1)
    assert found.responders.mean(axis=1) == pytest.approx((0.27, 0.165, 0.14), abs=0.005)
    later, end = found.responders[1:], found.responders[0]
    assert ((later <= end) & (later >= 0)).all()
    assert found.draws.costs[1] == pytest.approx(163)
    assert "taken as certain" in " ".join(found.notes)


def test_against_individual_physiotherapy_the_group_saves_and_may_give_a_little_up() -> None:
    costs = LocalCosts(programme=pounds(130), comparator=pounds(395.3), programme_se=13, comparator_se=20)
    found = programme_model(comparator="individual physiotherapy", costs=costs, seed=2)
    assert found.draws.costs[1].mean() == pytest.approx(-265.3, abs=1)
    assert found.responders[0].mean() == pytest.approx(-0.034, abs=0.004)
    assert "not shown to differ" in " ".join(found.notes)


def test_what_a_site_enters_takes_the_place_of_what_was_published() -> None:
    own = Parameter(
        name="responders-programme", label="", unit="", distribution=Fixed(mean=0.5), source="our audit"
    )
    found = programme_model(
        comparator="usual care",
        costs=LocalCosts(programme=pounds(100), other_care_saved=pounds(40), other_care_saved_se=10),
        parameters=[own],
        horizon="30 months",
        draws=4_000,
        seed=3,
    )
    assert set(found.known["responders-programme"]) == {0.5}
    assert found.draws.costs[1].mean() == pytest.approx(60, abs=1)
    assert (found.draws.effects[1] == found.responders[2]).all()
    assert "our audit" in [parameter.source for parameter in found.parameters]
    assert "because it was entered" in " ".join(found.notes)


def test_the_same_seed_gives_the_same_curve() -> None:
    runs = [
        programme_model(
            comparator="usual care", costs=LocalCosts(programme=pounds(163), programme_se=20), seed=7
        ).draws
        for _ in range(2)
    ]
    assert isinstance(runs[0], Draws)
    curve = decision_curve(draws=runs[0], thresholds=[800.0])
    assert (runs[0].effects == runs[1].effects).all()
    assert curve.probability[1, 0] == pytest.approx(0.82, abs=0.02)


def test_without_a_comparator_there_is_a_refusal_in_words() -> None:
    for nobody in (None, ""):
        found = programme_model(comparator=nobody, costs=LocalCosts(programme=pounds(163)), seed=1)
        assert found.code == "no_comparator"
        assert "cost per person can be shown, but not a saving" in found.sentence


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"comparator": "placebo"}, r"comparator: placebo was given; one of usual care"),
        ({"horizon": "soon"}, r"horizon: soon was given; one of end"),
        ({"comparator": "individual physiotherapy"}, r"cost of individual physiotherapy: nothing was given"),
        ({"costs": LocalCosts(programme=pounds(-5))}, r"Cost of the programme per person: -5"),
        (
            {"parameters": [Parameter(name="x", label="", unit="", distribution=Fixed(mean=0), source="")]},
            r"parameters: x",
        ),
    ],
)
def test_inputs_that_cannot_be_are_refused(change: dict[str, object], told: str) -> None:
    fields = {"comparator": "usual care", "costs": LocalCosts(programme=pounds(163)), "seed": 1} | change
    with pytest.raises(BadInput, match=told):
        programme_model(**fields)


def test_costs_of_two_price_years_are_not_compared() -> None:
    costs = LocalCosts(programme=pounds(163, "2014/15"), comparator=pounds(395))
    with pytest.raises(MixedMoney, match=r"2014/15 prices"):
        programme_model(comparator="individual physiotherapy", costs=costs, seed=1)


def test_every_published_parameter_says_where_it_comes_from() -> None:
    for comparator in ("usual care", "individual physiotherapy"):
        assert all(
            parameter.source and parameter.label for parameter in published_parameters(comparator=comparator)
        )
