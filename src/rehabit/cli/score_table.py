"""Many forms of one instrument: a CSV file with a row a form in, one with a row of scores a form out."""

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from rehabit.catalogue.instrument import Instrument
from rehabit.evaluation.batch import Batch, ScoreColumn, score_columns
from rehabit.outcomes import Reason

SHOWN = 50
"""How many wrong answers are printed; the table of scores marks every one of them."""

PART = 20_000
"""Rows read, scored and written at a time: a file of millions needs no more memory than a small one."""

PLACES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is read: the file, its columns, and those to carry over that are no items."""

    path: Path
    names: Sequence[str]
    keep: Sequence[str]


@dataclass(slots=True)
class Counts:
    """What became of the forms so far, and the first wrong answers in words."""

    forms: int = 0
    scored: int = 0
    wrong: int = 0
    sentences: list[str] = field(default_factory=list)

    def add(self, batch: Batch, part: "Part", width: int) -> None:
        self.forms += batch.n_rows
        self.scored += max(column.n_scored for column in batch.scores.values())
        self.wrong += batch.n_problems + len(part.uneven)
        uneven = (
            f"Row {batch.first_row + place}: {cells} cells came, but the first line names {width} columns."
            for place, cells in part.uneven.items()
        )
        wrong = (problem.sentence for problem in batch.problems())
        self.sentences += islice(chain(uneven, wrong), SHOWN - len(self.sentences))


def score_table(
    *, instrument: Instrument, path: Path, keep: Sequence[str], value_set: str | None, out: Path | None
) -> int:
    """Score a CSV file; prints the scores or writes them to `out`. Returns 1 when some answers were wrong.

    The first line names the items; `keep` names columns that are no items and are carried over. Raises
    ValueError (WrongColumns among them) and OSError with a sentence.
    """
    counts = Counts()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        table = _table(path, keep, [name.strip() for name in next(lines, [])])
        first = _part(table, lines)
        batch = _score(instrument, table, first, value_set, 1)  # refuses another form before writing
        with nullcontext(sys.stdout) if out is None else out.open("w", encoding="utf-8", newline="") as to:
            _write_head(to, instrument, table)
            _write(to, batch, table, first)
            counts.add(batch, first, len(table.names))
            for part in _parts(table, lines):
                batch = _score(instrument, table, part, value_set, counts.forms + 1)
                _write(to, batch, table, part)
                counts.add(batch, part, len(table.names))
    return _said(counts)


def _table(path: Path, keep: Sequence[str], names: Sequence[str]) -> Table:
    if len(set(names)) < len(names):
        raise ValueError(f"{path} names a column twice; its first line is: {', '.join(names)}.")
    missing = [name for name in keep if name not in names]
    if missing:
        raise ValueError(f"{path} has no column {', '.join(missing)}; it has: {', '.join(names)}.")
    return Table(path=path, names=names, keep=keep)


@dataclass(slots=True, kw_only=True)
class Part:
    """Some rows of the table. `uneven` maps the place of a row with too few or too many cells to how many."""

    rows: list[list[str]]
    uneven: dict[int, int]


def _parts(table: Table, lines: Iterator[list[str]]) -> Iterator[Part]:
    while (part := _part(table, lines)).rows:
        yield part


def _part(table: Table, lines: Iterator[list[str]]) -> Part:
    """The next rows, empty lines left out; an uneven row is emptied, since its cells may be anybody's."""
    rows = list(islice((row for row in lines if row), PART))
    width = len(table.names)
    uneven = {place: len(row) for place, row in enumerate(rows) if len(row) != width}
    for place in uneven:
        rows[place] = [""] * width
    return Part(rows=rows, uneven=uneven)


def _score(instrument: Instrument, table: Table, part: Part, value_set: str | None, first_row: int) -> Batch:
    columns = list(zip(*part.rows, strict=True)) or [()] * len(table.names)
    answers = {
        name: column for name, column in zip(table.names, columns, strict=True) if name not in table.keep
    }
    return score_columns(instrument=instrument, columns=answers, value_set=value_set, first_row=first_row)


def _write_head(file: TextIO, instrument: Instrument, table: Table) -> None:
    """A column for each score and one for its band or the reason why there is none."""
    heads = chain.from_iterable((rule.id, f"{rule.id}_says") for rule in instrument.scores)
    csv.writer(file, lineterminator="\n").writerow([*table.keep, *heads])


def _write(file: TextIO, batch: Batch, table: Table, part: Part) -> None:
    kept = [table.names.index(name) for name in table.keep]
    writer = csv.writer(file, lineterminator="\n")
    for place, row in enumerate(part.rows):
        if place in part.uneven:
            cells = ["", str(Reason.WRONG_LENGTH)] * len(batch.scores)
        else:
            cells = [cell for column in batch.scores.values() for cell in _cells(column, place)]
        writer.writerow([*(row[column] for column in kept), *cells])


def _cells(column: ScoreColumn, place: int) -> tuple[str, str]:
    reason = column.reason(place + 1)
    if reason is not None:
        return "", str(reason)
    return f"{column.values[place]:.{PLACES}g}", column.band(place + 1)


def _said(counts: Counts) -> int:
    for sentence in counts.sentences:
        print(sentence, file=sys.stderr)
    if counts.wrong > SHOWN:
        print(f"… and {counts.wrong - SHOWN} more wrong answers.", file=sys.stderr)
    print(
        f"{counts.forms} forms read, {counts.scored} with a score, {counts.wrong} wrong answers.",
        file=sys.stderr,
    )
    return 1 if counts.wrong else 0
