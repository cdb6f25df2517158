"""Lists to choose from: reasons for leaving, referral routes."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.fault import UnknownContent
from rehabit.catalogue.shelf import unknown
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of a list. ``good_reason`` (only for leaving): outside the person's and our control."""

    code: str
    label: str
    good_reason: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A list in the order it is shown."""

    id: str
    title: str
    choices: tuple[Choice, ...]
    authorship: Authorship

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.choices)

    def choice(self, code: str) -> Choice:
        """The line with this code; unknown: ``UnknownContent`` with the nearest codes."""
        for choice in self.choices:
            if choice.code == code:
                return choice
        raise UnknownContent(unknown(f"wording/{self.id}", code, self.codes))


def read_choices(table: Table) -> Choices:
    choices = Choices(
        id=table.text("id"),
        title=table.text("title"),
        choices=tuple(_choice(row) for row in table.tables("choice")),
        authorship=read_authorship(table),
    )
    if len(set(choices.codes)) != len(choices.codes):
        table.refuse("choice", "each code once")
    table.only_these()
    return choices


def _choice(row: Table) -> Choice:
    choice = Choice(
        code=row.text("code"),
        label=row.text("label"),
        good_reason=row.flag("good_reason", default=False),
    )
    row.only_these()
    return choice
