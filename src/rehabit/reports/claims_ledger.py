"""The ledger of claims as rows and as text: the terminal, the page and a file say the same."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from textwrap import fill

from rehabit.catalogue.claims import Claim, Input, claims
from rehabit.economics.claims import Checked, Status, check_claim

MARKS = {Status.REPRODUCED: "[=]", Status.DIFFERS: "[≠]", Status.UNCHECKED: "[?]"}
WIDTH = 96
COLUMNS = (
    "id",
    "claim",
    "printed",
    "computed",
    "verdict",
    "formula",
    "inputs",
    "arm",
    "comparator",
    "price year",
    "perspective",
    "source",
    "not believable because",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One other reading, in words."""

    value: str
    meaning: str
    formula: str
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One claim as it is shown. ``status`` is 'reproduced', 'differs' or 'can't be checked'."""

    claim: Claim
    status: str
    verdict: str
    computed: str
    worked: str
    unit_fault: str
    readings: tuple[ReadingRow, ...]
    never_with: tuple[str, ...]


def ledger(*, status: str | None = None) -> tuple[LedgerRow, ...]:
    """Every claim, checked now; ``status`` keeps those with that status."""
    everything = claims()
    printed = {claim.id: claim.printed for claim in everything}
    rows = (_row(check_claim(claim=claim), printed) for claim in everything)
    return tuple(row for row in rows if status in (None, row.status))


def ledger_counts(*, rows: Sequence[LedgerRow]) -> dict[str, int]:
    """How many claims have each status, and how many are not believable whatever their status."""
    counts = {status.value: sum(row.status == status.value for row in rows) for status in Status}
    return counts | {"not believable": sum(bool(row.claim.not_believable) for row in rows)}


def ledger_text(*, rows: Sequence[LedgerRow]) -> str:
    """The ledger for a terminal."""
    counts = ledger_counts(rows=rows)
    head = (
        f"{len(rows)} claims: {counts['reproduced']} reproduced, {counts['differs']} that differ, "
        f"{counts[Status.UNCHECKED.value]} that can't be checked. Not believable, whatever their status: "
        f"{counts['not believable']}."
    )
    return "\n\n".join([head, *(_text(row) for row in rows)]) + "\n"


def ledger_csv(*, rows: Sequence[LedgerRow]) -> str:
    """One line for each claim, with its working."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        claim = row.claim
        given = "; ".join(f"{one.name} = {one.value:g} {one.unit}" for one in claim.inputs)
        against = " ".join(claim.not_believable)
        what = (claim.arm, claim.comparator, claim.price_year, claim.perspective, claim.source)
        result = (claim.printed, row.computed, row.verdict, claim.formula, given)
        writer.writerow((claim.id, claim.sentence, *result, *what, against, claim.note))
    return out.getvalue()


def _row(checked: Checked, printed: dict[str, str]) -> LedgerRow:
    claim = checked.claim
    return LedgerRow(
        claim=claim,
        status=checked.status.value,
        verdict=checked.verdict,
        computed="" if checked.computed is None else _shown(checked.computed, claim),
        worked=_worked(claim, claim.formula) if claim.formula else "",
        unit_fault=checked.unit_fault,
        readings=tuple(
            ReadingRow(
                value=_shown(one.value, claim),
                meaning=one.reading.meaning,
                formula=_worked(claim, one.reading.formula),
                fits=one.fits,
            )
            for one in checked.readings
        ),
        never_with=tuple(printed[other] for other in claim.never_with),
    )


def _shown(value: float, claim: Claim) -> str:
    """With the sign of money, and one digit more than was printed where that says more."""
    sign = {"GBP": "£", "EUR": "€"}.get(claim.unit[:3], "")
    places = claim.places if claim.places or abs(value - round(value)) < 0.005 else 2
    if not sign and claim.places:
        places = claim.places + 1
    return f"{sign}{value:,.{places}f}"


def _worked(claim: Claim, formula: str) -> str:
    """The formula in plain signs, with names as words."""
    for given in sorted(claim.inputs, key=lambda one: -len(one.name)):
        formula = formula.replace(given.name, given.name.replace("_", "\N{NO-BREAK SPACE}"))
    return formula.replace("**", "^").replace("*", "×").replace("/", "÷").replace(" - ", " − ")


def _given(one: Input) -> str:
    unit = "" if one.unit == "1" else f" {one.unit}"
    return f"{one.name.replace('_', ' ')} = {one.value:,g}{unit} ({one.source})"


def _text(row: LedgerRow) -> str:
    claim = row.claim
    lines = [f"{MARKS[Status(row.status)]} {claim.id}: {claim.printed}", f"    {claim.sentence}"]
    if row.computed:
        lines += [f"    {row.verdict}: {row.computed} = {row.worked}"]
        lines += [f"      {_given(one)}" for one in claim.inputs]
    else:
        lines += [f"    {row.verdict}"]
        lines += [f"      {_given(one)}" for one in claim.inputs]
    for one in row.readings:
        lines.append(f"    {'fits' if one.fits else 'beside it'}: {one.value} = {one.formula}: {one.meaning}")
    lines += [f"    units: {row.unit_fault}"] if row.unit_fault else []
    lines += [f"    not believable: {reason}" for reason in claim.not_believable]
    lines += [f"    never together with: {', '.join(row.never_with)}"] if row.never_with else []
    lines += [f"    note: {claim.note}"] if claim.note else []
    lines.append(
        f"    {claim.arm} v {claim.comparator}; price year {claim.price_year}; {claim.perspective}; "
        f"{claim.source}"
    )
    return "\n".join(fill(line, WIDTH, subsequent_indent=" " * 8, break_long_words=False) for line in lines)
