"""Other conditions and the limits they set; the tags that exercises are unsuitable for."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table

GROUPS = ("physiological", "behavioural", "environmental")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition: what to ask, when not to exercise, what to adapt, and its limits if any.

    ``max_effort`` 0-10; ``max_bout_s`` and ``bout_rest_s`` in seconds, for aerobic work.
    ``shown_by_tags``: a person with one of these tags has the condition.
    """

    id: str
    name: str
    group: str
    ask: str
    not_today_if: str
    adapt: tuple[str, ...]
    may_set_tags: tuple[str, ...]
    shown_by_tags: tuple[str, ...]
    review_group: str | None
    max_effort: int | None
    max_bout_s: int | None
    bout_rest_s: int | None
    sources: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRules:
    """All conditions; a person in ``review_if_groups`` or more of the groups needs a review first."""

    conditions: tuple[Condition, ...]
    review_if_groups: int
    authorship: Authorship


def read_conditions(table: Table) -> ConditionRules:
    return ConditionRules(
        conditions=tuple(_condition(row) for row in table.tables("condition")),
        review_if_groups=table.table("stacking").whole("review_if_groups", low=1),
        authorship=read_authorship(table),
    )


def _condition(row: Table) -> Condition:
    condition = Condition(
        id=row.text("id"),
        name=row.text("name"),
        group=row.text("group", one_of=GROUPS),
        ask=row.text("ask"),
        not_today_if=row.text("not_today_if"),
        adapt=row.texts("adapt"),
        may_set_tags=row.texts("may_set_tags"),
        shown_by_tags=row.texts("shown_by_tags"),
        review_group=row.text_or_none("review_group"),
        max_effort=row.whole_or_none("max_effort", high=10),
        max_bout_s=row.whole_or_none("max_bout_s", low=10, high=3600),
        bout_rest_s=row.whole_or_none("bout_rest_s", high=600),
        sources=row.texts("sources"),
        evidence=row.text("evidence"),
    )
    row.only_these()
    return condition


def read_condition_tags(table: Table) -> dict[str, str]:
    part = table.table("tags")
    return {tag: part.text(tag) for tag in part.keys}
