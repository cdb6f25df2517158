"""Measures the economics engine beside plain twins: the answers are compared before anything is timed.

    python benchmarks/economics/run.py [--draws 100000] [--people 50000] [--json FILE]

Warm figures are the best of three in one process; fresh ones start a new interpreter for each. On a busy
machine the clock says little: look at the seconds of the processors and at the load. Other packages are not
measured here. Prints a Markdown table.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import model  # noqa: E402  (found through the path above)

from rehabit.economics.case import case_inputs  # noqa: E402
from rehabit.economics.case.answer import answer_case  # noqa: E402
from rehabit.economics.choice import (  # noqa: E402
    Arm,
    ClusteredArm,
    cluster_bootstrap,
    decision_curve,
    mixed_net_benefit,
    net_benefit_regression,
)
from rehabit.economics.choice.dense import best_counts  # noqa: E402
from rehabit.economics.models import LocalCosts, programme_model  # noqa: E402
from rehabit.economics.uncertainty import parameter_draws, probabilistic  # noqa: E402
from rehabit.kernel import Money  # noqa: E402

GRID = [40.0 * place for place in range(501)]
Seconds = tuple[float, float]
Row = tuple[str, str, Seconds, str]

FRESH = """
import sys, time
start = time.perf_counter()
sys.path[:0] = [{here!r}, {source!r}]
import model
from rehabit.economics.choice import decision_curve, frontier
from rehabit.economics.uncertainty import probabilistic
from rehabit.reports.economics import acceptability_chart, cost_effectiveness_plane
draws = probabilistic(model=model.engine, parameters=model.parameters(), names=("usual care", "programme"),
    draws={draws}, seed=1, outcome="QALY", price_year="2024/25", workers=2)
grid = [40.0 * place for place in range(501)]
curve = decision_curve(draws=draws, thresholds=grid)
acceptability_chart(names=curve.names, thresholds=grid, probability=curve.probability.tolist(),
    best=frontier(curve=curve).best, evpi=curve.evpi.tolist(), outcome="QALY", shown=[20000.0], n=curve.n)
cost_effectiveness_plane(costs=(draws.costs[1] - draws.costs[0])[:10000].tolist(),
    effects=(draws.effects[1] - draws.effects[0])[:10000].tolist(), threshold=20000, outcome="QALY")
print(time.perf_counter() - start)
"""


def best_of(work: Callable[[], object], *, times: int = 3, share: float = 1) -> Seconds:
    """Seconds by the clock and of the processors of the quickest run, over the ``share`` that was run."""
    found = []
    for _ in range(times):
        clock, processors = time.perf_counter(), time.process_time()
        work()
        found.append(((time.perf_counter() - clock) / share, (time.process_time() - processors) / share))
    return min(found)


def agree(name: str, one: object, other: object) -> None:
    """Stop when two ways give different answers."""
    off = float(
        np.max(np.abs(np.asarray(one) - np.asarray(other)) / np.maximum(np.abs(np.asarray(other)), 1))
    )
    if off > 1e-9:
        raise SystemExit(f"{name}: the ways differ by {off:.2g}; nothing was timed.")


def simulation(draws: int) -> list[Row]:
    """The probabilistic run, draws included, against the plain twin."""
    rng = np.random.Generator(np.random.Philox(1))
    few = parameter_draws(parameters=model.parameters(), rng=rng, size=200)
    plain, fast = model.plain(few), model.engine(few)
    agree("cohort model", fast[0], plain[0])
    agree("cohort model", fast[1], plain[1])

    def run(workers: int) -> object:
        return probabilistic(
            model=model.engine, parameters=model.parameters(), names=("usual care", "programme"), draws=draws,
            seed=1, outcome="QALY", price_year="2024/25", workers=workers,
        )  # fmt: skip

    twin = best_of(lambda: model.plain(few), times=1, share=200 / draws)
    name = f"probabilistic run, {draws:,} draws × 2 strategies × {model.CYCLES} cycles"
    return [
        (name, "engine, 2 threads", best_of(lambda: run(2)), "draws included"),
        (name, "engine, 1 thread", best_of(lambda: run(1)), "draws included"),
        (name, "plain Python", twin, "from 200 draws; drawing left out"),
    ]


def curves(draws: int) -> list[Row]:
    """Acceptability and EVPI at 501 thresholds, against the dense pass and plain Python."""
    rng = np.random.Generator(np.random.Philox(2))
    found = probabilistic(
        model=model.engine, parameters=model.parameters(), names=("usual care", "programme"), draws=draws,
        seed=1, outcome="QALY", price_year="2024/25", workers=2,
    )  # fmt: skip
    grid = np.array(GRID)
    count, _ = best_counts(costs=found.costs, effects=found.effects, thresholds=grid)
    agree("acceptability", decision_curve(draws=found, thresholds=GRID).probability, count / draws)
    few = rng.integers(0, draws, 500)
    difference = list(zip(*(x[1, few] - x[0, few] for x in (found.costs, found.effects)), strict=True))

    def plain() -> list[float]:
        return [sum(max(t * e - c, 0) for c, e in difference) for t in GRID]

    name = f"acceptability and EVPI, {draws:,} draws × 501 thresholds"
    fast = best_of(lambda: decision_curve(draws=found, thresholds=GRID))
    dense = best_of(lambda: best_counts(costs=found.costs, effects=found.effects, thresholds=grid), times=1)
    return [
        (name, "engine, break-even in one pass", fast, "two strategies"),
        (name, "engine, dense", dense, "any number of strategies"),
        (name, "plain Python", best_of(plain, times=1, share=500 / draws), "EVPI alone, from 500 draws"),
    ]


def trial(people: int) -> list[Row]:
    """Bootstrap and regressions on a trial of many people in clusters of 50."""
    rng = np.random.Generator(np.random.Philox(3))
    cluster = np.arange(people) // 50
    arm = (cluster % 2).astype(float)
    shift = rng.normal(0, 30, people // 50 + 1)[cluster]
    cost = 300 + 125 * arm + shift + rng.gamma(2, 60, people)
    effect = (rng.random(people) < 0.34 + 0.27 * arm).astype(float)
    arms = [
        ClusteredArm(
            people=Arm(name=name, cost=cost[arm == side], effect=effect[arm == side]),
            cluster=cluster[arm == side],
        )
        for side, name in enumerate(("usual care", "programme"))
    ]
    data = {
        "cost": cost,
        "effect": effect,
        "programme": arm,
        "cluster": cluster,
        "thresholds": [0, 800, 1_900],
    }

    def boot() -> object:
        return cluster_bootstrap(
            arms=arms, replicates=2_000, seed=1, outcome="responder", price_year="2024/25"
        )

    plain = best_of(lambda: net_benefit_regression(**data))
    mixed = best_of(lambda: mixed_net_benefit(**data))
    name = f"{people:,} people"
    return [
        (f"two-stage bootstrap, {name}, 2,000 replicates", "engine, 2 threads", best_of(boot), ""),
        (f"net-benefit regression, {name}, cluster-robust", "engine", plain, "3 thresholds"),
        (f"net-benefit regression, {name}, random intercept", "engine", mixed, "3 thresholds"),
    ]


def page() -> list[Row]:
    """What the commissioner's page works out."""
    cost = LocalCosts(programme=Money(amount=160, price_year="2024/25"), programme_se=16)
    one = best_of(lambda: programme_model(comparator="usual care", costs=cost, seed=1))
    inputs = case_inputs(values={})
    whole = best_of(lambda: answer_case(inputs=inputs))
    return [
        ("programme model, 10,000 draws", "engine", one, ""),
        ("commissioner's answer with curve and budget", "engine", whole, "10,000 draws"),
    ]


def fresh(draws: int) -> Row:
    """Start to finish in a new interpreter, figures included."""
    code = FRESH.format(here=str(HERE), source=str(HERE.parents[1] / "src"), draws=draws)
    runs = []
    for _ in range(2):
        clock, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        runs.append((time.perf_counter() - clock, processors))
    return (f"fresh process, whole run with figures, {draws:,} draws", "engine, 2 threads", min(runs), "")


def main() -> None:
    options = argparse.ArgumentParser(description="Measures the economics engine beside plain twins.")
    options.add_argument("--draws", type=int, default=100_000)
    options.add_argument("--people", type=int, default=50_000)
    options.add_argument("--json", type=Path)
    asked = options.parse_args()
    rows = [*simulation(asked.draws), *curves(asked.draws), *trial(asked.people), *page()]
    rows += [fresh(asked.draws), fresh(10 * asked.draws)]
    print("| work | how | seconds | of processors | note |\n|---|---|--:|--:|---|")
    for name, how, (clock, processors), note in rows:
        print(f"| {name} | {how} | {clock:.3g} | {processors:.3g} | {note} |")
    print(f"\nLoad of the machine, runs waiting for {os.cpu_count()} cores: {os.getloadavg()[0]:.1f}.")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
