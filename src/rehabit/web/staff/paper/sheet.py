"""Reads the grid of a paper diary as it was sent."""

import os
from collections.abc import Mapping
from datetime import datetime

from rehabit.access import insist
from rehabit.actions.diary import Tick
from rehabit.kernel import RANDOM_BYTES, Refusal, uuid7
from rehabit.queries.paper_diary import DiarySheet


def ticks_of(sent: Mapping[str, str], *, sheet: DiarySheet, at: datetime) -> tuple[Tick, ...]:
    """The ticks that differ from what is kept: 'done-EXERCISE-DAY' boxes and 'pain-DAY' numbers.

    The pain of a day goes with the first exercise of that day that is done. A pain that is not a number
    is refused with the day.
    """
    ticks = []
    for column in sheet.days:
        pain = _pain(sent.get(f"pain-{column.day.isoformat()}", ""), column.day.isoformat())
        for line in sheet.lines:
            kept = line.kept[column.day]
            done = f"done-{line.exercise}-{column.day.isoformat()}" in sent
            if done == kept.done and (pain is None or not done or pain == kept.pain):
                continue
            ticks.append(
                Tick(
                    id=uuid7(at=at, random_bytes=os.urandom(RANDOM_BYTES)),
                    day=column.day,
                    exercise=line.exercise,
                    done=done,
                    pain=pain if done else None,
                    replaces=kept.entry,
                )
            )
    return tuple(ticks)


def _pain(written: str, day: str) -> int | None:
    if not written.strip():
        return None
    if not written.strip().isdecimal() or int(written) > 10:
        insist(Refusal("out_of_range", f"Pain on {day} was {written!r}; write a number from 0 to 10."))
    return int(written)
