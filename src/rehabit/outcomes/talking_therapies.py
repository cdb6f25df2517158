"""Reliable improvement and recovery in mood, as NHS Talking Therapies defines them."""

from dataclasses import dataclass
from fractions import Fraction

from rehabit.outcomes.answers import exact

PHQ9_RELIABLE, GAD7_RELIABLE = 6, 4
PHQ9_CASE, GAD7_CASE = 10, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingTherapies:
    """One person's course. `recovered` is only possible for somebody who was a case at the start."""

    phq9_reliable_improvement: bool
    gad7_reliable_improvement: bool
    reliable_improvement: bool
    reliable_deterioration: bool
    was_case: bool
    recovered: bool
    reliable_recovery: bool


def talking_therapies(
    *, phq9: tuple[int | Fraction, int | Fraction], gad7: tuple[int | Fraction, int | Fraction]
) -> TalkingTherapies:
    """Judge (before, after) totals of both questionnaires.

    A case has PHQ-9 of 10 or more or GAD-7 of 8 or more; recovered is a case before and below both after.
    Reliable improvement is one better by 6 (PHQ-9) or 4 (GAD-7) or more, and neither worse by as much.
    """
    phq_before, phq_after = exact(phq9[0]), exact(phq9[1])
    gad_before, gad_after = exact(gad7[0]), exact(gad7[1])
    phq_better = phq_before - phq_after >= PHQ9_RELIABLE
    gad_better = gad_before - gad_after >= GAD7_RELIABLE
    worse = phq_after - phq_before >= PHQ9_RELIABLE or gad_after - gad_before >= GAD7_RELIABLE
    improved = (phq_better or gad_better) and not worse
    was_case = _case(phq_before, gad_before)
    recovered = was_case and not _case(phq_after, gad_after)
    return TalkingTherapies(
        phq9_reliable_improvement=phq_better,
        gad7_reliable_improvement=gad_better,
        reliable_improvement=improved,
        reliable_deterioration=worse and not (phq_better or gad_better),
        was_case=was_case,
        recovered=recovered,
        reliable_recovery=recovered and improved,
    )


def _case(phq9: Fraction, gad7: Fraction) -> bool:
    return phq9 >= PHQ9_CASE or gad7 >= GAD7_CASE
