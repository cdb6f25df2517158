"""The gate to more: every reason why it is closed. An open gate has none."""

from collections.abc import Sequence

from rehabit.catalogue.library import Catalogue
from rehabit.clinical.done import Done, Situation
from rehabit.clinical.pain import above_usual, zone_of
from rehabit.clinical.reason import Reason, because


def closed_because(
    *,
    recent: Sequence[Done],
    situation: Situation,
    effort: tuple[int, int],
    confidence: int | None,
    catalogue: Catalogue,
) -> tuple[Reason, ...]:
    """Why no step up can be proposed; empty when all conditions hold. ``recent``: oldest first.

    What was not told cannot open the gate, except next-day pain: that question is optional.
    """
    rules = catalogue.progression()
    need = rules.good_sessions
    if situation.flare:
        return (because(catalogue, "hold_flare"),)
    if situation.new_safety_answer:
        return (because(catalogue, "hold_new_answer"),)
    if len(recent) < need:
        return (because(catalogue, "hold_few", have=len(recent), need=need),)
    last = recent[-need:]
    missing = _missing(last, confidence)
    if missing:
        return (because(catalogue, "hold_not_told", missing=" and ".join(missing), sessions=need),)
    return _not_met(last, situation.usual_pain, effort, confidence or 0, catalogue)


def _missing(last: Sequence[Done], confidence: int | None) -> list[str]:
    missing = []
    if any(done.pain is None for done in last):
        missing.append("your pain")
    if any(done.effort is None and done.spare_reps is None for done in last):
        missing.append("how hard it was")
    if any(done.in_control is None for done in last):
        missing.append("how steady it was")
    if confidence is None:
        missing.append("how sure you are")
    return missing


def _not_met(
    last: Sequence[Done], usual: int | None, effort: tuple[int, int], confidence: int, catalogue: Catalogue
) -> tuple[Reason, ...]:
    rules = catalogue.progression()
    sessions, low = len(last), effort[0]
    checks = {
        "hold_not_full": any(not done.full_dose for done in last),
        "hold_pain": any(_too_sore(done, usual, catalogue) for done in last),
        "hold_next_day": any(_sore_after(done, usual) for done in last),
        "hold_effort": not all(_easy(done, low, rules.spare_reps) for done in last),
        "hold_control": any(not done.in_control for done in last),
        "hold_not_sure": confidence < rules.confidence_needed,
    }
    words = {"sessions": sessions, "low": low, "spare": rules.spare_reps, "needed": rules.confidence_needed}
    return tuple(because(catalogue, code, **words) for code, failed in checks.items() if failed)


def _too_sore(done: Done, usual: int | None, catalogue: Catalogue) -> bool:
    """Neither green nor an amber that is no higher than the usual."""
    pain = done.pain or 0
    zone = zone_of(pain=pain, usual=usual, rules=catalogue.pain())
    return zone == "red" or (zone == "amber" and above_usual(pain=pain, usual=usual))


def _sore_after(done: Done, usual: int | None) -> bool:
    if done.lasted_over_a_day:
        return True
    return done.next_day_pain is not None and usual is not None and done.next_day_pain > usual


def _easy(done: Done, low: int, spare: int) -> bool:
    effort_low = done.effort is not None and done.effort <= low
    return effort_low or (done.spare_reps is not None and done.spare_reps >= spare)
