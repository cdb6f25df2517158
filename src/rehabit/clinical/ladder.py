"""The dose ladder: one step up, one step down, half, fewer. Pure arithmetic on doses."""

from dataclasses import dataclass, replace

from rehabit.catalogue.dose import Dose, DoseKind, Measure, dose_part
from rehabit.clinical.limits import Limits, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A level and a dose; ``measure`` is what changed to get here, 'level' or a part of the dose."""

    level: int
    dose: Dose
    measure: Measure


def up(*, level: int, dose: Dose, kind: DoseKind, limit: Limits) -> Rung | None:
    """One step up inside the limits; None at the top of both. Below the start dose, first back to it."""
    for goal in (within(kind.start, limit), within(kind.ceiling, limit)):
        for measure, amount in (*kind.steps, *_bouts(kind, limit)):
            now, most = part(dose, measure), part(goal, measure)
            if measure != "level" and now < most:
                return Rung(level=level, dose=_with(dose, measure, min(now + amount, most)), measure=measure)
    higher = [other for other in limit.levels if other > level]
    if not higher:
        return None
    return Rung(level=min(higher), dose=within(kind.start, limit), measure="level")


def down(*, level: int, dose: Dose, kind: DoseKind, limit: Limits) -> Rung | None:
    """One step down: the last step undone; then one level; then fewer. None when nothing smaller is left."""
    floor = within(kind.start, limit)
    for measure, amount in reversed((*kind.steps, *_bouts(kind, limit))):
        now, least = part(dose, measure), part(floor, measure)
        if measure != "level" and now > least:
            before = least + (now - least - 1) // amount * amount
            return Rung(level=level, dose=_with(dose, measure, before), measure=measure)
    lower = [other for other in limit.levels if other < level]
    if lower:
        return Rung(level=max(lower), dose=floor, measure="level")
    if dose.sets > 1:
        return Rung(level=level, dose=one_set_fewer(dose), measure="sets")
    smaller = fewer(dose=dose, kind=kind)
    return None if smaller == dose else Rung(level=level, dose=smaller, measure=kind.steps[0][0])


def fewer(*, dose: Dose, kind: DoseKind) -> Dose:
    """The first measure of the ladder one amount smaller, but not under half of the start dose."""
    measure, amount = kind.steps[0]
    least = max(part(kind.start, measure) // 2, 1)
    return _with(dose, measure, max(part(dose, measure) - amount, min(least, part(dose, measure))))


def one_set_fewer(dose: Dose) -> Dose:
    return replace(dose, sets=max(dose.sets - 1, 1))


def half(dose: Dose) -> Dose:
    """Half the work: half the sets when they are even, else half of the repetitions or seconds."""
    if dose.sets > 1 and dose.sets % 2 == 0:
        return replace(dose, sets=dose.sets // 2)
    return replace(dose, reps=(dose.reps + 1) // 2, seconds=(dose.seconds + 1) // 2)


def part(dose: Dose, measure: Measure) -> int:
    """One part of a dose; a level is not part of it and counts 0."""
    return dose_part(dose, measure)


def _with(dose: Dose, measure: Measure, value: int) -> Dose:
    return Dose(
        sets=value if measure == "sets" else dose.sets,
        reps=value if measure == "reps" else dose.reps,
        hold_s=value if measure == "hold_s" else dose.hold_s,
        seconds=value if measure == "seconds" else dose.seconds,
    )


def _bouts(kind: DoseKind, limit: Limits) -> tuple[tuple[Measure, int], ...]:
    """With a longest bout, time is built up by more bouts where the kind has no step for sets."""
    has_sets = any(measure == "sets" for measure, _ in kind.steps)
    return () if limit.max_bout_s is None or has_sets else (("sets", 1),)
