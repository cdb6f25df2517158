"""What the rules need to know about a person, and where the exercise happens."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Area = Literal["knee", "hip", "back"]
Place = Literal["home", "class"]
StrengthBand = Literal["A", "B", "C", "D"]
BalanceBand = Literal["A", "B", "C"]
PainBand = Literal["low", "mid", "high"]
Stage = Literal["none", "feet_together", "half_step", "heel_to_toe", "one_leg"]
STAGES: tuple[Stage, ...] = ("none", "feet_together", "half_step", "heel_to_toe", "one_leg")
FALLS_TAG = "falls_high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Strength A (lowest) to D, balance A (needs support) to C (steady), pain low, mid or high."""

    strength: StrengthBand
    balance: BalanceBand
    pain: PainBand


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person as the rules see them; no name, no identifier.

    ``area``: the main sore joint. ``tags``: condition tags of the catalogue. ``conditions``: condition ids
    of the catalogue. ``floor_rise``: can get down to the floor and up without help (None: not asked,
    treated as no). ``balance_stage``: the hardest stage of the four-stage test held for 10 s; None: not
    tested. ``chair_stand_done``: the strength band rests on a real test. ``confirmed``: exercises that a
    facilitator has confirmed. ``wants_easier``: exercises the person asked to be easier.
    ``confidence``: exercise id to 0-10. ``started_on``: first day of the programme. ``equipment``: what there
    is at home, ids of the catalogue (None: not asked, so everything counts as there).
    """

    area: Area
    bands: Bands
    tags: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    floor_rise: bool | None = None
    balance_stage: Stage | None = None
    chair_stand_done: bool = True
    confirmed: frozenset[str] = frozenset()
    wants_easier: frozenset[str] = frozenset()
    confidence: Mapping[str, int] = field(default_factory=dict)
    started_on: dt.date | None = None
    equipment: frozenset[str] | None = None

    @property
    def all_tags(self) -> frozenset[str]:
        """The tags, with poor balance added for balance band A: the tag is defined by it."""
        return self.tags | {FALLS_TAG} if self.bands.balance == "A" else self.tags
