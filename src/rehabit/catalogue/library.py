"""The catalogue: every record by its id, read from its file the first time it is asked for."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from rehabit.catalogue import shelf
from rehabit.catalogue.bands import BandRules, read_bands
from rehabit.catalogue.checklist import Checklist, read_checklist
from rehabit.catalogue.choices import Choices, read_choices
from rehabit.catalogue.conditions import ConditionRules, read_condition_tags, read_conditions
from rehabit.catalogue.dose import DoseKind, read_dose_kinds
from rehabit.catalogue.equipment import Thing, read_equipment
from rehabit.catalogue.exercise import Exercise, read_exercise
from rehabit.catalogue.fault import UnknownContent
from rehabit.catalogue.figure import Figure, read_figures
from rehabit.catalogue.flare_rules import FlareRules, read_flare
from rehabit.catalogue.programme import Programme, read_programme
from rehabit.catalogue.progression import PainRules, ProgressionRules, read_pain, read_progression
from rehabit.catalogue.reason_words import ReasonWords, read_reason_words
from rehabit.catalogue.safety_rules import (
    AdviceLevel,
    SafetyQuestions,
    StopSign,
    read_advice_levels,
    read_safety_questions,
    read_stop_signs,
)
from rehabit.catalogue.sources import Source, read_sources
from rehabit.catalogue.start_level import StartLevelRules, read_start_level
from rehabit.catalogue.table import Table
from rehabit.catalogue.template import Template, read_template
from rehabit.catalogue.theme import Booster, Myth, Theme, read_booster, read_myths, read_theme

T = TypeVar("T")
VERSION = "0.1-draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Programme content under ``root``. An unknown id raises ``UnknownContent`` naming the nearest ids."""

    root: Path = shelf.CONTENT

    def version(self) -> str:
        """The content version, such as '0.1-draft+1f2e3d4c5b6a': it changes when any file changes."""
        return f"{VERSION}+{shelf.digest(self.root)}"

    def programme(self, name: str) -> Programme:
        return self._record("programmes", name, read_programme)

    def programmes(self) -> tuple[Programme, ...]:
        return tuple(self.programme(name) for name in shelf.ids(self.root, "programmes"))

    def theme(self, name: str) -> Theme:
        return self._record("sessions", name, read_theme)

    def themes(self) -> tuple[Theme, ...]:
        return tuple(self.theme(name) for name in shelf.ids(self.root, "sessions"))

    def booster(self, name: str) -> Booster:
        return self._record("boosters", name, read_booster)

    def boosters(self) -> tuple[Booster, ...]:
        return tuple(self.booster(name) for name in shelf.ids(self.root, "boosters"))

    def exercise(self, name: str) -> Exercise:
        return self._record("exercises", name, read_exercise)

    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(self.exercise(name) for name in shelf.ids(self.root, "exercises"))

    def figures(self, exercise: str) -> tuple[Figure, ...]:
        """The figures of one exercise; kept apart because poses are long."""
        return self._record("exercises/figures", exercise, read_figures)

    def template(self, area: str) -> Template:
        return self._record("templates", area, read_template)

    def templates(self) -> tuple[Template, ...]:
        return tuple(self.template(name) for name in shelf.ids(self.root, "templates"))

    def checklist(self, name: str) -> Checklist:
        return self._record("checklists", name, read_checklist)

    def checklists(self) -> tuple[Checklist, ...]:
        return tuple(self.checklist(name) for name in shelf.ids(self.root, "checklists"))

    def choices(self, name: str) -> Choices:
        """A list to choose from: leaving_reasons, no_answer_reasons or referral_routes."""
        return self._record("wording", name, read_choices)

    def myths(self) -> tuple[Myth, ...]:
        return self._record("wording", "myths", read_myths)

    def reason_words(self) -> Mapping[str, ReasonWords]:
        return self._record("wording", "reasons", read_reason_words)

    def dose_kinds(self) -> Mapping[str, DoseKind]:
        return self._record("rules", "dose_kinds", read_dose_kinds)

    def dose_kind(self, name: str) -> DoseKind:
        return self._named("rules/dose_kinds", self.dose_kinds(), name)

    def sources(self) -> Mapping[str, Source]:
        return self._record("rules", "sources", read_sources)

    def source(self, name: str) -> Source:
        return self._named("rules/sources", self.sources(), name)

    def condition_tags(self) -> Mapping[str, str]:
        """Tag to its plain meaning."""
        return self._record("rules", "condition_tags", read_condition_tags)

    def equipment(self) -> Mapping[str, Thing]:
        """What exercises can need, by id, in the order in which a plan asks for it."""
        return self._record("rules", "equipment", read_equipment)

    def conditions(self) -> ConditionRules:
        return self._record("rules", "conditions", read_conditions)

    def bands(self) -> BandRules:
        return self._record("rules", "bands", read_bands)

    def start_level(self) -> StartLevelRules:
        return self._record("rules", "start_level", read_start_level)

    def progression(self) -> ProgressionRules:
        return self._record("rules", "progression", read_progression)

    def pain(self) -> PainRules:
        return self._record("rules", "pain", read_pain)

    def flare(self) -> FlareRules:
        return self._record("rules", "flare", read_flare)

    def advice_levels(self) -> tuple[AdviceLevel, ...]:
        return self._record("rules", "advice_levels", read_advice_levels)

    def safety_questions(self) -> SafetyQuestions:
        return self._record("rules", "safety_questions", read_safety_questions)

    def stop_signs(self) -> tuple[StopSign, ...]:
        return self._record("rules", "stop_signs", read_stop_signs)

    def _record(self, folder: str, name: str, read: Callable[[Table], T]) -> T:
        return cast(T, _read(self.root, folder, name, read))

    def _named(self, folder: str, records: Mapping[str, T], name: str) -> T:
        if name not in records:
            raise UnknownContent(shelf.unknown(folder, name, tuple(records)))
        return records[name]


@functools.cache
def _read(root: Path, folder: str, name: str, read: Callable[[Table], object]) -> object:
    return read(shelf.open_table(root, folder, name))


@functools.cache
def load(*, root: Path = shelf.CONTENT) -> Catalogue:
    """The catalogue under ``root``. Costs nothing: each file is read when it is first asked for."""
    return Catalogue(root=root)
