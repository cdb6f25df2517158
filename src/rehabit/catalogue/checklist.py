"""Checklists that triage asks."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table

KINDS = ("must", "caution", "info")
ANSWERS = ("yes", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. ``wanted`` is the answer that lets the person go on; ``fixed`` cannot be withdrawn."""

    id: str
    question: str
    kind: str
    wanted: str
    help: str
    source: str
    in_use: bool = True
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Questions that inform a clinician. ``items`` holds every item; ``asked`` those in use."""

    id: str
    title: str
    intro: str
    items: tuple[Item, ...]
    authorship: Authorship

    @property
    def asked(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.in_use)


def read_checklist(table: Table) -> Checklist:
    checklist = Checklist(
        id=table.text("id"),
        title=table.text("title"),
        intro=table.text("intro"),
        items=tuple(read_item(row) for row in table.tables("item")),
        authorship=read_authorship(table),
    )
    names = [item.id for item in checklist.items]
    if len(set(names)) != len(names):
        table.refuse("item", "each id once")
    table.only_these()
    return checklist


def read_item(row: Table) -> Item:
    item = Item(
        id=row.text("id"),
        question=row.text("question"),
        kind=row.text("kind", one_of=KINDS),
        wanted=row.text("wanted", one_of=ANSWERS),
        help=row.text("help"),
        source=row.text("source"),
        in_use=row.flag("in_use", default=True),
        fixed=row.flag("fixed", default=False),
    )
    row.only_these()
    return item
