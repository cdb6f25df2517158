"""Brings a price from one year to another by a named index, and shows every step."""

from dataclasses import dataclass

from rehabit.catalogue.unit_costs import PriceIndex, Splice
from rehabit.kernel import Money, Refusal, next_price_year, price_year_fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflated:
    """``money`` in the new prices: ``original`` × ``factor``. ``steps`` name each index and its factor."""

    money: Money
    original: Money
    factor: float
    index: str
    steps: tuple[str, ...]


def inflated(*, money: Money, to: str, splice: Splice) -> Inflated | Refusal:
    """``money`` in the prices of year ``to``, which is the same or a later one.

    Up to the year of the splice the earlier index is used, after it the later one. Refuses
    (`not_a_price_year`, `goes_back`, `index_has_no_year`) with the year that is missing.
    """
    fault = price_year_fault(to)
    if fault is not None:
        return fault
    if to < money.price_year:
        return Refusal("goes_back", f"{to} is before {money.price_year}; prices are only brought forward.")
    parts = []
    if money.price_year < splice.year:
        parts.append((splice.earlier, money.price_year, min(to, splice.year)))
    if to > splice.year:
        parts.append((splice.later, max(money.price_year, splice.year), to))
    factor, steps = 1.0, []
    for index, start, end in parts:
        step = _factor(index, start, end)
        if isinstance(step, Refusal):
            return step
        factor *= step
        steps.append(f"{index.label}, {start} to {end}: × {step:.4f}")
    changed = Money(amount=money.amount * factor, price_year=to, currency=money.currency)
    return Inflated(money=changed, original=money, factor=factor, index=splice.id, steps=tuple(steps))


def _factor(index: PriceIndex, start: str, end: str) -> float | Refusal:
    if index.kind == "levels":
        missing = [year for year in (start, end) if year not in index.values]
        return _no_year(index, missing[0]) if missing else index.values[end] / index.values[start]
    factor, year = 1.0, start
    while year < end:
        year = next_price_year(year)
        if year not in index.values:
            return _no_year(index, year)
        factor *= 1 + index.values[year] / 100
    return factor


def _no_year(index: PriceIndex, year: str) -> Refusal:
    years = f"{min(index.values)} to {max(index.values)}"
    return Refusal(
        "index_has_no_year",
        f"{index.label} has no value for {year} (it runs from {years}); add it with its source.",
    )
