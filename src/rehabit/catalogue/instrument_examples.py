"""Worked examples of each instrument: answers and what they give, for people to read and tests to run."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from rehabit.catalogue.instruments import CONTENT, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Answers in form order (None: not answered) and what they have to give.

    `gives` holds values as they are shown: a score agrees when it rounds, half up, to the decimals written.
    `none` holds the reason code of a score that must not come out.
    """

    says: str
    answers: tuple[str | None, ...]
    value_set: str | None
    gives: Mapping[str, str]
    bands: Mapping[str, str]
    none: Mapping[str, str]


@cache
def examples(name: str) -> tuple[Example, ...]:
    """The worked examples of an instrument, by its id or another of its names."""
    text = (CONTENT / load(name).id / "examples.toml").read_text(encoding="utf-8")
    return tuple(_example(entry) for entry in tomllib.loads(text, parse_float=Decimal)["example"])


def _example(entry: Mapping[str, Any]) -> Example:
    return Example(
        says=entry["says"],
        answers=tuple(None if answer == "" else str(answer) for answer in entry["answers"]),
        value_set=entry.get("value_set"),
        gives=MappingProxyType(dict(entry.get("gives", {}))),
        bands=MappingProxyType(dict(entry.get("bands", {}))),
        none=MappingProxyType(dict(entry.get("none", {}))),
    )
