"""The sentences with which a plan explains itself."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWords:
    """For one reason code: words for the participant and for the facilitator, with {names} to fill in."""

    code: str
    plain: str
    clinical: str


def read_reason_words(table: Table) -> dict[str, ReasonWords]:
    read_authorship(table)
    codes = [key for key in table.keys if key != "authorship"]
    return {code: _words(code, table.table(code)) for code in codes}


def _words(code: str, part: Table) -> ReasonWords:
    words = ReasonWords(code=code, plain=part.text("plain"), clinical=part.text("clinical"))
    part.only_these()
    return words
