"""What a session is about: the twelve themes, the boosters afterwards, and beliefs people bring."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A talk of about twenty minutes: aims, messages, questions, an activity and a home task."""

    id: str
    title: str
    aims: tuple[str, ...]
    key_messages: tuple[str, ...]
    opening_question: str
    prompts: tuple[str, ...]
    interview_prompts: tuple[str, ...]
    activity: str
    home_task: str
    safety_note: str
    behaviour_techniques: tuple[str, ...]
    authorship: Authorship


@dataclass(frozen=True, slots=True, kw_only=True)
class Booster:
    """A meeting ``weeks_after`` the programme ends."""

    id: str
    title: str
    weeks_after: int
    aims: tuple[str, ...]
    outline: str
    behaviour_techniques: tuple[str, ...]
    authorship: Authorship


@dataclass(frozen=True, slots=True, kw_only=True)
class Myth:
    myth: str
    fact: str


def read_theme(table: Table) -> Theme:
    theme = Theme(
        id=table.text("id"),
        title=table.text("title"),
        aims=table.texts("aims"),
        key_messages=table.texts("key_messages"),
        opening_question=table.text("opening_question"),
        prompts=table.texts("prompts"),
        interview_prompts=table.texts("interview_prompts"),
        activity=table.text("activity"),
        home_task=table.text("home_task"),
        safety_note=table.text("safety_note"),
        behaviour_techniques=table.texts("behaviour_techniques"),
        authorship=read_authorship(table),
    )
    table.only_these()
    return theme


def read_booster(table: Table) -> Booster:
    booster = Booster(
        id=table.text("id"),
        title=table.text("title"),
        weeks_after=table.whole("weeks_after", low=1, high=200),
        aims=table.texts("aims"),
        outline=table.text("outline"),
        behaviour_techniques=table.texts("behaviour_techniques"),
        authorship=read_authorship(table),
    )
    table.only_these()
    return booster


def read_myths(table: Table) -> tuple[Myth, ...]:
    myths = tuple(Myth(myth=row.text("myth"), fact=row.text("fact")) for row in table.tables("myth"))
    read_authorship(table)
    table.only_these()
    return myths
