"""What somebody does in the room and at home, with pain and effort."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rehabit.simulation.calendar_days import moment
from rehabit.simulation.chance import happens, weighted, whole
from rehabit.simulation.health import MEAN_FUNCTION, SD_FUNCTION, Health, Traits

KEEP_A_DIARY = 0.8
"""Share who keep a diary at all; fewer note every day. A choice of this project."""
EASIER, NOT_DONE = 0.08, 0.04
"""Shares of exercises in the room that were made easier, or left out that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDay:
    """One session of one person: pain and effort 0-10 of the circuit, and what went otherwise than planned.

    `easier` and `not_done` are places in the plan from 0; a place beyond the plan means nothing.
    """

    pain: int
    effort: int
    easier: frozenset[int]
    not_done: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTicks:
    """One day at home: the share of the plan that was done, pain and effort 0-10, and when it was noted."""

    day: date
    share: float
    pain: int | None
    effort: int | None
    at: datetime


def room_day(*, rng: random.Random, before: Health, number: int) -> RoomDay:
    """Session `number` of somebody who began with that health; it hurts less as the weeks go by."""
    fitter = (before.function - MEAN_FUNCTION) / SD_FUNCTION
    return RoomDay(
        pain=whole(value=before.pain - 3.2 - 0.15 * number + rng.gauss(0, 0.7), low=0, high=7),
        effort=whole(value=3.8 - 0.9 * fitter + rng.gauss(0, 0.5), low=2, high=8),
        easier=frozenset(place for place in range(9) if happens(rng=rng, share=EASIER)),
        not_done=frozenset(place for place in range(9) if happens(rng=rng, share=NOT_DONE)),
    )


def home_days(
    *, rng: random.Random, traits: Traits, before: Health, first: date, last: date, quiet_from: date | None
) -> tuple[HomeTicks, ...]:
    """The diary from `first` to `last`, both included; nothing from `quiet_from` on."""
    if traits.diligence < 1 - KEEP_A_DIARY:
        return ()
    end = last if quiet_from is None else min(last, quiet_from - timedelta(days=1))
    days = [first + timedelta(days=past) for past in range((end - first).days + 1)]
    return tuple(
        _ticks(rng, before=before, day=day, past=(day - first).days)
        for day in days
        if happens(rng=rng, share=_habit(traits=traits, past=(day - first).days))
    )


def _habit(*, traits: Traits, past: int) -> float:
    """How likely a day is noted: from 40 to 90 %, a little less as weeks go by."""
    return (0.4 + 0.5 * traits.diligence) * max(0.6, 1 - past / 140)


def _ticks(rng: random.Random, *, before: Health, day: date, past: int) -> HomeTicks:
    said = happens(rng=rng, share=0.85)
    return HomeTicks(
        day=day,
        share=weighted(rng=rng, weights={1.0: 0.5, 0.75: 0.3, 0.4: 0.2}),
        pain=whole(value=before.pain - 2.6 - past / 30 + rng.gauss(0, 0.8), low=0, high=9) if said else None,
        effort=whole(value=4.2 + rng.gauss(0, 1), low=1, high=8) if said else None,
        at=moment(day=day, hour=rng.randint(8, 20), minute=rng.randint(0, 59)),
    )
