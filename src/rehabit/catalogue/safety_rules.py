"""Safety questions, stop signs and advice levels."""

from dataclasses import dataclass
from typing import Literal

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.fault import UnknownContent
from rehabit.catalogue.shelf import unknown
from rehabit.catalogue.table import Table

Clearer = Literal["self", "facilitator", "clinician"]
CLEARERS: tuple[Clearer, ...] = ("self", "facilitator", "clinician")
LOCKS = ("plan_today", "plan_until_cleared")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLevel:
    """What the person is told, from 0 (carry on) to 5 (emergency)."""

    level: int
    id: str
    label: str
    who: str
    when: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyQuestion:
    """A question whose 'yes' has an advice level. ``why`` is for staff; the person gets no diagnosis."""

    id: str
    region: str
    ask: str
    advice_level: int
    lock: str
    cleared_by: Clearer
    context: str
    text: str | None
    why: str
    sources: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Two or more of ``any_two_of`` raise the level; one of them with one of ``with_any_of`` more so."""

    any_two_of: tuple[str, ...]
    advice_level: int
    with_any_of: tuple[str, ...]
    then_advice_level: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyQuestions:
    """Every question, and the rule for several together."""

    questions: tuple[SafetyQuestion, ...]
    cluster: Cluster
    authorship: Authorship

    def question(self, name: str) -> SafetyQuestion:
        for question in self.questions:
            if question.id == name:
                return question
        known = tuple(question.id for question in self.questions)
        raise UnknownContent(unknown("the safety questions", name, known))


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSign:
    """A sign that ends an exercise or the session."""

    id: str
    sign: str
    do: str
    advice_level: int
    evidence: str
    sources: tuple[str, ...]


def read_advice_levels(table: Table) -> tuple[AdviceLevel, ...]:
    levels = tuple(
        AdviceLevel(
            level=row.whole("level", high=5),
            id=row.text("id"),
            label=row.text("label"),
            who=row.text("who"),
            when=row.text("when"),
            text=row.text("text"),
        )
        for row in table.tables("level")
    )
    if [level.level for level in levels] != list(range(6)):
        table.refuse("level", "levels 0 to 5, once each, in order")
    return levels


def read_safety_questions(table: Table) -> SafetyQuestions:
    part = table.table("cluster")
    cluster = Cluster(
        any_two_of=part.texts("any_two_of"),
        advice_level=part.whole("advice_level", high=5),
        with_any_of=part.texts("with_any_of"),
        then_advice_level=part.whole("then_advice_level", high=5),
        note=part.text("note"),
    )
    return SafetyQuestions(
        questions=tuple(_question(row) for row in table.tables("question")),
        cluster=cluster,
        authorship=read_authorship(table),
    )


def _question(row: Table) -> SafetyQuestion:
    clearer = row.text("cleared_by", one_of=CLEARERS)
    question = SafetyQuestion(
        id=row.text("id"),
        region=row.text("region"),
        ask=row.text("ask"),
        advice_level=row.whole("advice_level", high=5),
        lock=row.text("lock", one_of=LOCKS),
        cleared_by=next(who for who in CLEARERS if who == clearer),
        context=row.text("context"),
        text=row.text_or_none("text"),
        why=row.text("why"),
        sources=row.texts("sources"),
        evidence=row.text("evidence"),
    )
    row.only_these()
    return question


def read_stop_signs(table: Table) -> tuple[StopSign, ...]:
    return tuple(_sign(row) for row in table.tables("sign"))


def _sign(row: Table) -> StopSign:
    sign = StopSign(
        id=row.text("id"),
        sign=row.text("sign"),
        do=row.text("do"),
        advice_level=row.whole("advice_level", high=5),
        evidence=row.text("evidence"),
        sources=row.texts("sources"),
    )
    row.only_these()
    return sign
