"""Bootstraps agree with a plain twin fed the same random numbers, and do not depend on threads."""

from math import sqrt

import numpy as np
import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice import Arm, ClusteredArm, bootstrap, cluster_bootstrap, percentile_interval
from rehabit.economics.choice.cluster_bootstrap import BLOCK, resampled

WORDS = {"outcome": "responder", "price_year": "2024/25"}


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def arm(name: str, n: int, seed: int) -> Arm:
    made = rng(seed)
    return Arm(name=name, cost=made.gamma(2, 100, n), effect=made.normal(0.3, 0.2, n))


def clustered(name: str, sizes: list[int], seed: int) -> ClusteredArm:
    made, places = rng(seed), np.repeat(np.arange(len(sizes)), sizes)
    shift = made.normal(0, 40, len(sizes))
    cost = 200 + shift[places] + made.normal(0, 30, len(places))
    effect = 0.3 + shift[places] / 400 + made.normal(0, 0.2, len(places))
    return ClusteredArm(people=Arm(name=name, cost=cost, effect=effect), cluster=places)


def test_each_replicate_is_the_mean_of_people_drawn_with_replacement() -> None:
    arms = [arm("usual care", 40, 1), arm("programme", 30, 2)]
    found = bootstrap(arms=arms, replicates=20, rng=rng(5), **WORDS)
    again = rng(5)
    for place, one in enumerate(arms):
        chosen = again.integers(0, len(one.cost), size=(20, len(one.cost)), dtype=np.int32)
        for row in range(20):
            cost = sum(float(one.cost[person]) for person in chosen[row]) / len(one.cost)
            effect = sum(float(one.effect[person]) for person in chosen[row]) / len(one.cost)
            assert found.draws.costs[place, row] == pytest.approx(cost, rel=1e-12)
            assert found.draws.effects[place, row] == pytest.approx(effect, rel=1e-12)
    assert found.n == (40, 30)


def test_the_interval_is_the_middle_of_the_replicates() -> None:
    found = percentile_interval(values=np.arange(1001.0))
    assert (found.low, found.high) == pytest.approx((25, 975))


def test_the_spread_is_that_of_a_mean() -> None:
    one = arm("programme", 400, 3)
    found = bootstrap(arms=[one, arm("usual care", 10, 4)], replicates=4_000, rng=rng(9), **WORDS)
    assert found.draws.costs[0].std() == pytest.approx(one.cost.std() / 20, rel=0.05)


def plain_source(one: ClusteredArm) -> tuple[list[int], list[complex], list[complex]]:
    """Sizes, shrunken means and scaled distances, cluster by cluster and person by person."""
    clusters = sorted(set(one.cluster.tolist()))
    members = [[i for i, c in enumerate(one.cluster.tolist()) if c == cluster] for cluster in clusters]
    size = len(one.cluster) / len(clusters)
    sides = []
    for values in (one.people.cost.tolist(), one.people.effect.tolist()):
        means = [sum(values[i] for i in group) / len(group) for group in members]
        middle, whole = sum(means) / len(means), sum(values) / len(values)
        between = sum((mean - middle) ** 2 for mean in means)
        within = sum((values[i] - means[c]) ** 2 for c, group in enumerate(members) for i in group)
        kept = len(means) / (len(means) - 1) - within / (size * (size - 1) * between)
        keep = sqrt(max(kept, 0))
        shrunk = [whole + keep * (mean - whole) for mean in means]
        away = {
            i: (values[i] - means[c]) / sqrt(1 - 1 / size) for c, group in enumerate(members) for i in group
        }
        sides.append((shrunk, [away[i] for i in range(len(values))]))
    (cost_means, cost_away), (effect_means, effect_away) = sides
    return (
        [len(group) for group in members],
        [complex(c, e) for c, e in zip(cost_means, effect_means, strict=True)],
        [complex(c, e) for c, e in zip(cost_away, effect_away, strict=True)],
    )


def test_the_two_stages_are_those_of_the_plain_twin() -> None:
    arms = [clustered("usual care", [5, 9, 4, 7], 1), clustered("programme", [6, 6, 8], 2)]
    found = cluster_bootstrap(arms=arms, replicates=12, seed=3, **WORDS)
    again = np.random.Generator(np.random.SFC64(np.random.SeedSequence(3, spawn_key=(0,))))
    for place, one in enumerate(arms):
        sizes, means, pool = plain_source(one)
        chosen = again.integers(0, len(sizes), size=(12, len(sizes)))
        for row in range(12):
            people = sum(sizes[cluster] for cluster in chosen[row])
            drawn = again.integers(0, len(pool), size=people, dtype=np.int32)
            total = sum(sizes[c] * means[c] for c in chosen[row]) + sum(pool[i] for i in drawn)
            assert found.draws.costs[place, row] == pytest.approx((total / people).real, rel=1e-9)
            assert found.draws.effects[place, row] == pytest.approx((total / people).imag, rel=1e-9)


def test_one_thread_or_many_give_the_same_answer() -> None:
    arms = [clustered("usual care", [8] * 30, 1), clustered("programme", [8] * 30, 2)]
    runs = [
        cluster_bootstrap(arms=arms, replicates=3 * BLOCK + 7, seed=11, threads=threads, **WORDS).draws
        for threads in (1, 4)
    ]
    assert (runs[0].costs == runs[1].costs).all()
    assert runs[0].n == 3 * BLOCK + 7


def test_the_spread_over_clusters_is_wider_than_that_over_people() -> None:
    one = clustered("programme", [10] * 40, 4)
    found = cluster_bootstrap(
        arms=[one, clustered("usual care", [10] * 40, 5)], replicates=2_000, seed=1, **WORDS
    )
    means = one.people.cost.reshape(40, 10).mean(axis=1)
    assert found.draws.costs[0].std() == pytest.approx(means.std(ddof=1) / sqrt(40), rel=0.1)
    assert found.draws.costs[0].std() > 2 * one.people.cost.std() / sqrt(400)
    assert "too narrow" not in found.method


def test_few_clusters_are_said_to_be_few() -> None:
    arms = [clustered("usual care", [8] * 5, 1), clustered("programme", [8] * 6, 2)]
    method = cluster_bootstrap(arms=arms, replicates=10, seed=1, **WORDS).method
    assert (
        "at least 5 clusters in an arm; fewer than 24 clusters in an arm make intervals too narrow" in method
    )


def test_clusters_that_only_differ_by_chance_are_drawn_wholly_together() -> None:
    people = Arm(name="A", cost=np.array([1.0, 3, 1, 3.1]), effect=np.array([0.0, 1, 0, 1]))
    source = resampled(arm=ClusteredArm(people=people, cluster=np.array([0, 0, 1, 1])))
    assert np.allclose(source.means.real, people.cost.mean())
    assert np.allclose(source.means.imag, 0.5)


def test_clusters_of_one_person_have_nothing_within_them() -> None:
    people = Arm(name="A", cost=np.array([1.0, 3.0, 5.0]), effect=np.array([0.0, 1.0, 0.5]))
    source = resampled(arm=ClusteredArm(people=people, cluster=np.array([4, 5, 6])))
    assert source.means.real.tolist() == [1, 3, 5]
    assert not source.pool.any()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda: Arm(name="A", cost=np.ones(3), effect=np.ones(2)),
            r"people of A: \(3,\) costs and \(2,\) effects",
        ),
        (lambda: Arm(name="A", cost=np.array([1, np.nan]), effect=np.ones(2)), r"leave people out or impute"),
        (
            lambda: ClusteredArm(
                people=Arm(name="A", cost=np.ones(3), effect=np.ones(3)), cluster=np.zeros(2, int)
            ),
            r"clusters of A: \(2,\) was given; one for each of the 3 people",
        ),
        (
            lambda: ClusteredArm(
                people=Arm(name="A", cost=np.ones(3), effect=np.ones(3)), cluster=np.zeros(3, int)
            ),
            r"two clusters or more are needed in an arm",
        ),
        (
            lambda: bootstrap(arms=[arm("A", 5, 1)], replicates=0, rng=rng(), **WORDS),
            r"replicates: 0 was given",
        ),
    ],
)
def test_people_that_do_not_fit_are_refused(make: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        make()
