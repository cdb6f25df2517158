"""An exercise: what it is, how much it asks, its levels and its cautions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.equipment import Needs, read_needs
from rehabit.catalogue.table import Table

Slot = Literal["aerobic", "strength", "range", "stretch", "balance", "relax"]
Action = Literal["adapt", "swap", "ask", "stop"]
SLOTS: tuple[Slot, ...] = ("aerobic", "strength", "range", "stretch", "balance", "relax")
ACTIONS: tuple[Action, ...] = ("adapt", "swap", "ask", "stop")
AREAS = ("knee", "hip", "back")
TESTS = {
    "chair_stand_30s": ("A", "B", "C", "D"),
    "four_stage_balance": ("none", "feet_together", "half_step", "heel_to_toe"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One difficulty. ``harder_by`` is the one thing that changed from the level before.

    ``equipment``: what this level needs beside what the exercise needs.
    """

    level: int
    name: str
    how: str
    harder_by: str
    equipment: Needs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What to do when a person has ``tag``: adapt, swap, ask the facilitator first, or stop."""

    tag: str
    action: Action
    text: str
    max_level: int | None
    max_hold_s: int | None
    swap_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    mistake: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestedStart:
    """Start level by the result of a baseline test: a chair-stand band, or the balance stage held."""

    test: str
    level_by_result: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of the library. Joint load and balance demand are 0 to 3, effort 0 to 4.

    ``withdrawn``: a site no longer starts anybody on it; who has it in a plan keeps it.
    """

    id: str
    name: str
    slot: Slot
    dose_kind: str
    purpose: tuple[str, ...]
    areas: tuple[str, ...]
    body_area: tuple[str, ...]
    sides: str
    equipment: Needs
    position: str
    on_floor: bool
    bed_ok: bool
    lying_flat_levels: tuple[int, ...]
    circuit_ok: bool
    home_ok: bool
    joint_load: Mapping[str, int]
    balance_demand: int
    effort: int
    count: str
    cues: tuple[str, ...]
    note: str | None
    easier: str | None
    harder: str | None
    avoid_if: tuple[str, ...]
    tested_start: TestedStart | None
    levels: tuple[Level, ...]
    mistakes: tuple[Mistake, ...]
    cautions: tuple[Caution, ...]
    authorship: Authorship
    withdrawn: bool = False

    def level(self, number: int) -> Level:
        """The level with this number, from 1. A number outside the levels: ``LookupError``."""
        if not 1 <= number <= len(self.levels):
            raise LookupError(f"'{self.id}' has levels 1 to {len(self.levels)}, not {number}.")
        return self.levels[number - 1]


def read_exercise(table: Table) -> Exercise:
    levels = read_levels(table)
    exercise = Exercise(
        id=table.text("id"),
        name=table.text("name"),
        slot=_slot(table),
        dose_kind=table.text("dose_kind"),
        purpose=table.texts("purpose"),
        areas=table.texts("areas"),
        body_area=table.texts("body_area"),
        sides=table.text("sides", one_of=("both", "each", "alternate")),
        equipment=read_needs(table),
        position=table.text("position"),
        on_floor=table.flag("on_floor"),
        bed_ok=table.flag("bed_ok"),
        lying_flat_levels=table.wholes("lying_flat_levels"),
        circuit_ok=table.flag("circuit_ok"),
        home_ok=table.flag("home_ok"),
        joint_load=_joint_load(table),
        balance_demand=table.whole("balance_demand", high=3),
        effort=table.whole("effort", high=4),
        count=table.text("count"),
        cues=table.texts("cues"),
        note=table.text_or_none("note"),
        easier=table.text_or_none("easier"),
        harder=table.text_or_none("harder"),
        avoid_if=table.texts("avoid_if"),
        tested_start=_tested_start(table, len(levels)),
        levels=levels,
        mistakes=tuple(_mistake(row) for row in table.tables_or_empty("mistake")),
        cautions=tuple(_caution(row, len(levels)) for row in table.tables_or_empty("caution")),
        authorship=read_authorship(table),
    )
    table.only_these()
    return exercise


def _slot(table: Table) -> Slot:
    value = table.text("slot", one_of=SLOTS)
    return next(slot for slot in SLOTS if slot == value)


def _joint_load(table: Table) -> dict[str, int]:
    part = table.table("joint_load")
    loads = {area: part.whole(area, high=3) for area in AREAS}
    part.only_these()
    return loads


def read_levels(table: Table) -> tuple[Level, ...]:
    levels = tuple(_level(row, number) for number, row in enumerate(table.tables("level"), 1))
    if not levels:
        table.refuse("level", "at least one part headed [[level]]")
    return levels


def _level(row: Table, number: int) -> Level:
    level = Level(
        level=row.whole("level", low=1),
        name=row.text("name"),
        how=row.text("how"),
        harder_by=row.text("harder_by"),
        equipment=read_needs(row),
    )
    if level.level != number:
        row.refuse("level", f"{number}: levels count 1, 2, 3 … without a gap")
    row.only_these()
    return level


def _mistake(row: Table) -> Mistake:
    mistake = Mistake(mistake=row.text("mistake"), fix=row.text("fix"))
    row.only_these()
    return mistake


def _caution(row: Table, levels: int) -> Caution:
    word = row.text("action", one_of=ACTIONS)
    caution = Caution(
        tag=row.text("tag"),
        action=next(action for action in ACTIONS if action == word),
        text=row.text("text"),
        max_level=row.whole_or_none("max_level", low=1, high=levels),
        max_hold_s=row.whole_or_none("max_hold_s", low=1, high=60),
        swap_to=row.text_or_none("swap_to"),
    )
    if (caution.action == "swap") != (caution.swap_to is not None):
        row.refuse("swap_to", "an exercise id exactly when action = 'swap'")
    row.only_these()
    return caution


def _tested_start(table: Table, levels: int) -> TestedStart | None:
    if "start_level" not in table:
        return None
    part = table.table("start_level")
    test = part.text("test", one_of=tuple(TESTS))
    by_result = {result: part.whole(result, low=1, high=levels) for result in TESTS[test]}
    part.only_these()
    return TestedStart(test=test, level_by_result=by_result)
