"""Reads the ledger of published claims: one file for each, with the formula that should give its figure."""

import functools
from dataclasses import dataclass
from pathlib import Path

from rehabit.catalogue import shelf
from rehabit.catalogue.fault import ContentError, Fault
from rehabit.catalogue.table import Table

SHELF = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A figure that a formula uses, with its unit and its source."""

    name: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Another formula that the printed figure may stand for, and what it would mean."""

    formula: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One published figure.

    ``printed`` is how it was printed, ``value`` the number; ``tolerance`` how far a computed figure may be
    off to count as that (half of the last printed digit, as a rule). ``arm`` is what was done, ``comparator``
    what it was compared with. Without a ``formula`` there is ``unchecked_because``. ``not_believable`` gives
    reasons against a figure even where it is reproduced.
    """

    id: str
    order: int
    sentence: str
    printed: str
    value: float
    unit: str
    places: int
    tolerance: float
    source: str
    arm: str
    comparator: str
    price_year: str
    perspective: str
    formula: str
    inputs: tuple[Input, ...]
    unchecked_because: str
    not_believable: tuple[str, ...]
    readings: tuple[Reading, ...]
    never_with: tuple[str, ...]
    note: str


@functools.cache
def claims(*, root: Path = shelf.CONTENT) -> tuple[Claim, ...]:
    """Every claim, in the order of the case study and of later evidence."""
    found = [_claim(shelf.open_table(root, SHELF, name), name) for name in shelf.ids(root, SHELF)]
    known = {claim.id for claim in found}
    for claim in found:
        for other in claim.never_with:
            if other not in known:
                allowed = shelf.unknown(SHELF, other, tuple(sorted(known)))
                raise ContentError(Fault(f"{SHELF}/{claim.id}.toml", "never_with", repr(other), allowed))
    return tuple(sorted(found, key=lambda claim: (claim.order, claim.id)))


def _claim(table: Table, name: str) -> Claim:
    claim = Claim(
        id=table.text("id"),
        order=table.whole("order"),
        sentence=table.text("sentence"),
        printed=table.text("printed"),
        value=table.number("value"),
        unit=table.text("unit"),
        places=table.whole("places", high=6),
        tolerance=table.number("tolerance"),
        source=table.text("source"),
        arm=table.text("arm"),
        comparator=table.text("comparator"),
        price_year=table.text("price_year"),
        perspective=table.text("perspective"),
        formula=table.text_or_none("formula") or "",
        inputs=tuple(_input(row) for row in table.tables_or_empty("input")),
        unchecked_because=table.text_or_none("unchecked_because") or "",
        not_believable=table.texts_or_empty("not_believable"),
        readings=tuple(_reading(row) for row in table.tables_or_empty("reading")),
        never_with=table.texts_or_empty("never_with"),
        note=table.text_or_none("note") or "",
    )
    if claim.id != name:
        table.refuse("id", f"'{name}', the name of its file")
    if bool(claim.formula) == bool(claim.unchecked_because):
        table.refuse("formula", "either a formula or unchecked_because, not both")
    if claim.tolerance < 0:
        table.refuse("tolerance", "a number of 0 or more")
    table.only_these()
    return claim


def _input(row: Table) -> Input:
    given = Input(
        name=row.text("name"), value=row.number("value"), unit=row.text("unit"), source=row.text("source")
    )
    row.only_these()
    return given


def _reading(row: Table) -> Reading:
    reading = Reading(formula=row.text("formula"), meaning=row.text("meaning"))
    row.only_these()
    return reading
