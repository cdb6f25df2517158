"""Answers to every instrument of the battery, as a person of that health would give them, some left out."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rehabit.simulation.chance import happens, weighted, whole
from rehabit.simulation.health import STEP, Health

Answers = Mapping[str, int | None]

ITEM_LEFT_OUT = 0.008
"""Share of single answers left out on paper; a choice of this project."""
INSTRUMENT_LEFT_OUT = 0.015
"""Share of whole questionnaires left out though the person came."""

_ACTIVITIES = {
    "3": 4.0, "4": 2.2, "5": 1.6, "6": 2.8, "7": 1.2, "8": 2.4, "9": 3.0, "10": 2.0, "11": 1.0, "12": 0.3,
}  # fmt: skip
"""How hard each activity is, from vigorous sport (3) to washing (12); items keep their survey numbers."""

_EXPERIENCE = {1: 0.74, 2: 0.19, 3: 0.04, 4: 0.01, 5: 0.01, 6: 0.01}
_SATISFIED = {5: 0.66, 4: 0.27, 3: 0.05, 2: 0.02}
"""Over 90 % satisfied, as the programme reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One instrument answered once; `about` is the joint where it is asked by joint, else ''."""

    instrument: str
    about: str
    answers: Answers


def measured(
    *, rng: random.Random, instrument: str, health: Health, joints: tuple[str, ...]
) -> tuple[Measured, ...]:
    """The answers to one instrument, once for each joint where it is asked so; empty when left out.

    Raises KeyError for an instrument that is not in the battery.
    """
    answer = _ANSWERS[instrument]
    if happens(rng=rng, share=INSTRUMENT_LEFT_OUT):
        return ()
    if instrument == "nrs-pain":
        return tuple(
            Measured(instrument=instrument, about=joint, answers=_pain(health, easier=2 * place))
            for place, joint in enumerate(joints)
        )
    answers = _some_left_out(rng, answer(rng, health))
    if all(value is None for value in answers.values()):
        return ()
    return (Measured(instrument=instrument, about="", answers=answers),)


def _some_left_out(rng: random.Random, answers: Answers) -> Answers:
    return {item: None if happens(rng=rng, share=ITEM_LEFT_OUT) else value for item, value in answers.items()}


def _pain(health: Health, *, easier: int) -> Answers:
    """The main joint as it is, the next ones easier."""
    return {"average": max(health.pain - easier, 0), "worst": max(health.worst_pain - easier, 0)}


def _activities(rng: random.Random, health: Health) -> Answers:
    """Limited a lot (1), a little (2) or not at all (3); the easiest activities come back first."""
    taste = {item: hard + rng.gauss(0, 0.3) for item, hard in _ACTIVITIES.items()}
    levels: dict[str, int] = dict.fromkeys(_ACTIVITIES, 1)
    for _ in range(health.function // STEP):
        open_ones = [item for item in levels if levels[item] < 3]
        levels[min(open_ones, key=lambda item: taste[item] + 1.6 * levels[item])] += 1
    return dict(levels)


def _mood(rng: random.Random, health: Health) -> Answers:
    answers = dict.fromkeys(("1", "2", "3", "4"), 0)
    for _ in range(health.mood):
        item = rng.choice([each for each, value in answers.items() if value < 3])
        answers[item] += 1
    return dict(answers)


def _stands(rng: random.Random, health: Health) -> Answers:
    return {"stands": health.stands, "arms_used": int(health.uses_arms)}


def _active(rng: random.Random, health: Health) -> Answers:
    return {"days": health.active_days, "minutes": health.active_minutes}


def _confident(rng: random.Random, health: Health) -> Answers:
    return {"exercise": health.confidence_exercise, "manage": health.confidence_manage}


def _fallen(rng: random.Random, health: Health) -> Answers:
    return {"falls": health.falls, "falls_with_care": health.falls_with_care}


_ANSWERS: Mapping[str, Callable[[random.Random, Health], Answers]] = {
    "nrs-pain": lambda rng, health: _pain(health, easier=0),
    "rand-36-pf": _activities,
    "phq-4": _mood,
    "evs": _active,
    "confidence": _confident,
    "falls": _fallen,
    "chair-stand-30s": _stands,
    "pgic": lambda rng, health: {"change": whole(value=health.change, low=-3, high=3)},
    "satisfaction": lambda rng, health: {"satisfaction": weighted(rng=rng, weights=_SATISFIED)},
    "fft": lambda rng, health: {"experience": weighted(rng=rng, weights=_EXPERIENCE)},
}
