"""Many forms of one instrument: a CSV file with a row a form in, one with a row of scores a form out."""

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from rehabit.catalogue.instrument import Instrument
from rehabit.evaluation.batch import Batch, ScoreColumn, score_columns

SHOWN = 50
"""How many wrong answers are printed; the table of scores marks every one of them."""

PLACES = 12


def score_table(
    *, instrument: Instrument, path: Path, keep: Sequence[str], value_set: str | None, out: Path | None
) -> int:
    """Score a CSV file; prints the scores or writes them to `out`. Returns 1 when some answers were wrong.

    The first line names the items; `keep` names columns that are no items and are carried over. Raises
    ValueError (WrongColumns among them) and OSError with a sentence.
    """
    columns, kept = _read(path, keep)
    batch = score_columns(instrument=instrument, columns=columns, value_set=value_set)
    if out is None:
        _write(sys.stdout, batch, kept)
    else:
        with out.open("w", encoding="utf-8", newline="") as file:
            _write(file, batch, kept)
    for problem in islice(batch.problems(), SHOWN):
        print(problem.sentence, file=sys.stderr)
    if batch.n_problems > SHOWN:
        print(f"… and {batch.n_problems - SHOWN} more wrong answers.", file=sys.stderr)
    scored = max((column.n_scored for column in batch.scores.values()), default=0)
    print(
        f"{batch.n_rows} forms read, {scored} with a score, {batch.n_problems} wrong answers.",
        file=sys.stderr,
    )
    return 1 if batch.n_problems else 0


def _read(path: Path, keep: Sequence[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        names = [name.strip() for name in next(lines, [])]
        if len(set(names)) < len(names):
            raise ValueError(f"{path} names a column twice; its first line is: {', '.join(names)}.")
        missing = [name for name in keep if name not in names]
        if missing:
            raise ValueError(f"{path} has no column {', '.join(missing)}; it has: {', '.join(names)}.")
        rows = _whole_rows(path, lines, len(names))
        columns = list(zip(*rows, strict=True)) or [()] * len(names)
    table = dict(zip(names, columns, strict=True))
    return {name: table[name] for name in names if name not in keep}, {name: table[name] for name in keep}


def _whole_rows(path: Path, lines: Iterable[list[str]], width: int) -> list[list[str]]:
    rows = [row for row in lines if row]
    for number, row in enumerate(rows, start=1):
        if len(row) != width:
            raise ValueError(
                f"{path}, row {number}: {len(row)} cells came, but the first line names {width} columns."
            )
    return rows


def _write(file: TextIO, batch: Batch, kept: Mapping[str, Sequence[str]]) -> None:
    """A column for each score and one for its band or the reason why there is none."""
    writer = csv.writer(file, lineterminator="\n")
    scores = batch.scores
    writer.writerow([*kept, *chain.from_iterable((name, f"{name}_says") for name in scores)])
    for place in range(batch.n_rows):
        cells = chain.from_iterable(_cells(column, place) for column in scores.values())
        writer.writerow([*(column[place] for column in kept.values()), *cells])


def _cells(column: ScoreColumn, place: int) -> tuple[str, str]:
    reason = column.reason(place + 1)
    if reason is not None:
        return "", str(reason)
    return f"{column.values[place]:.{PLACES}g}", column.band(place + 1)
