"""Today's page in words and boxes."""

import os
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rehabit.kernel import RANDOM_BYTES, uuid7
from rehabit.queries.own_plan import OwnExercise, OwnToday

FEELS = (("too_hard", "Too hard"), ("ok", "About right"), ("too_easy", "Too easy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise with the identifier that its next tick will carry, so that two taps are one tick."""

    exercise: OwnExercise
    entry: UUID
    felt: str


def cards_of(own: OwnToday, at: datetime) -> tuple[Card, ...]:
    """The exercises in their order."""
    return tuple(
        Card(
            exercise=each,
            entry=uuid7(at=at, random_bytes=os.urandom(RANDOM_BYTES)),
            felt=_felt(each),
        )
        for each in own.exercises
    )


def week_of(own: OwnToday) -> tuple[dict[str, object], ...]:
    """The last seven days: the day's letter and whether anything was done; nothing about what was not."""
    return tuple(
        {"letter": f"{day.day:%a}", "day": day.day, "done": day.done, "today": day.day == own.day}
        for day in own.week
    )


def _felt(exercise: OwnExercise) -> str:
    """What was said about it, in a line: 'Pain 3, effort 5, about right'."""
    if exercise.ticked is None:
        return ""
    ticked = exercise.ticked
    said = [
        f"pain {ticked.pain} of 10" if ticked.pain is not None else "",
        f"effort {ticked.effort} of 10" if ticked.effort is not None else "",
        dict(FEELS).get(ticked.feel, "").lower(),
    ]
    return ", ".join(part for part in said if part).capitalize()
