"""What the rules are told about a person: kept as plain data, read back as the rules want it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rehabit.catalogue import Catalogue
from rehabit.clinical import Area, Banded, Baseline, Person, Stage, bands


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Tests and answers at the start, and what has to be minded.

    `area` is the main sore joint; `tags` condition tags of the catalogue; `confirmed` exercises that the
    facilitator has looked at; `started_on` the first day of the plan; `equipment` what is at home (None: not
    asked). The rest is as in `clinical.Baseline`.
    """

    area: Area
    age: int
    started_on: date
    sex: str | None = None
    chair_stands: int | None = None
    balance_stage: Stage | None = None
    falls: int = 0
    fall_with_injury: bool = False
    walks_with_frame: bool = False
    worried_about_falling: bool = False
    worst_pain: int | None = None
    usual_pain: int | None = None
    confidence: int | None = None
    floor_rise: bool | None = None
    tags: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = field(default_factory=tuple)
    equipment: tuple[str, ...] | None = None

    @property
    def stored(self) -> dict[str, Any]:
        """As plain data."""
        kept = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**kept, "started_on": self.started_on.isoformat()}

    @classmethod
    def from_stored(cls, kept: Mapping[str, Any]) -> "Basis":
        """The basis that `kept` came from."""
        lists = {name: tuple(kept.get(name, ())) for name in ("tags", "conditions", "confirmed")}
        things = kept.get("equipment")
        equipment = None if things is None else tuple(things)
        started_on = date.fromisoformat(kept["started_on"])
        return cls(**{**kept, **lists, "started_on": started_on, "equipment": equipment})


def banded(*, basis: Basis, catalogue: Catalogue) -> Banded:
    """The bands that the baseline puts the person in, and why."""
    sex = basis.sex if basis.sex in ("female", "male") else None
    return bands(
        baseline=Baseline(
            age=basis.age,
            sex=sex,  # type: ignore[arg-type]
            chair_stands=basis.chair_stands,
            balance_stage=basis.balance_stage,
            falls=basis.falls,
            fall_with_injury=basis.fall_with_injury,
            walks_with_frame=basis.walks_with_frame,
            worried_about_falling=basis.worried_about_falling,
            worst_pain=basis.worst_pain,
        ),
        catalogue=catalogue,
    )


def as_rules_see(*, basis: Basis, catalogue: Catalogue) -> Person:
    """The person as the rules see them: no name, no identifier."""
    return Person(
        area=basis.area,
        bands=banded(basis=basis, catalogue=catalogue).bands,
        tags=frozenset(basis.tags),
        conditions=frozenset(basis.conditions),
        floor_rise=basis.floor_rise,
        balance_stage=basis.balance_stage,
        chair_stand_done=basis.chair_stands is not None,
        confirmed=frozenset(basis.confirmed),
        confidence=_confidence(basis=basis, catalogue=catalogue),
        started_on=basis.started_on,
        equipment=None if basis.equipment is None else frozenset(basis.equipment),
    )


def _confidence(*, basis: Basis, catalogue: Catalogue) -> dict[str, int]:
    """One answer on confidence with exercise counts for every exercise the plan may offer."""
    if basis.confidence is None:
        return {}
    template = catalogue.template(basis.area)
    return dict.fromkeys((*template.home, *template.circuit, *template.optional), basis.confidence)
