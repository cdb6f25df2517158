"""Distributions keep their mean and standard error; blocks do not depend on workers; worth of knowing."""

import sys
from types import ModuleType

import numpy as np
import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice import decision_curve
from rehabit.economics.uncertainty import (
    Beta,
    Dirichlet,
    Fixed,
    Gamma,
    LogNormal,
    Normal,
    Parameter,
    evpi,
    evpi_normal,
    evppi,
    evsi,
    evsi_normal,
    in_blocks,
    population_value,
    probabilistic,
    sampling_benefit,
    tornado,
    turning_point,
)
from rehabit.kernel import Refusal


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


@pytest.mark.parametrize(
    "distribution",
    [
        Normal(mean=-3.33, se=1.3),
        Beta(mean=0.61, se=0.04),
        Gamma(mean=1118, se=598),
        LogNormal(mean=224, se=20),
    ],
)
def test_draws_have_the_mean_and_the_standard_error_they_were_made_from(distribution: Gamma) -> None:
    drawn = distribution.draw(rng=rng(), size=200_000)
    assert drawn.mean() == pytest.approx(distribution.mean, abs=5 * distribution.se / 447)
    assert drawn.std() == pytest.approx(distribution.se, rel=0.02)


def test_a_fixed_value_does_not_move_and_shares_add_up() -> None:
    assert set(Fixed(mean=3).draw(rng=rng(), size=5)) == {3}
    shares = Dirichlet(counts=(30, 0, 70)).draw(rng=rng(), size=10_000)
    assert shares.sum(axis=0) == pytest.approx(1)
    assert shares.mean(axis=1) == pytest.approx((0.3, 0, 0.7), abs=0.005)
    assert Dirichlet(counts=(30, 0, 70)).means == (0.3, 0, 0.7)


def test_a_ratio_comes_back_with_its_limits() -> None:
    drawn = LogNormal.from_interval(low=0.5, high=2.0).draw(rng=rng(), size=400_000)
    assert np.quantile(drawn, [0.025, 0.5, 0.975]) == pytest.approx((0.5, 1, 2), rel=0.01)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Normal(mean=1, se=0), r"standard error of a normal distribution: 0"),
        (
            lambda: Beta(mean=1, se=0.1),
            r"beta distribution: mean 1, standard error 0.1 was given; a mean between",
        ),
        (lambda: Beta(mean=0.5, se=0.5), r"standard error below √"),
        (lambda: Gamma(mean=-5, se=1), r"mean of a gamma distribution: -5 was given; a number above 0"),
        (lambda: LogNormal(mean=1, se=-1), r"standard error of a log-normal distribution: -1"),
        (lambda: LogNormal.from_interval(low=2, high=1), r"interval of a ratio: 2 to 1"),
        (lambda: Dirichlet(counts=(1,)), r"two counts or more"),
        (lambda: Dirichlet(counts=(1, -1)), r"count of a Dirichlet distribution: -1"),
        (lambda: Dirichlet(counts=(0, 0)), r"sum of the counts of a Dirichlet distribution: 0"),
    ],
)
def test_distributions_that_cannot_be_are_refused(make: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        make()


def total(stream: np.random.Generator, size: int) -> float:
    return float(stream.normal(size=size).sum())


@pytest.mark.parametrize(("workers", "where"), [(1, "threads"), (3, "threads"), (2, "processes")])
def test_the_same_seed_gives_the_same_answer_on_one_worker_or_many(workers: int, where: str) -> None:
    alone = [total(*pair) for pair in _streams()]
    found = list(in_blocks(task=total, draws=25, seed=4, workers=workers, where=where, block=10))
    assert found == alone


def _streams() -> list[tuple[np.random.Generator, int]]:
    keys = [np.random.SeedSequence(4, spawn_key=(block,)) for block in range(3)]
    return [
        (np.random.Generator(np.random.Philox(key)), size)
        for key, size in zip(keys, (10, 10, 5), strict=True)
    ]


def test_a_scheduler_is_handed_the_same_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for Dask's client that works the jobs off here."""

    class Client:
        def __init__(self, address: str) -> None:
            assert address == "tcp://10.0.0.5:8786"

        def __enter__(self) -> "Client":
            return self

        def __exit__(self, *_: object) -> None: ...

        def map(self, function: object, jobs: list[object], *, pure: bool) -> list[object]:
            assert pure is False
            return [function(job) for job in jobs]

        def gather(self, futures: list[object]) -> list[object]:
            return futures

    distributed = ModuleType("dask.distributed")
    distributed.Client = Client
    monkeypatch.setitem(sys.modules, "dask", ModuleType("dask"))
    monkeypatch.setitem(sys.modules, "dask.distributed", distributed)
    found = list(in_blocks(task=total, draws=25, seed=4, where="tcp://10.0.0.5:8786", block=10))
    assert found == [total(*pair) for pair in _streams()]


def test_a_scheduler_without_dask_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask.distributed", None)
    with pytest.raises(BadInput, match=r"install 'rehabit\[cluster\]'"):
        list(in_blocks(task=total, draws=5, seed=1, where="tcp://10.0.0.5:8786"))


def test_a_place_to_run_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match=r"where to run: moon was given"):
        in_blocks(task=total, draws=5, seed=1, where="moon")


def two_strategies(drawn: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    nothing = np.zeros_like(drawn["cost"])
    return np.stack([nothing, drawn["cost"]]), np.stack([nothing, drawn["effect"]])


PARAMETERS = [
    Parameter(name="cost", label="Cost", unit="£", distribution=Gamma(mean=163, se=20), source="made up"),
    Parameter(
        name="effect",
        label="Effect",
        unit="responders",
        distribution=Normal(mean=0.27, se=0.06),
        source="made up",
    ),
]


def run(**other: object) -> object:
    fields = {"draws": 20_000, "seed": 3} | other
    return probabilistic(
        model=two_strategies,
        parameters=PARAMETERS,
        names=("usual care", "programme"),
        outcome="responder",
        price_year="2024/25",
        **fields,
    )


def test_a_model_is_run_on_draws_of_its_parameters() -> None:
    draws = run()
    assert draws.n == 20_000
    assert draws.costs[1].mean() == pytest.approx(163, abs=0.7)
    assert "20000 draws, seed 3" in draws.method
    assert (run(workers=2).costs == draws.costs).all()
    assert (run(seed=4).costs != draws.costs).any()


def test_a_parameter_named_twice_is_refused() -> None:
    with pytest.raises(BadInput, match=r"parameters: .* each name once"):
        probabilistic(
            model=two_strategies, parameters=PARAMETERS * 2, names=("a", "b"), draws=1, seed=1,
            outcome="responder", price_year="2024/25",
        )  # fmt: skip


def test_the_value_of_information_of_a_curve_is_that_of_its_draws() -> None:
    draws = run()
    curve = decision_curve(draws=draws, thresholds=[0, 600, 1000])
    for place, threshold in enumerate(curve.thresholds):
        benefit = threshold * draws.effects - draws.costs
        assert evpi(benefit=benefit) == pytest.approx(curve.evpi[place], abs=1e-9)


def test_the_answer_moves_most_with_the_parameter_at_the_top() -> None:
    swings = tornado(
        answer=lambda value: 800 * value["effect"] - value["cost"],
        base={"effect": 0.27, "cost": 163},
        ranges={"cost": (64, 163), "effect": (0.16, 0.38)},
    )
    assert [swing.name for swing in swings] == ["effect", "cost"]
    assert (swings[1].at_low, swings[1].at_high) == pytest.approx((152, 53))
    with pytest.raises(BadInput, match=r"ranges: size was given; one of effect"):
        tornado(answer=len, base={"effect": 1}, ranges={"size": (0, 1)})
    with pytest.raises(BadInput, match=r"range of effect: 2 to 1"):
        tornado(answer=len, base={"effect": 1}, ranges={"effect": (2, 1)})


def test_the_decision_turns_where_net_benefit_is_nothing() -> None:
    worth = lambda threshold: threshold * 0.27 - 163  # noqa: E731
    assert turning_point(answer=worth, low=0, high=2000) == pytest.approx(163 / 0.27)
    assert turning_point(answer=lambda x: x, low=0, high=1) == 0
    assert turning_point(answer=lambda x: 1 - x, low=0, high=1) == 1
    never = turning_point(answer=worth, low=700, high=2000)
    assert isinstance(never, Refusal)
    assert "stays above 0" in never.sentence
    assert "stays below 0" in turning_point(answer=worth, low=0, high=9).sentence
    with pytest.raises(BadInput, match=r"range: 2 to 1"):
        turning_point(answer=worth, low=2, high=1)


def test_knowing_everything_that_matters_is_knowing_everything() -> None:
    """Net benefit is a curve of two parameters: both together explain all of it, noise none of it."""
    known = rng(5).normal(size=(2, 20_000))
    benefit = np.stack([np.zeros(20_000), known[0] ** 2 + known[1] - 1])
    both = evppi(benefit=benefit, parameters=known)
    assert both.explained == pytest.approx(1, abs=0.01)
    assert both.value == pytest.approx(evpi(benefit=benefit), abs=0.02)
    noise = evppi(benefit=benefit, parameters=rng(6).normal(size=20_000))
    assert noise.value < 0.02
    assert noise.explained < 0.01
    assert 0 < both.se < 0.05


def test_parameters_with_few_values_or_none_are_taken_as_they_are() -> None:
    coin = np.tile([0.0, 1.0], 2_000)
    benefit = np.stack([np.zeros(4_000), 4 * coin - 2])
    assert evppi(benefit=benefit, parameters=coin).value == pytest.approx(1)
    fixed = evppi(benefit=benefit, parameters=np.ones(4_000))
    assert (fixed.value, fixed.explained) == pytest.approx((0, 0), abs=1e-30)
    same = evppi(benefit=np.zeros((2, 4_000)), parameters=coin)
    assert same.explained == 0


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (
            np.zeros((1, 5)),
            r"draws of parameters and of net benefit: 5 and 90 was given; they belong together",
        ),
        (np.zeros((6, 90)), r"parameters known at once: 6"),
        (rng().normal(size=(5, 90)), r"draws: 90 was given; at least 1380 are needed"),
    ],
)
def test_draws_that_do_not_belong_together_are_refused(known: np.ndarray, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        evppi(benefit=np.zeros((2, 90)), parameters=known)


def test_a_study_is_worth_less_than_knowing_and_more_the_larger_it_is() -> None:
    rows = sampling_benefit(
        mean=20, prior_sd=60, data_sd=400, sizes=[50, 200, 5_000_000], people=10_000, fixed=50_000, each=200
    )
    worths = [row.evsi for row in rows]
    assert worths == sorted(worths)
    assert worths[-1] == pytest.approx(evpi_normal(mean=20, sd=60), rel=1e-4)
    assert rows[0].benefit == pytest.approx(worths[0] * 10_000 - 50_000 - 2 * 50 * 200)


def test_the_study_by_regression_is_the_study_in_closed_form() -> None:
    stream, n, size = rng(8), 100, 200_000
    truth = stream.normal(20, 60, size)
    reported = truth + stream.normal(0, 400 * (2 / n) ** 0.5, size)
    found = evsi(benefit=np.stack([np.zeros(size), truth]), summaries=reported)
    assert found.value == pytest.approx(evsi_normal(mean=20, prior_sd=60, data_sd=400, n=n), abs=4 * found.se)


def test_everybody_counts_and_later_years_count_less() -> None:
    found = population_value(per_person=10, people_a_year=100, years=3)
    assert found.people == pytest.approx(100 * (1 + 1 / 1.035 + 1 / 1.035**2))
    assert found.value == pytest.approx(10 * found.people)
    with pytest.raises(BadInput, match=r"years that the decision lasts: 0"):
        population_value(per_person=1, people_a_year=1, years=0)
