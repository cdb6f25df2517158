"""Reads a file of resource use: one row a person, one column a kind."""

import csv
from dataclasses import dataclass
from io import StringIO

from rehabit.economics.bad_input import BadInput
from rehabit.economics.resource_use.use import KINDS, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A row that was left out: its line in the file and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadUse:
    """What was read, and what was not."""

    uses: tuple[Use, ...]
    unread: tuple[UnreadRow, ...]


def read_use(*, text: str) -> ReadUse:
    """Read ``text``: a header with person, recall_months and any of the kinds; an empty cell is not answered.

    A row with a fault is left out whole, with its reason. Raises `BadInput` when the header cannot be used.
    """
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    header = [name.strip() for name in rows.fieldnames or ()]
    rows.fieldnames = header
    unknown = [name for name in header if name not in {"person", "recall_months", *KINDS}]
    if unknown or not {"person", "recall_months"} < set(header):
        raise BadInput(
            place="header of the file",
            value=", ".join(header) or "nothing",
            rule="person, recall_months and at least one of "
            + ", ".join(KINDS)
            + " are needed, and nothing else.",
        )
    uses: list[Use] = []
    unread: list[UnreadRow] = []
    for row in rows:
        try:
            uses += _row(row, [name for name in header if name in KINDS])
        except (ValueError, AttributeError, TypeError) as error:
            unread.append(UnreadRow(line=rows.line_num, reason=_why(error)))
    return ReadUse(uses=tuple(uses), unread=tuple(unread))


def _row(row: dict[str, str], kinds: list[str]) -> list[Use]:
    months = float(row["recall_months"])
    return [
        Use(
            person=row["person"].strip(),
            kind=kind,
            count=float(row[kind]) if row[kind].strip() else None,
            recall_months=months,
        )
        for kind in kinds
    ]


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "the row has fewer cells than the header"
