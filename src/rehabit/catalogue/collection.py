"""Reads the collection plan: when people are asked, with what, and how long an answer counts."""

import tomllib
from dataclasses import dataclass
from functools import cache

from rehabit.catalogue.instruments import CONTENT


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPoint:
    """One point in time.

    It is aimed at `months` after the end of the programme (baseline: at the start). It opens `opens_days`
    before and closes `closes_days` after that day; the baseline closes with the second session when that is
    known.
    """

    id: str
    title: str
    months: int
    opens_days: int
    closes_days: int
    instruments: tuple[str, ...]


@cache
def collection_points() -> tuple[CollectionPoint, ...]:
    """The points of the plan in order of time."""
    text = (CONTENT / "collection.toml").read_text(encoding="utf-8")
    return tuple(
        CollectionPoint(
            id=entry["id"],
            title=entry["title"],
            months=entry["months"],
            opens_days=entry["opens_days"],
            closes_days=entry["closes_days"],
            instruments=tuple(entry["instruments"]),
        )
        for entry in tomllib.loads(text)["point"]
    )
