"""What exercises can need, and whether a home has it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rehabit.catalogue.authorship import read_authorship
from rehabit.catalogue.table import Table

Needs = tuple[tuple[str, ...], ...]
"""All of these, and of each any one: (("chair",), ("band", "weight")) is a chair, and a band or a weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing. ``asked``: a plan asks whether it is at home; what is not asked counts as there."""

    id: str
    words: str
    asked: bool


def read_equipment(table: Table) -> Mapping[str, Thing]:
    read_authorship(table)
    things = [_thing(row) for row in table.tables("thing")]
    table.only_these()
    return {thing.id: thing for thing in things}


def _thing(row: Table) -> Thing:
    thing = Thing(id=row.text("id"), words=row.text("words"), asked=row.flag("asked"))
    row.only_these()
    return thing


def read_needs(table: Table, key: str = "equipment") -> Needs:
    """A list such as ["chair", "band or weight"]; nothing is needed where the list is left out."""
    return tuple(tuple(entry.split(" or ")) for entry in table.texts_or_empty(key))


def missing(*, needs: Needs, at_home: Collection[str] | None, things: Mapping[str, Thing]) -> tuple[str, ...]:
    """The first choice of each need that nothing at home covers, as words; all is there when not asked."""
    if at_home is None:
        return ()
    lacking = [need for need in needs if all(things[name].asked and name not in at_home for name in need)]
    return tuple(things[need[0]].words for need in lacking)
