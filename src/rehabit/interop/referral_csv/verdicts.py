"""A verdict for every row of a referral file."""

import re
from dataclasses import dataclass
from datetime import date

from rehabit.interop.referral_csv.columns import Columns, read_columns
from rehabit.interop.referral_csv.fingerprint import fingerprint
from rehabit.interop.referral_csv.table import Table, read_table
from rehabit.kernel import Refusal
from rehabit.participants import (
    Likeness,
    PersonKeys,
    Referral,
    check_referral,
    keys_of,
    match,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A row that can go in. ``fingerprint`` is the same whenever the same referral is sent again."""

    row_number: int
    referral: Referral
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a row: the column as the file heads it, the value, the rule, what to do."""

    column: str
    value: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A row that cannot go in, with everything that is wrong with it and its cells as they came."""

    row_number: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file held.

    ``skipped`` numbers the instruction rows under the header; columns headed ``extra`` became notes.
    """

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    extra: tuple[str, ...]
    good: tuple[Good, ...]
    bad: tuple[Bad, ...]
    skipped: tuple[int, ...]


_INSTRUCTION = re.compile(
    r"dd.?mm.?yy|\b(required|mandatory|optional|format|example|e\.g|digits|text)\b", re.I
)


def read_referrals(*, data: bytes, today: date) -> Reading | Refusal:
    """Read a referral file as an office sends it, and give every row a verdict.

    The whole file is refused, with nothing read, when it is empty, too large, not a CSV, or lacks a
    required column; see :func:`read_table` and :func:`read_columns` for the codes. A row is bad when a
    field breaks a rule of :func:`rehabit.participants.check_referral`, when it has more cells than the
    header, or when an earlier good row is, or may be, about the same person.
    """
    table = read_table(data=data)
    if isinstance(table, Refusal):
        return table
    columns = read_columns(header=table.header)
    if isinstance(columns, Refusal):
        return columns
    return _verdicts(table=table, columns=columns, today=today)


def _verdicts(*, table: Table, columns: Columns, today: date) -> Reading:
    good: list[Good] = []
    bad: list[Bad] = []
    skipped: list[int] = []
    seen = _Seen()
    for number, cells in table.rows:
        if not good and not bad and _is_instruction(cells=cells, columns=columns):
            skipped.append(number)
            continue
        verdict = _verdict(number=number, cells=cells, columns=columns, today=today, seen=seen)
        if isinstance(verdict, Good):
            good.append(verdict)
        else:
            bad.append(verdict)
    return Reading(
        encoding=table.encoding,
        delimiter=table.delimiter,
        header=table.header,
        extra=tuple(
            h for h, field in zip(columns.header, columns.fields, strict=True) if field is None and h
        ),
        good=tuple(good),
        bad=tuple(bad),
        skipped=tuple(skipped),
    )


def _is_instruction(*, cells: tuple[str, ...], columns: Columns) -> bool:
    dates = [
        cell
        for cell, field in zip(cells, columns.fields, strict=False)
        if field in ("date_of_birth", "referred_on")
    ]
    return not any(re.search(r"\d{2}", cell) for cell in dates) and any(map(_INSTRUCTION.search, cells))


def _verdict(
    *, number: int, cells: tuple[str, ...], columns: Columns, today: date, seen: "_Seen"
) -> Good | Bad:
    if any(cells[len(columns.header) :]):
        return Bad(row_number=number, faults=(_too_many(cells=cells, columns=columns),), cells=cells)
    found = check_referral(given=_given(cells=cells, columns=columns), today=today)
    if not isinstance(found, Referral):
        faults = tuple(
            Fault(
                column=columns.heading_of(field=problem.field),
                value=problem.value,
                rule=problem.rule,
                sentence=problem.sentence,
            )
            for problem in found
        )
        return Bad(row_number=number, faults=faults, cells=cells)
    twice = _twice(referral=found, known=seen.like(referral=found), columns=columns)
    if twice is not None:
        return Bad(row_number=number, faults=(twice,), cells=cells)
    seen.add(referral=found, row_number=number)
    return Good(row_number=number, referral=found, fingerprint=fingerprint(referral=found))


def _given(*, cells: tuple[str, ...], columns: Columns) -> dict[str, str]:
    pairs = list(zip(columns.fields, columns.header, cells, strict=False))
    given = {field: cell for field, _, cell in pairs if field is not None}
    extras = [f"{heading}: {cell}" for field, heading, cell in pairs if field is None and cell and heading]
    given["note"] = "; ".join(part for part in (given.get("note", ""), *extras) if part)
    return given


def _too_many(*, cells: tuple[str, ...], columns: Columns) -> Fault:
    return Fault(
        column="",
        value=" | ".join(cells[len(columns.header) :]),
        rule="too_many_cells",
        sentence=f"The row has {len(cells)} cells but the header has {len(columns.header)}. "
        "A comma inside a cell needs quotation marks around the cell.",
    )


class _Seen:
    """The people of earlier good rows, found again by NHS number or birth: nobody else can be a match."""

    def __init__(self) -> None:
        self._people: dict[object, list[PersonKeys]] = {}

    def add(self, *, referral: Referral, row_number: int) -> None:
        keys = keys_of(referral=referral, reference=str(row_number))
        for mark in (referral.nhs_number, referral.date_of_birth):
            self._people.setdefault(mark, []).append(keys)

    def like(self, *, referral: Referral) -> tuple[PersonKeys, ...]:
        born_alike = self._people.get(referral.date_of_birth, [])
        numbered = self._people.get(referral.nhs_number, []) if referral.nhs_number else []
        return tuple({keys.reference: keys for keys in (*numbered, *born_alike)}.values())


def _twice(*, referral: Referral, known: tuple[PersonKeys, ...], columns: Columns) -> Fault | None:
    found = match(incoming=keys_of(referral=referral), known=known)
    if found.likeness is Likeness.NEW:
        return None
    sure = found.likeness is Likeness.SAME
    return Fault(
        column=columns.heading_of(field="nhs_number" if referral.nhs_number else "family_name"),
        value=str(referral.nhs_number or referral.family_name),
        rule="twice_in_file" if sure else "maybe_twice_in_file",
        sentence=f"{found.sentence} See row {', '.join(found.references)}. "
        + ("Keep one row for each person." if sure else "Correct one of them, or send this row by itself."),
    )
