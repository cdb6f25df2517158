"""Reads published estimates: each with its interval, comparator, price year and source."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rehabit.catalogue import shelf
from rehabit.catalogue.fault import UnknownContent
from rehabit.catalogue.table import Table

SHELF = "estimates"
UNITS = ("share", "points", "pounds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One published figure. ``low`` and ``high`` are 95 % limits; None where none were published.

    ``price_year`` is 'none' for what is no money and 'not stated' where the source does not say.
    """

    id: str
    label: str
    unit: str
    value: float
    low: float | None
    high: float | None
    se: float | None
    n: int | None
    comparator: str
    price_year: str
    source: str
    mark: str


@functools.cache
def estimates(*, root: Path = shelf.CONTENT) -> Mapping[str, Estimate]:
    """Every estimate by id."""
    rows = [
        _estimate(row)
        for name in shelf.ids(root, SHELF)
        for row in shelf.open_table(root, SHELF, name).tables("estimate")
    ]
    return MappingProxyType({row.id: row for row in rows})


def estimate(name: str) -> Estimate:
    """The estimate with this id; ``UnknownContent`` names the nearest ids."""
    if name not in estimates():
        raise UnknownContent(shelf.unknown(SHELF, name, tuple(estimates())))
    return estimates()[name]


def _estimate(row: Table) -> Estimate:
    found = Estimate(
        id=row.text("id"),
        label=row.text("label"),
        unit=row.text("unit", one_of=UNITS),
        value=row.number("value"),
        low=_maybe(row, "low"),
        high=_maybe(row, "high"),
        se=_maybe(row, "se"),
        n=row.whole_or_none("n", low=1),
        comparator=row.text("comparator"),
        price_year=row.text("price_year"),
        source=row.text("source"),
        mark=row.text("mark", one_of=("V", "C", "H", "M")),
    )
    if (found.low is None) != (found.high is None):
        row.refuse("low", "both limits or neither")
    if found.low is not None and found.high is not None and not found.low <= found.value <= found.high:
        row.refuse("value", "a value between its limits")
    row.only_these()
    return found


def _maybe(row: Table, key: str) -> float | None:
    return row.number(key) if key in row else None
