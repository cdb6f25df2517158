"""`rehabit evaluate PLAN.toml DATA.csv --out DIR`, and the virtual trial to rehearse it on."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehabit.simulation.trial import Coverage

FROM_RECORDS = (
    "A site's own records cannot be evaluated by plan yet. Export the measurements as tidy CSV (a person, a "
    "time and a score a row) and give that file."
)


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = verbs.add_parser(
        "evaluate",
        help="carry out an analysis plan on a table of measurements",
        description="Reads a plan (TOML) and tidy rows (CSV: a person, a time and a score a row) and "
        "writes a report (Markdown and HTML), tables, figures and result.json. Exit status 2: refused, "
        "with the reason.",
    )
    one.add_argument("plan", type=Path, metavar="PLAN.toml")
    one.add_argument("data", type=Path, metavar="DATA.csv", nargs="?")
    one.add_argument("--from-records", action="store_true", help="evaluate this site's own records")
    one.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help="a folder; files in it are replaced"
    )
    one.set_defaults(run=_evaluate)
    trial = verbs.add_parser("virtual-trial", help="a made-up trial with a known truth")
    kinds = trial.add_subparsers(title="what", required=True, metavar="WHAT")
    data = kinds.add_parser("data", help="write the rows of one virtual trial")
    data.add_argument("file", type=Path, metavar="FILE.csv")
    data.add_argument("--seed", type=int, default=2026, help="another number, another trial (default 2026)")
    data.set_defaults(run=_data)
    table = kinds.add_parser(
        "coverage", help="analyse many virtual trials and print how often intervals hold"
    )
    table.add_argument("--replications", type=int, default=1000, metavar="N", help="how many (default 1000)")
    table.add_argument("--seed", type=int, default=2026, help="(default 2026)")
    table.set_defaults(run=_coverage)


def _evaluate(options: argparse.Namespace) -> int:
    if options.from_records or options.data is None:
        return _refused(
            FROM_RECORDS if options.from_records else "Give the data: rehabit evaluate PLAN DATA --out DIR."
        )
    if options.data.suffix.lower() == ".parquet":
        return _refused(f"{options.data} is Parquet, which is not read here; save it as CSV.")
    # NumPy takes longer to load than the rest of the command line, so only this verb waits for it.
    import numpy as np

    from rehabit.evaluation.plan import evaluate, read_plan
    from rehabit.kernel import Refusal
    from rehabit.reports.evaluation_files import evaluation_files

    try:
        plan = read_plan(text=options.plan.read_text(encoding="utf-8"))
        data = options.data.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        return _refused(str(fault))
    if isinstance(plan, Refusal):
        return _refused(str(plan))
    found = evaluate(plan=plan, data=data, rng=np.random.default_rng(plan.seed))
    if isinstance(found, Refusal):
        return _refused(str(found))
    files = evaluation_files(found=found)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.out / name).write_text(text, encoding="utf-8")
    print(f"{len(files)} files in {options.out}; read report.html or report.md. Plan {plan.hash[:12]}.")
    return 0


def _refused(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


def _data(options: argparse.Namespace) -> int:
    import numpy as np

    from rehabit.simulation.trial import tidy_csv, virtual_trial

    trial = virtual_trial(rng=np.random.default_rng(options.seed))
    options.file.write_text(tidy_csv(trial=trial), encoding="utf-8")
    print(f"{trial.n} made-up people in {options.file}.")
    return 0


def _coverage(options: argparse.Namespace) -> int:
    import numpy as np

    from rehabit.simulation.trial import rehearse

    if options.replications < 10:
        return _refused(f"{options.replications} replications say nothing about coverage; use 10 or more.")
    streams = np.random.SeedSequence(options.seed).spawn(options.replications)
    found = rehearse(dice=(np.random.default_rng(one) for one in streams))
    print("\n".join(coverage_lines(found=found)))
    return 0


def coverage_lines(*, found: "Sequence[Coverage]") -> list[str]:
    """The coverage table in Markdown."""
    lines = [
        "| analysis | trials | truth | mean found | mean error | spread | intervals that hold the truth |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in found:
        cells = (one.truth, one.mean, one.mean_error, one.spread)
        numbers = " | ".join(f"{cell:.3f}".replace("-", "−") for cell in cells)
        held = f"{100 * one.covered:.1f} % (± {100 * 1.96 * one.covered_error:.1f} by chance)"
        lines.append(f"| {one.analysis} | {one.replications} | {numbers} | {held} |")
    return lines
