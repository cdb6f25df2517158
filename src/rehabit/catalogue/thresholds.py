"""Reads what a commissioner may be willing to pay: dated configuration, never a constant in the code."""

import datetime as dt
import functools
from dataclasses import dataclass
from pathlib import Path

from rehabit.catalogue import shelf
from rehabit.catalogue.table import Table

SHELF = "thresholds"
OUTCOMES = ("QALY", "responder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """``amount`` pounds for one more ``outcome``, as used from a day on."""

    id: str
    label: str
    outcome: str
    amount: float
    start: dt.date
    source: str
    mark: str


@functools.cache
def thresholds(*, outcome: str, root: Path = shelf.CONTENT) -> tuple[Threshold, ...]:
    """The thresholds for one outcome ('QALY' or 'responder'), the lowest first."""
    rows = [
        _threshold(row)
        for name in shelf.ids(root, SHELF)
        for row in shelf.open_table(root, SHELF, name).tables("threshold")
    ]
    return tuple(sorted((row for row in rows if row.outcome == outcome), key=lambda row: row.amount))


def _threshold(row: Table) -> Threshold:
    threshold = Threshold(
        id=row.text("id"),
        label=row.text("label"),
        outcome=row.text("outcome", one_of=OUTCOMES),
        amount=row.number("amount"),
        start=row.day("from"),
        source=row.text("source"),
        mark=row.text("mark", one_of=("V", "M", "D")),
    )
    if threshold.amount < 0:
        row.refuse("amount", "an amount of 0 or more")
    row.only_these()
    return threshold
