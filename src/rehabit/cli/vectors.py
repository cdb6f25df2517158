"""`rehabit vectors check FILE.json`: scoring vectors of other engines, run against this one."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rehabit.outcomes.vectors import Failed, Passed, Skipped, Verdict, check_vectors

SHAPE = 'an object with "vectors", a list of objects that each have id, instrument, answers and expected'
"""What the file has to be."""

NEEDED = ("id", "instrument", "answers", "expected")


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    vectors = verbs.add_parser("vectors", help="check scoring against vectors of other engines")
    inner = vectors.add_subparsers(title="verbs", required=True, metavar="VERB")
    check = inner.add_parser("check", help="run every vector of a file; a line for each disagreement")
    check.add_argument("file", type=Path, metavar="FILE.json")
    check.add_argument("--quiet", action="store_true", help="do not list what was skipped")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    try:
        vectors = _read(options.file)
    except (OSError, ValueError) as fault:
        print(f"{options.file} cannot be used: {fault}. It has to be {SHAPE}.", file=sys.stderr)
        return 2
    verdicts = check_vectors(vectors=vectors)
    for verdict in verdicts:
        if isinstance(verdict, Failed):
            print(f"FAILED  {verdict}")
        elif isinstance(verdict, Skipped) and not options.quiet:
            print(f"skipped {verdict.vector}: {verdict.reason}")
    print(_summary(verdicts))
    return 1 if any(isinstance(verdict, Failed) for verdict in verdicts) else 0


def _read(path: Path) -> list[dict[str, Any]]:
    """The vectors of a file; ValueError says what is wrong with it."""
    held = json.loads(path.read_text(encoding="utf-8"))
    vectors = held.get("vectors") if isinstance(held, dict) else held
    if not isinstance(vectors, list):
        raise ValueError("it holds no list of vectors")
    for number, vector in enumerate(vectors, start=1):
        missing = [key for key in NEEDED if not isinstance(vector, dict) or key not in vector]
        if missing:
            raise ValueError(f"vector {number} has no {', no '.join(missing)}")
    return vectors


def _summary(verdicts: tuple[Verdict, ...]) -> str:
    passed, failed, skipped = (
        sum(isinstance(verdict, kind) for verdict in verdicts) for kind in (Passed, Failed, Skipped)
    )
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
