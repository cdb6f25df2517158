"""Reads unit costs and price indices: every amount with its price year and its source."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rehabit.catalogue import shelf
from rehabit.catalogue.fault import UnknownContent
from rehabit.catalogue.table import Table
from rehabit.kernel.money import Money, price_year_fault

SHELF = "unit_costs"
MARKS = ("V", "M", "D")
"""V read in the source, M from memory and to be checked, D our own assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCost:
    """What one ``unit`` (hour, contact) costs, by price year; newest last."""

    id: str
    label: str
    unit: str
    source: str
    mark: str
    prices: tuple[Money, ...]

    def at(self, *, price_year: str) -> Money:
        """The amount in the prices of that year; ``UnknownContent`` names the years there are."""
        for money in self.prices:
            if money.price_year == price_year:
                return money
        years = ", ".join(money.price_year for money in self.prices)
        raise UnknownContent(f"{self.label} has no price for {price_year}; there are {years}.")

    @property
    def newest(self) -> Money:
        return self.prices[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceIndex:
    """How prices moved. ``levels``: an index number a year. ``rates``: the change in per cent into a year."""

    id: str
    label: str
    kind: str
    source: str
    mark: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """Two indices joined: ``earlier`` up to ``year``, ``later`` for every change after it."""

    id: str
    label: str
    earlier: PriceIndex
    later: PriceIndex
    year: str


@functools.cache
def unit_costs(*, root: Path = shelf.CONTENT) -> Mapping[str, UnitCost]:
    """Every unit cost by id."""
    found: dict[str, UnitCost] = {}
    for name in shelf.ids(root, SHELF):
        table = shelf.open_table(root, SHELF, name)
        for row in table.tables_or_empty("cost"):
            cost = _unit_cost(row)
            if cost.id in found:
                row.refuse("id", "an id that no other unit cost has")
            found[cost.id] = cost
    return MappingProxyType(found)


def unit_cost(name: str) -> UnitCost:
    """The unit cost with this id; ``UnknownContent`` names the nearest ids."""
    if name not in unit_costs():
        raise UnknownContent(shelf.unknown(SHELF, name, tuple(unit_costs())))
    return unit_costs()[name]


@functools.cache
def splices(*, root: Path = shelf.CONTENT) -> Mapping[str, Splice]:
    """The ways to bring a price from one year to another, by id."""
    table = shelf.open_table(root, SHELF, "indices")
    indices = {index.id: index for index in map(_index, table.tables("index"))}
    return MappingProxyType({row.text("id"): _splice(row, indices) for row in table.tables("splice")})


def _unit_cost(row: Table) -> UnitCost:
    cost = UnitCost(
        id=row.text("id"),
        label=row.text("label"),
        unit=row.text("unit", one_of=("hour", "contact")),
        source=row.text("source"),
        mark=row.text("mark", one_of=MARKS),
        prices=tuple(_price(part) for part in row.tables("price")),
    )
    years = [money.price_year for money in cost.prices]
    if not years or years != sorted(set(years)):
        row.refuse("price", "at least one price, each year once, the oldest first")
    row.only_these()
    return cost


def _price(part: Table) -> Money:
    year, amount = _year(part, "price_year"), part.number("amount")
    if amount < 0:
        part.refuse("amount", "an amount of 0 or more")
    part.only_these()
    return Money(amount=amount, price_year=year)


def _index(row: Table) -> PriceIndex:
    index = PriceIndex(
        id=row.text("id"),
        label=row.text("label"),
        kind=row.text("kind", one_of=("levels", "rates")),
        source=row.text("source"),
        mark=row.text("mark", one_of=MARKS),
        values=MappingProxyType({_year(part, "year"): part.number("value") for part in row.tables("value")}),
    )
    row.only_these()
    return index


def _splice(row: Table, indices: Mapping[str, PriceIndex]) -> Splice:
    splice = Splice(
        id=row.text("id"),
        label=row.text("label"),
        earlier=indices[row.text("earlier", one_of=tuple(indices))],
        later=indices[row.text("later", one_of=tuple(indices))],
        year=_year(row, "year"),
    )
    row.only_these()
    return splice


def _year(part: Table, key: str) -> str:
    year = part.text(key)
    if price_year_fault(year) is not None:
        part.refuse(key, "a financial year, such as 2024/25")
    return year
