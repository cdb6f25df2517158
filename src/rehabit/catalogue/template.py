"""The exercises a plan starts from, before it is fitted to a person."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """For one sore area: the circuit, the home plan, and optional exercises that fill gaps, in order."""

    id: str
    name: str
    circuit: tuple[str, ...]
    home: tuple[str, ...]
    optional: tuple[str, ...]
    rules: tuple[str, ...]
    authorship: Authorship


def read_template(table: Table) -> Template:
    template = Template(
        id=table.text("id"),
        name=table.text("name"),
        circuit=table.texts("circuit"),
        home=table.texts("home"),
        optional=table.texts("optional"),
        rules=table.texts("rules"),
        authorship=read_authorship(table),
    )
    table.only_these()
    return template
