"""Times the evaluation engine beside R (lme4, geepack, mice) and statsmodels where they are installed.

    python benchmarks/statistics/run.py [--small] [--repeats 3] [--rscript COMMAND]

Everything is warm: best of the repeats, data in memory, one thread. Answers are compared before any time is
printed; a peer whose effect of arm differs by more than 1 % of its standard error stops the run. Prints
Markdown.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Threads of a matrix library that wait for each other cost more on matrices of few columns than they save.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from data import SIZES, made, wide  # noqa: E402 (the path above has to come first)

from rehabit.evaluation.comparison import (  # noqa: E402
    GAUSSIAN,
    Robust,
    SmallSampleRule,
    gee,
    logistic_mixed,
    mixed_model,
)
from rehabit.evaluation.missing import Method, impute  # noqa: E402

OWN_REPEATS = 10  # a peer of a minute is turned fewer times; ours are short, so noise needs more turns
AGREES = 0.01  # of a standard error
BY_CHANCE = "chained equations, m = 20"
Answer = tuple[float, float]


def ours(rows: dict[str, np.ndarray], people: dict[str, np.ndarray]) -> dict[str, Callable[[], Answer]]:
    """Each task as a function that gives the effect of arm and its standard error."""
    terms = {name: rows[name] for name in ("arm", "before", "time")}

    def mixed() -> Any:
        return mixed_model(
            outcome=rows["score"],
            columns=terms,
            cluster=rows["cluster"],
            person=rows["person"],
            rule=SmallSampleRule.SATTERTHWAITE,
        )

    def by(group: str) -> Any:
        return gee(
            outcome=rows["score"], columns=terms, cluster=rows[group], family=GAUSSIAN, robust=Robust.PLAIN
        )

    def chained() -> Answer:
        columns = {name: values for name, values in people.items() if name != "cluster"}
        filled = impute(
            columns=columns,
            methods={name: Method.NORMAL for name in columns if name.startswith("score")},
            rng=np.random.default_rng(1),
        )
        return float(np.mean([filled.completed(at)["score3"].mean() for at in range(20)])), float("nan")

    return {
        "mixed model, person in cluster": lambda: _arm(mixed()),
        "GEE by person": lambda: _arm(by("person")),
        "GEE by cluster": lambda: _arm(by("cluster")),
        BY_CHANCE: chained,
        "logistic mixed model, Laplace": lambda: _arm(
            logistic_mixed(outcome=rows["better"], columns=terms, cluster=rows["cluster"], nodes=1)
        ),
    }


def statsmodels(rows: dict[str, np.ndarray]) -> dict[str, Callable[[], Answer]]:
    """The tasks that statsmodels has; none when it is not installed. Its mixed model has the person only."""
    try:
        import statsmodels.api as sm
    except ImportError:
        return {}
    terms = sm.add_constant(np.column_stack([rows[name] for name in ("arm", "before", "time")]))

    def by(group: str) -> Answer:
        found = sm.GEE(
            rows["score"], terms, groups=rows[group], cov_struct=sm.cov_struct.Exchangeable()
        ).fit()
        return float(found.params[1]), float(found.bse[1])

    return {"GEE by person": lambda: by("person"), "GEE by cluster": lambda: by("cluster")}


def in_r(
    rscript: str, rows: dict[str, np.ndarray], people: dict[str, np.ndarray], repeats: int
) -> dict[str, tuple[float, Answer]]:
    """Seconds and answers of R, which reads the same numbers from files."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, table in (("rows", rows), ("wide", people)):
            path = Path(folder) / f"{name}.csv"
            text = np.column_stack(list(table.values()))
            np.savetxt(path, text, delimiter=",", header=",".join(table), comments="", fmt="%.17g")
            paths.append(str(path))
        done = subprocess.run(
            [*rscript.split(), str(HERE / "peers.R"), *paths, str(repeats)],
            capture_output=True,
            text=True,
            check=True,
        )
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"task"')]
    return {one["task"]: (one["seconds"], (one["estimate"], one["error"])) for one in found}


def timed(work: Callable[[], Answer], repeats: int) -> tuple[float, Answer]:
    """The best of the repeats, after one turn to warm up when there is more than one."""
    answer = work() if repeats > 1 else (0.0, 0.0)
    seconds = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        answer = work()
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, answer


def memory(work: Callable[[], Answer]) -> float:
    """The most that one turn had allocated at once, in MB."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def checked(task: str, own: Answer, other: Answer, peer: str) -> None:
    """Stop unless two answers are the same; imputation is by chance, so it may differ by 1 % of its mean."""
    allowed = 0.01 * abs(own[0]) if task == BY_CHANCE else AGREES * own[1]
    if not abs(own[0] - other[0]) <= allowed:
        raise SystemExit(f"{task}: {own[0]:.6g} here, {other[0]:.6g} by {peer}. No time is worth anything.")


def _arm(fitted: Any) -> Answer:
    effect = fitted.effects["arm"]
    return effect.estimate, effect.standard_error


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--small", action="store_true", help="the small size only")
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--rscript", default=shutil.which("Rscript") or "", help="how R is called, if it is")
    chosen = options.parse_args()
    print("| size | task | seconds | R, seconds | times R | statsmodels, seconds | peak MB | data MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for size, (people, clusters) in list(SIZES.items())[: 1 if chosen.small else None]:
        rows = made(people=people, clusters=clusters)
        table = wide(rows)
        r = in_r(chosen.rscript, rows, table, chosen.repeats) if chosen.rscript else {}
        python = statsmodels(rows)
        held = sum(values.nbytes for values in rows.values()) / 1e6
        for task, work in ours(rows, table).items():
            seconds, answer = timed(work, max(chosen.repeats, OWN_REPEATS))
            cells = ["–", "–", "–"]
            if task in r:
                checked(task, answer, r[task][1], "R")
                cells[:2] = [f"{r[task][0]:.3f}", f"{r[task][0] / seconds:.0f}"]
            if task in python:
                other, found = timed(python[task], 1)
                checked(task, answer, found, "statsmodels")
                cells[2] = f"{other:.3f}"
            print(
                f"| {size} | {task} | {seconds:.4f} | {' | '.join(cells)} | {memory(work):.1f} | {held:.1f} |"
            )
    print(f"\nPeak of the whole process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB.")


if __name__ == "__main__":
    main()
