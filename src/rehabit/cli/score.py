"""`rehabit score INSTRUMENT ANSWERS`: one form from a JSON file, or many from a CSV file."""

import argparse
import csv
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Instrument
from rehabit.outcomes import ENGINE, NotScored, Score, alerts, round_half_up, score
from rehabit.outcomes.answers import read_answers

PLACES = 6
"""Decimal places to which an exact score is written out."""


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = verbs.add_parser(
        "score",
        help="score a filled-in questionnaire, or a table of them",
        description="Scores one form (JSON: answers by item, or a list in form order; null = not answered) "
        "or many (CSV: a row a form, a column an item). Exit status 1: some answers were wrong.",
    )
    one.add_argument("instrument", metavar="INSTRUMENT", help="its name, in any case: see 'instruments list'")
    one.add_argument("answers", type=Path, metavar="ANSWERS", help="a file ending in .json or .csv")
    one.add_argument("--value-set", metavar="ID", help="for EQ-5D, such as uk-2026")
    one.add_argument("--json", action="store_true", help="print JSON with exact fractions (one form)")
    one.add_argument("--out", type=Path, metavar="FILE.csv", help="where scores go (many forms)")
    one.add_argument(
        "--keep", action="append", default=[], metavar="COLUMN", help="a column to carry over, such as an id"
    )
    one.set_defaults(run=_score)


def _score(options: argparse.Namespace) -> int:
    try:
        held = instruments.load(options.instrument)
        if options.answers.suffix.lower() == ".csv":
            from rehabit.cli.score_table import score_table  # brings NumPy, which one form does not need

            return score_table(
                instrument=held,
                path=options.answers,
                keep=options.keep,
                value_set=options.value_set,
                out=options.out,
            )
        answers = _read(options.answers)
    except (instruments.UnknownInstrument, OSError, ValueError, csv.Error) as fault:
        print(fault, file=sys.stderr)
        return 2
    return _one(held, answers, options)


def _read(path: Path) -> Any:
    try:
        held = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except ValueError as fault:
        raise ValueError(f"{path} is not JSON: {fault}.") from fault
    answers = held["answers"] if isinstance(held, dict) and "answers" in held else held
    values = answers.values() if isinstance(answers, dict) else answers if isinstance(answers, list) else None
    if values is None or any(isinstance(value, dict | list) for value in values):
        raise ValueError(
            f'{path} has to hold one form: answers by item, such as {{"1": 2, "2": null}}, '
            "or a list of answers in form order. For many forms use a CSV file."
        )
    return answers


def _one(instrument: Instrument, answers: Any, options: argparse.Namespace) -> int:
    found = score(instrument, answers, value_set=options.value_set)
    problems = read_answers(instrument=instrument, answers=answers).problems
    raised = alerts(instrument=instrument, answers=answers)
    if options.json:
        scores = {name: _as_json(one) for name, one in found.items()}
        head = {"instrument": instrument.id, "version": instrument.version, "engine": ENGINE}
        told = [{"id": alert.id, "item": alert.item, "sentence": alert.sentence} for alert in raised]
        wrong = [{"item": each.item, "reason": each.reason, "sentence": each.sentence} for each in problems]
        print(json.dumps({**head, "scores": scores, "alerts": told, "problems": wrong}, indent=2))
    else:
        print(f"{instrument.title}: {instrument.id}, version {instrument.version}, engine {ENGINE}")
        for name, one in found.items():
            print(f"  {name:<24} {_as_line(one)}")
        for alert in raised:
            print(f"  ALERT: {alert.sentence}")
    for problem in problems:
        print(problem.sentence, file=sys.stderr)
    return 1 if problems else 0


def _as_line(one: Score | NotScored) -> str:
    answered = f"{one.n_answered} of {one.n_items} answered"
    if isinstance(one, NotScored):
        return f"no score ({one.reason}): {one.sentence}"
    details = [answered, one.band, f"value set {one.stamp.value_set}" if one.stamp.value_set else ""]
    return f"{in_decimals(one)} {one.unit}".strip() + "  " + ", ".join(part for part in details if part)


def in_decimals(one: Score) -> str:
    """The value written out, exact where it ends within six places."""
    return f"{round_half_up(one.value, places=PLACES).normalize():f}"


def _as_json(one: Score | NotScored) -> dict[str, Any]:
    counts = {"n_answered": one.n_answered, "n_items": one.n_items, "value_set": one.stamp.value_set}
    if isinstance(one, NotScored):
        return {"value": None, "reason": one.reason, "sentence": one.sentence, **counts}
    return {
        "value": float(one.value),
        "exact": str(one.value),
        "rounded": str(one.rounded()),
        "band": one.band,
        "unit": one.unit,
        "better": one.better,
        "reason": None,
        "n_imputed": one.n_imputed,
        **counts,
    }
