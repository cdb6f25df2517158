"""Runs the steps of script/test, all of them, and ends with a table of what passed and what did not.

To add a folder of tests, add one line to STEPS.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(sys.executable).parent
LONGEST_STEP = 15 * 60
"""Seconds after which a step counts as hung: the slowest takes a few minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the table: a command, what it needs from the machine, and its folder of tests, if any."""

    name: str
    command: Sequence[str]
    needs: frozenset[str] = frozenset()
    folder: str = ""
    required: bool = True
    environment: dict[str, str] = field(default_factory=dict)


def check(name: str, *command: str) -> Step:
    """A step that runs one program of the virtual environment over the whole checkout."""
    return Step(name=name, command=[str(PROGRAMS / command[0]), *command[1:]])


def tests(folder: str, *, needs: str = "", on: str = "", covers: bool = False, required: bool = True) -> Step:
    """A step that runs one folder of tests.

    `on` names the database for a folder that runs on both; `covers` counts the branches of the core it tries.
    """
    counted = ["-m", "coverage", "run", "--append"] if covers else []
    command = [sys.executable, *counted, "-m", "pytest", f"tests/{folder}", "--quiet"]
    if on == "sqlite":
        command += ["-m", "not postgresql"]
    environment = {}
    if on == "postgresql":
        needs += " postgresql"
        environment["REHABIT_DATABASE"] = os.environ.get("REHABIT_POSTGRESQL", "")
    return Step(
        name=f"{folder}-{on}" if on else folder,
        command=command,
        needs=frozenset(needs.split()),
        folder=f"tests/{folder}",
        required=required,
        environment=environment,
    )


STEPS = (
    check("lint", "ruff", "check", "."),
    check("format", "ruff", "format", "--check", "."),
    check("types", "mypy"),
    check("map", "lint-imports", "--no-cache"),
    tests("unit", covers=True),
    tests("spec", covers=True),
    tests("oracle", covers=True, required=False),
    check("coverage", "coverage", "report"),
    tests("house"),
    tests("web", needs="assets chromium"),
    tests("records", on="sqlite"),
    tests("records", on="postgresql"),
    tests("journeys", on="sqlite", needs="assets chromium"),
    tests("journeys", on="postgresql", needs="assets chromium"),
    tests("claims", required=False),
    tests("docs", needs="assets chromium"),
)


def chosen(names: Sequence[str]) -> list[Step]:
    """The steps asked for ('records' means both of its databases); every step when none is named."""
    steps = []
    for name in names or [step.name for step in STEPS]:
        found = [step for step in STEPS if name in (step.name, step.folder.removeprefix("tests/"))]
        if not found:
            raise SystemExit(
                f"script/test has no step '{name}'; it has {', '.join(step.name for step in STEPS)}."
            )
        steps += [step for step in found if step not in steps]
    return steps


def outcome(step: Step, *, missing: frozenset[str]) -> str:
    """Runs one step; 'passed', or a few words on why not."""
    if step.folder and not (ROOT / step.folder).is_dir():
        return f"FAILED: there is no folder {step.folder}"
    if step.needs & missing:
        return f"FAILED: this machine has no {', '.join(sorted(step.needs & missing))}; see the top"
    environment = os.environ | {"REHABIT_NO_SKIPS": "1"}
    environment.pop("REHABIT_DATABASE", None)
    try:
        finished = subprocess.run(
            step.command,
            cwd=ROOT,
            env=environment | step.environment,
            stdin=subprocess.DEVNULL,
            timeout=LONGEST_STEP,
        )
    except subprocess.TimeoutExpired:
        return f"FAILED: not done after {LONGEST_STEP // 60} minutes"
    if finished.returncode == 5 and step.folder:
        return f"FAILED: {step.folder} holds no test"
    return "passed" if finished.returncode == 0 else f"FAILED: exit code {finished.returncode}"


def run(names: Sequence[str], *, missing: frozenset[str]) -> int:
    """Runs the steps in order, prints the table and returns the exit code: 0 only when every step passed."""
    table = []
    for step in chosen(names):
        if not names and not step.required and not (ROOT / step.folder).is_dir():
            table.append((step.name, 0.0, "not there yet"))
            continue
        print(f"\n──── {step.name}: {' '.join([Path(step.command[0]).name, *step.command[1:]])}", flush=True)
        began = time.monotonic()
        result = outcome(step, missing=missing)
        table.append((step.name, time.monotonic() - began, result))
    print(f"\n{'step':<22}{'seconds':>8}  outcome")
    for name, seconds, result in table:
        print(f"{name:<22}{seconds:>8.1f}  {result}")
    failed = sum(result.startswith("FAILED") for _, _, result in table)
    passed = sum(result == "passed" for _, _, result in table)
    print(f"\n{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


def main(arguments: Sequence[str]) -> int:
    """`--list` prints the steps, `--needs NAME...` what they need from the machine; else they are run."""
    if arguments[:1] == ["--list"]:
        print("\n".join(step.name for step in STEPS))
        return 0
    if arguments[:1] == ["--needs"]:
        print(" ".join(sorted({need for step in chosen(arguments[1:]) for need in step.needs})))
        return 0
    return run(arguments, missing=frozenset(os.environ.get("REHABIT_MISSING", "").split()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
