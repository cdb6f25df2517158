"""Reads the EQ-5D value sets: published coefficients that turn five answers into one index."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

from rehabit.catalogue.instruments import CONTENT

DIMENSIONS = ("mo", "sc", "ua", "pd", "ad")
"""Mobility, self-care, usual activities, pain or discomfort, anxiety or depression, in profile order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSet:
    """One published way to value a profile.

    The index is 1, less `any_problem` if any level is above 1, less `any_worst` if any level is the worst,
    less the decrements. `decrements[dimension][level]` has an entry for every level, 0 for level 1. `worst`
    is the number of levels. A crosswalk has `maps_to` (the id of the set with fewer levels) and `stays`,
    the share of an in-between level that goes to the better of the two levels around it, by dimension and
    level. `historic` sets only recognise old data.
    """

    id: str
    instrument: str
    title: str
    source: str
    default: bool
    historic: bool
    worst: int
    any_problem: Fraction
    any_worst: Fraction
    decrements: Mapping[str, Mapping[int, Fraction]]
    maps_to: str
    stays: Mapping[str, Mapping[int, Fraction]]


@cache
def value_sets() -> Mapping[str, ValueSet]:
    """All value sets by id."""
    text = (CONTENT / "value_sets.toml").read_text(encoding="utf-8")
    sets = [_value_set(entry) for entry in tomllib.loads(text, parse_float=Decimal)["value_set"]]
    return MappingProxyType({found.id: found for found in sets})


def _value_set(entry: Mapping[str, Any]) -> ValueSet:
    return ValueSet(
        id=entry["id"],
        instrument=entry["instrument"],
        title=entry["title"],
        source=entry["source"],
        default=entry.get("default", False),
        historic=entry.get("historic", False),
        worst=entry["levels"],
        any_problem=Fraction(entry.get("any_problem", 0)),
        any_worst=Fraction(entry.get("any_worst", 0)),
        decrements=_by_level(entry.get("decrements", {}), start={1: Fraction(0)}),
        maps_to=entry.get("maps_to", ""),
        stays=_by_level(entry.get("stays", {}), start={}),
    )


def _by_level(
    table: Mapping[str, Mapping[str, Any]], *, start: Mapping[int, Fraction]
) -> Mapping[str, Mapping[int, Fraction]]:
    return MappingProxyType(
        {
            dimension: MappingProxyType(
                {**start, **{int(level): Fraction(value) for level, value in levels.items()}}
            )
            for dimension, levels in table.items()
        }
    )
