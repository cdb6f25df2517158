"""What comes next for one prescription: up, the same, down, lighter for a while, or a pause (section 6)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rehabit.catalogue.dose import Dose, DoseKind
from rehabit.catalogue.exercise import Exercise
from rehabit.catalogue.library import Catalogue
from rehabit.clinical import gate, ladder, setback
from rehabit.clinical.done import Done, Situation
from rehabit.clinical.limits import Limits, limits, within
from rehabit.clinical.person import Person, Place
from rehabit.clinical.plan import Prescription
from rehabit.clinical.reason import Reason, because

Kind = Literal["up", "same", "down", "lighter", "pause"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What comes next and why.

    ``kind``: *up* is a proposal, a person decides; *down* applies at once; *lighter* lasts ``sessions``
    sessions, then ``before`` is in force again; *pause* means not at all for now. ``to``: the prescription
    that results. ``ask_safety``: ask the safety questions first. ``tell_facilitator``: a person should look.
    """

    kind: Kind
    before: Prescription
    to: Prescription
    reasons: tuple[Reason, ...]
    sessions: int | None = None
    ask_safety: bool = False
    tell_facilitator: bool = False

    @property
    def needs_decision(self) -> bool:
        """A step up waits for a person's yes: the participant's at home, the facilitator's in class."""
        return self.kind == "up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything one decision rests on."""

    person: Person
    place: Place
    prescription: Prescription
    recent: tuple[Done, ...]
    situation: Situation
    today: dt.date
    catalogue: Catalogue

    @property
    def exercise(self) -> Exercise:
        return self.catalogue.exercise(self.prescription.exercise)

    @property
    def kind(self) -> DoseKind:
        return self.catalogue.dose_kind(self.exercise.dose_kind)

    @property
    def limit(self) -> Limits:
        return limits(
            exercise=self.exercise,
            person=self.person,
            place=self.place,
            today=self.today,
            catalogue=self.catalogue,
        )


def next_step(
    *,
    person: Person,
    place: Place,
    prescription: Prescription,
    recent: Sequence[Done],
    situation: Situation,
    today: dt.date,
    catalogue: Catalogue,
    joint_sore: Reason | None = None,
) -> Step:
    """What comes next for one exercise. At most one step; never up while the plan is locked.

    ``recent``: the times this exercise was done under this prescription, in any order. ``joint_sore``:
    the reason, when another exercise left the joint sore that this one loads too.
    """
    case = Case(
        person=person,
        place=place,
        prescription=prescription,
        recent=tuple(sorted(recent, key=lambda done: done.on)),
        situation=situation,
        today=today,
        catalogue=catalogue,
    )
    return (
        _paused(case)
        or _outside_limits(case)
        or _after_absence(case)
        or _down(case, joint_sore)
        or _lighter(case)
        or _up_or_same(case)
    )


def step(case: Case, kind: Kind, reasons: Sequence[Reason], *, level: int, dose: Dose) -> Step:
    """A step to this level and dose; since today when anything changed for good."""
    before = case.prescription
    changed = kind in ("up", "down")
    to = replace(
        before,
        level=level,
        dose=dose,
        since=case.today if changed else before.since,
        effort=case.limit.effort,
        reasons=tuple(reasons) if changed else before.reasons,
    )
    return Step(kind=kind, before=before, to=to, reasons=tuple(reasons))


def _same(case: Case, kind: Kind, reasons: Sequence[Reason]) -> Step:
    return step(case, kind, reasons, level=case.prescription.level, dose=case.prescription.dose)


def _paused(case: Case) -> Step | None:
    lock, situation, rules = case.situation.lock, case.situation, case.catalogue.progression()
    if lock is not None and lock.holds(today=case.today):
        return _same(case, "pause", [because(case.catalogue, "locked", who=lock.cleared_by)])
    recovering = situation.well_since is not None and (
        case.today < situation.well_since + dt.timedelta(days=rules.well_for_days)
    )
    if situation.ill or recovering:
        return _same(case, "pause", [because(case.catalogue, "wait_until_well", days=rules.well_for_days)])
    return None


def _outside_limits(case: Case) -> Step | None:
    """Limits can tighten after a plan was made, by a new tag or band: fit the prescription to them now."""
    limit, now = case.limit, case.prescription
    if not limit.levels:
        reason = because(case.catalogue, "no_level_left", name=case.exercise.name)
        return replace(_same(case, "pause", [reason]), tell_facilitator=True)
    fitting = [level for level in limit.levels if level <= now.level]
    level = max(fitting) if fitting else min(limit.levels)
    dose = within(now.dose, limit)
    if (level, dose) == (now.level, now.dose):
        return None
    if level != now.level:
        dose = within(case.kind.start, limit)
    old, new = f"level {now.level}, {now.dose}", f"level {level}, {dose}"
    reason = because(case.catalogue, "same_dose_limits", old=old, to=new)
    return step(case, "down", [reason, *limit.reasons], level=level, dose=dose)


def days_away(case: Case) -> int:
    """Days since the person last did anything, or since the prescription began if that is later."""
    days = [case.prescription.since, *(done.on for done in case.recent)]
    if case.situation.last_active is not None:
        days.append(case.situation.last_active)
    return (case.today - max(days)).days


def _after_absence(case: Case) -> Step | None:
    rules, days, now = case.catalogue.progression(), days_away(case), case.prescription
    if days < rules.long_gap_days:
        return None
    start = within(case.kind.start, case.limit)
    lower = [level for level in case.limit.levels if level < now.level]
    level, dose = (max(lower), start) if lower else (now.level, _smaller(start, now.dose))
    reasons = [because(case.catalogue, "gap_long", days=days)]
    kind: Kind = "same" if (level, dose) == (now.level, now.dose) else "down"
    return replace(step(case, kind, reasons, level=level, dose=dose), ask_safety=True)


def _smaller(start: Dose, now: Dose) -> Dose:
    """The start dose, unless the dose is already below it in some part."""
    return Dose(
        sets=min(start.sets, now.sets),
        reps=min(start.reps, now.reps),
        hold_s=min(start.hold_s, now.hold_s),
        seconds=min(start.seconds, now.seconds),
    )


def _down(case: Case, joint_sore: Reason | None) -> Step | None:
    reasons = setback.reasons(
        recent=case.recent,
        usual=case.situation.usual_pain,
        area=case.person.area,
        catalogue=case.catalogue,
    )
    if joint_sore is not None and case.exercise.joint_load[case.person.area] > 0:
        reasons = (*reasons, joint_sore) if joint_sore not in reasons else reasons
    if not reasons:
        return None
    now = case.prescription
    rung = ladder.down(level=now.level, dose=now.dose, kind=case.kind, limit=case.limit)
    if rung is None:
        lowest = because(case.catalogue, "lowest")
        return replace(_same(case, "pause", [*reasons, lowest]), tell_facilitator=True)
    return step(case, "down", reasons, level=rung.level, dose=rung.dose)


def _lighter(case: Case) -> Step | None:
    rules, now = case.catalogue.progression(), case.prescription
    if case.situation.well_since is not None:
        since = case.situation.well_since
        left = rules.half_dose_sessions - sum(done.on >= since for done in case.recent)
        if left > 0:
            sessions = rules.half_dose_sessions
            why = because(case.catalogue, "after_illness", left=left, sessions=sessions)
            lighter = step(case, "lighter", [why], level=now.level, dose=ladder.half(now.dose))
            return replace(lighter, sessions=left)
    days = days_away(case)
    if days >= rules.short_gap_days:
        why = because(case.catalogue, "gap_short", days=days, sessions=rules.short_gap_sessions)
        lighter = step(case, "lighter", [why], level=now.level, dose=ladder.one_set_fewer(now.dose))
        return replace(lighter, sessions=rules.short_gap_sessions)
    return None


def _up_or_same(case: Case) -> Step:
    closed = gate.closed_because(
        recent=case.recent,
        situation=case.situation,
        effort=case.limit.effort,
        confidence=case.person.confidence.get(case.prescription.exercise),
        catalogue=case.catalogue,
    )
    if closed:
        return _stay(case, closed)
    now, rules = case.prescription, case.catalogue.progression()
    rung = ladder.up(level=now.level, dose=now.dose, kind=case.kind, limit=case.limit)
    if rung is None:
        return _stay(case, _at_the_top(case))
    if rung.measure == "level":
        early = rules.no_level_up_in_first_sessions
        if len(case.recent) < early:
            return _stay(case, [because(case.catalogue, "hold_early", sessions=early)])
        words = {"old": now.level, "to": rung.level, "level_name": case.exercise.level(rung.level).name}
        reason = because(case.catalogue, "up_level", sessions=rules.good_sessions, **words)
    else:
        changes = {"measure": rung.measure, "old": now.dose, "to": rung.dose}
        reason = because(case.catalogue, "up", sessions=rules.good_sessions, **changes)
    return step(case, "up", [reason], level=rung.level, dose=rung.dose)


def _at_the_top(case: Case) -> list[Reason]:
    rules = case.catalogue.progression()
    reasons = [because(case.catalogue, "hold_top")]
    last = case.recent[-rules.good_sessions :]
    if case.exercise.slot == "strength" and all((d.spare_reps or 0) >= rules.spare_reps for d in last):
        reasons.append(because(case.catalogue, "add_load", sessions=rules.good_sessions))
    return reasons


def _stay(case: Case, reasons: Sequence[Reason]) -> Step:
    """The same again; after weeks of good adherence without a step up the facilitator hears of it."""
    rules = case.catalogue.progression()
    days = (case.today - case.prescription.since).days
    weeks = rules.stall_days // 7
    stalled = days >= rules.stall_days and len(case.recent) >= weeks * rules.stall_sessions_a_week
    if not stalled:
        return _same(case, "same", reasons)
    told = because(case.catalogue, "stall", days=days)
    return replace(_same(case, "same", [*reasons, told]), tell_facilitator=True)
