"""Reads the named responder rules: what counts as a change that matters, with its source."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from rehabit.catalogue.instruments import CONTENT


class Edge(StrEnum):
    """Whether a change of exactly the threshold counts."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


class ChangeKind(StrEnum):
    """How a change is measured: in points, or as a share of the distance from the best possible value."""

    ABSOLUTE = "absolute"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderRule:
    """One rule.

    `best` is the best value of the scale: a change towards it is an improvement, and percentages are of the
    distance from it at baseline. `scales` are the 'instrument/scale' names it applies to.
    """

    id: str
    title: str
    kind: ChangeKind
    threshold: Fraction
    edge: Edge
    best: Fraction
    scales: tuple[str, ...]
    source: str
    verified: bool


class UnknownRule(LookupError):
    """Asked for a responder rule that the catalogue does not hold."""


@cache
def responder_rules() -> tuple[ResponderRule, ...]:
    """All named rules, in the order of the file."""
    text = (CONTENT / "responder_rules.toml").read_text(encoding="utf-8")
    return tuple(
        ResponderRule(
            id=entry["id"],
            title=entry["title"],
            kind=ChangeKind(entry["kind"]),
            threshold=Fraction(entry["threshold"]),
            edge=Edge(entry["edge"]),
            best=Fraction(entry["best"]),
            scales=tuple(entry["scales"]),
            source=entry["source"],
            verified=entry["verified"],
        )
        for entry in tomllib.loads(text, parse_float=Decimal)["rule"]
    )


def responder_rule(name: str) -> ResponderRule:
    """The rule with this id; UnknownRule lists what there is."""
    for rule in responder_rules():
        if rule.id == name:
            return rule
    known = ", ".join(rule.id for rule in responder_rules())
    raise UnknownRule(f"No responder rule is called {name!r}. The catalogue has: {known}.")
