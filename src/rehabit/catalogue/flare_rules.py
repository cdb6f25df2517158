"""The plan for a flare, by day."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareStage:
    """Days ``from_day`` to ``to_day`` of a flare: which slots and exercises stay, and how much of them."""

    from_day: int
    to_day: int
    do: str
    slots: tuple[str, ...]
    exercises: tuple[str, ...]
    half_dose: bool
    levels_down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareRules:
    """Stages, and when a flare is passed on to the facilitator (days; flares within days)."""

    define: str
    safety_first: str
    stages: tuple[FlareStage, ...]
    not_easing_day: int
    still_flaring_day: int
    most_flares: int
    within_days: int
    back_when_within: int
    authorship: Authorship


def read_flare(table: Table) -> FlareRules:
    limits = table.table("limits")
    stages = tuple(_stage(row) for row in table.tables("stage"))
    days = [day for stage in stages for day in range(stage.from_day, stage.to_day + 1)]
    if days != list(range(1, len(days) + 1)):
        table.refuse("stage", "stages that follow each other from day 1 without a gap")
    return FlareRules(
        define=table.text("define"),
        safety_first=table.text("safety_first"),
        stages=stages,
        not_easing_day=limits.whole("not_easing_day", low=1),
        still_flaring_day=limits.whole("still_flaring_day", low=1),
        most_flares=limits.whole("most_flares", low=1),
        within_days=limits.whole("within_days", low=1),
        back_when_within=limits.whole("back_when_within", high=10),
        authorship=read_authorship(table),
    )


def _stage(row: Table) -> FlareStage:
    stage = FlareStage(
        from_day=row.whole("from_day", low=1),
        to_day=row.whole("to_day", low=1),
        do=row.text("do"),
        slots=row.texts("slots"),
        exercises=row.texts("exercises"),
        half_dose=row.flag("half_dose"),
        levels_down=row.whole("levels_down", high=3),
    )
    row.only_these()
    return stage
