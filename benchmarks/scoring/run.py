"""Scores a million full KOOS forms by the batch path, and some by the exact path, and prints both figures.

    python benchmarks/scoring/run.py [--rows 1000000] [--exact-rows 2000] [--repeats 5]

Answers are made up from a fixed seed. Making them is not timed; reading, checking, scoring, bands and counts
are. The best of the repeats is printed with the processor time, since other work on the machine only adds.
"""

import argparse
import platform
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

import numpy as np  # noqa: E402  (after the path above, like the two below)

from rehabit.catalogue import instruments  # noqa: E402
from rehabit.evaluation.batch import score_columns  # noqa: E402
from rehabit.outcomes import score  # noqa: E402

KOOS = instruments.load("koos")
SEED = 20261124


def answers(rows: int) -> dict[str, np.ndarray]:
    """A column of whole answers 0 to 4 for each of the 42 items."""
    rng = np.random.default_rng(SEED)
    return {item.id: rng.integers(0, 5, rows, dtype=np.int8) for item in KOOS.items}


def timed(work, repeats: int) -> tuple[float, float]:
    """The best (seconds on the clock, seconds of processor) of some repeats."""
    found = []
    for _ in range(repeats):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - clock, time.process_time() - processor))
    return min(found)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--exact-rows", type=int, default=2_000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    columns = answers(options.rows)
    floats = {item: column.astype(np.float64) for item, column in columns.items()}
    for column in floats.values():
        column[:: len(floats)] = np.nan  # some answers are missing
    forms = [
        {item: int(column[row]) for item, column in columns.items()} for row in range(options.exact_rows)
    ]
    rows = (
        (
            "batch, whole numbers",
            options.rows,
            lambda: score_columns(instrument=KOOS, columns=columns),
        ),
        (
            "batch, floats with answers missing",
            options.rows,
            lambda: score_columns(instrument=KOOS, columns=floats),
        ),
        ("exact", options.exact_rows, lambda: [score(KOOS, form) for form in forms]),
    )
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}\n")
    print("| path | forms | seconds | processor seconds | forms a second |")
    print("|---|--:|--:|--:|--:|")
    for name, count, work in rows:
        clock, processor = timed(work, options.repeats)
        print(f"| {name} | {count:,} | {clock:.2f} | {processor:.2f} | {count / clock:,.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
