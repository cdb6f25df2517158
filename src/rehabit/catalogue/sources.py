"""Where facts come from."""

from dataclasses import dataclass

from rehabit.catalogue.table import Table

MARKS = ("V", "P", "K", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """``mark``: V read in the source, P opening part read, K general knowledge, D our design choice."""

    id: str
    label: str
    url: str | None
    mark: str


def read_sources(table: Table) -> dict[str, Source]:
    return {name: _source(name, table.table(name)) for name in table.keys}


def _source(name: str, part: Table) -> Source:
    source = Source(
        id=name,
        label=part.text("label"),
        url=part.text_or_none("url"),
        mark=part.text("mark", one_of=MARKS),
    )
    part.only_these()
    return source
