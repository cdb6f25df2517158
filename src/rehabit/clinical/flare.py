"""A flare, day by day: less for a week, then back (clinical content, section 7)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rehabit.catalogue.exercise import Exercise
from rehabit.catalogue.flare_rules import FlareRules, FlareStage
from rehabit.catalogue.library import Catalogue
from rehabit.clinical.ladder import half
from rehabit.clinical.limits import limits
from rehabit.clinical.person import Person
from rehabit.clinical.plan import Prescription
from rehabit.clinical.reason import Reason, because
from rehabit.clinical.start import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareDay:
    """What to do on one day of a flare.

    ``day`` counts from 1. ``prescriptions``: what stays, eased. ``resting``: what waits, and why. ``over``:
    back to the plan. ``ask_safety``: hot joint, injury and fever are asked before the first day.
    ``tell_facilitator``: an advice level 3 note is due. Every day of it counts as kept when something of
    it is done or rest is logged.
    """

    day: int
    prescriptions: tuple[Prescription, ...]
    resting: tuple[LeftOut, ...]
    over: bool
    ask_safety: bool
    tell_facilitator: bool
    reasons: tuple[Reason, ...]


def flare_day(
    *,
    person: Person,
    prescriptions: Sequence[Prescription],
    began_on: dt.date,
    today: dt.date,
    catalogue: Catalogue,
    pain: int | None = None,
    usual_pain: int | None = None,
    easing: bool | None = None,
    earlier_flares: Sequence[dt.date] = (),
) -> FlareDay:
    """The flare plan for ``today``, the home plan eased by the stage of the flare.

    ``pain`` and ``usual_pain`` 0-10: after the last stage the flare is over when pain is close to the
    usual. ``easing``: the person says that it is easing. ``earlier_flares``: first days of earlier ones.
    """
    if today < began_on:
        raise ValueError(f"The flare began on {began_on}, after {today}. Hand in a day of the flare.")
    rules = catalogue.flare()
    day = (today - began_on).days + 1
    after = day > rules.stages[-1].to_day
    over = after and _back(pain, usual_pain, rules)
    told = _tell(day, over, easing, began_on, earlier_flares, rules)
    reasons = [because(catalogue, "flare_tell", why=why) for why in told]
    if over:
        back = because(catalogue, "flare_back", pain=pain, usual=usual_pain)
        return _day(day, tuple(prescriptions), (), over, told, [back, *reasons])
    stage = next((stage for stage in rules.stages if day <= stage.to_day), rules.stages[-1])
    code = "flare_still" if after else "flare_stage"
    words = {"from_day": stage.from_day, "to_day": stage.to_day, "pain": pain, "usual": usual_pain}
    reasons.insert(0, because(catalogue, code, do=stage.do, day=day, **words))
    kept, resting = _eased(person, prescriptions, stage, day, today, catalogue)
    return _day(day, kept, resting, over, told, reasons)


def _day(
    day: int,
    kept: tuple[Prescription, ...],
    resting: tuple[LeftOut, ...],
    over: bool,
    told: list[str],
    reasons: list[Reason],
) -> FlareDay:
    return FlareDay(
        day=day,
        prescriptions=kept,
        resting=resting,
        over=over,
        ask_safety=day == 1,
        tell_facilitator=bool(told),
        reasons=tuple(reasons),
    )


def _back(pain: int | None, usual: int | None, rules: FlareRules) -> bool:
    return pain is not None and usual is not None and pain - usual <= rules.back_when_within


def _tell(
    day: int,
    over: bool,
    easing: bool | None,
    began_on: dt.date,
    earlier: Sequence[dt.date],
    rules: FlareRules,
) -> list[str]:
    """Why the facilitator hears of it; empty when there is no need."""
    window = began_on - dt.timedelta(days=rules.within_days)
    count = 1 + sum(window < first < began_on for first in earlier)
    whys = {
        f"not easing by day {rules.not_easing_day}": day >= rules.not_easing_day and not (easing or over),
        f"still flaring on day {rules.still_flaring_day}": day >= rules.still_flaring_day and not over,
        f"{count} flares in {rules.within_days // 7} weeks": count >= rules.most_flares,
    }
    return [why for why, true in whys.items() if true]


def _eased(
    person: Person,
    prescriptions: Sequence[Prescription],
    stage: FlareStage,
    day: int,
    today: dt.date,
    catalogue: Catalogue,
) -> tuple[tuple[Prescription, ...], tuple[LeftOut, ...]]:
    kept, resting = [], []
    for item in prescriptions:
        exercise = catalogue.exercise(item.exercise)
        if exercise.slot in stage.slots or exercise.id in stage.exercises:
            kept.append(_easier(item, exercise, person, stage, day, today, catalogue))
        else:
            why = because(catalogue, "flare_rest", day=day, slot=exercise.slot)
            resting.append(LeftOut(exercise=exercise.id, reasons=(why,)))
    return tuple(kept), tuple(resting)


def _easier(
    item: Prescription,
    exercise: Exercise,
    person: Person,
    stage: FlareStage,
    day: int,
    today: dt.date,
    catalogue: Catalogue,
) -> Prescription:
    reasons = []
    limit = limits(exercise=exercise, person=person, place="home", today=today, catalogue=catalogue)
    lower = sorted(level for level in limit.levels if level < item.level)
    level = item.level
    if stage.levels_down and lower:
        level = lower[max(len(lower) - stage.levels_down, 0)]
        reasons.append(because(catalogue, "flare_level", day=day))
    dose = item.dose
    if stage.half_dose:
        dose = half(dose)
        reasons.append(because(catalogue, "flare_half", day=day))
    return replace(item, level=level, dose=dose, reasons=tuple(reasons))
