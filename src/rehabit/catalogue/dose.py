"""How much of an exercise: a dose as a value, and the kinds of dose with their steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table

Measure = Literal["sets", "reps", "hold_s", "seconds", "level"]
MEASURES: tuple[Measure, ...] = ("sets", "reps", "hold_s", "seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """Sets of repetitions, each held for ``hold_s`` seconds; or sets lasting ``seconds``. 0: not used."""

    sets: int
    reps: int = 0
    hold_s: int = 0
    seconds: int = 0

    @property
    def words(self) -> str:
        """The dose in plain words: '2 sets of 8', '3 holds of 10 seconds', '5 minutes'."""
        if self.seconds:
            return (
                time_words(self.seconds)
                if self.sets == 1
                else f"{self.sets} times {time_words(self.seconds)}"
            )
        if self.sets == 1 and self.hold_s >= 5:
            return f"{self.reps} {'hold' if self.reps == 1 else 'holds'} of {time_words(self.hold_s)}"
        sets = "1 set" if self.sets == 1 else f"{self.sets} sets"
        hold = f", hold each for {time_words(self.hold_s)}" if self.hold_s else ""
        return f"{sets} of {self.reps}{hold}"

    @property
    def total_seconds(self) -> int:
        """Seconds of timed work in all; 0 for counted work without holds."""
        return self.sets * (self.seconds or self.reps * self.hold_s)

    @property
    def stored(self) -> dict[str, int]:
        """As plain data, for keeping beside a prescription."""
        return {"sets": self.sets, "reps": self.reps, "hold_s": self.hold_s, "seconds": self.seconds}

    @classmethod
    def from_stored(cls, stored: Mapping[str, int]) -> "Dose":
        """The dose that ``stored`` came from. A missing or unknown part: ``TypeError``."""
        return cls(**stored)

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseKind:
    """A dose template. ``steps``: (measure, amount) in the order they are taken; 'level' comes last."""

    id: str
    start: Dose
    ceiling: Dose
    steps: tuple[tuple[Measure, int], ...]
    rest_s: int
    tempo: str
    frequency: str
    target_effort: tuple[int, int]
    progress: str
    authorship: Authorship


def dose_part(dose: Dose, measure: str) -> int:
    """One part of a dose; a level is not part of it and counts 0."""
    return dose.stored.get(measure, 0)


def time_words(seconds: int) -> str:
    """Seconds in words: '1 minute', '1 minute 30 seconds', '45 seconds'."""
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes:
        parts.append(f"{minutes} minute{'s' if minutes != 1 else ''}")
    if rest or not minutes:
        parts.append(f"{rest} second{'s' if rest != 1 else ''}")
    return " ".join(parts)


def read_dose_kinds(table: Table) -> dict[str, DoseKind]:
    authorship = read_authorship(table)
    kinds = (name for name in table.keys if name != "authorship")
    return {name: _read_kind(name, table.table(name), authorship) for name in kinds}


def _read_kind(name: str, part: Table, authorship: Authorship) -> DoseKind:
    effort = part.wholes("target_effort")
    if len(effort) != 2 or not 0 <= effort[0] <= effort[1] <= 10:
        part.refuse("target_effort", "two whole numbers from 0 to 10, the lower first")
    kind = DoseKind(
        id=name,
        start=_read_dose(part.table("start")),
        ceiling=_read_dose(part.table("ceiling")),
        steps=_read_steps(part),
        rest_s=part.whole("rest_s"),
        tempo=part.text("tempo"),
        frequency=part.text("frequency"),
        target_effort=(effort[0], effort[1]),
        progress=part.text("progress"),
        authorship=authorship,
    )
    part.only_these()
    return kind


def _read_dose(part: Table) -> Dose:
    dose = Dose(
        sets=part.whole("sets", low=1, high=10),
        reps=part.whole("reps", high=50),
        hold_s=part.whole("hold_s", high=300),
        seconds=part.whole("seconds", high=7200),
    )
    part.only_these()
    return dose


def _read_steps(part: Table) -> tuple[tuple[Measure, int], ...]:
    allowed = 'pairs such as ["reps", 2], with ["level", 1] last'
    rows = part.raw("steps")
    if not isinstance(rows, list) or not rows or rows[-1] != ["level", 1]:
        part.refuse("steps", allowed)
    for row in rows:
        if not (isinstance(row, list) and len(row) == 2 and row[0] in (*MEASURES, "level") and row[1] > 0):
            part.refuse("steps", allowed)
    return tuple((row[0], row[1]) for row in rows)
