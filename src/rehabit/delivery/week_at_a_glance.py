"""One person's week at home in one line: days done of days planned, and where the pain is going."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean

from rehabit.kernel import Proportion

LEAST_ENTRIES = 4
"""Days with a pain score before a direction is named; fewer say too little. A choice of this project."""

A_REAL_STEP = 1.0
"""Points out of 10 between the halves of the week before it is called rising or easing."""


class PainTrend(StrEnum):
    """Where the pain is going, in a word."""

    EASING = "easing"
    STEADY = "steady"
    RISING = "rising"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: exercises planned and done, and the pain score (0 to 10, None when not given)."""

    day: date
    planned: int
    done: int
    pain: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """``days`` is days with anything done out of days with anything planned.

    ``pain_entries`` counts the days with a score, on which ``trend`` rests; ``pain_last`` is the latest (None
    when there is none).
    """

    days: Proportion
    trend: PainTrend
    pain_entries: int
    pain_last: int | None
    sentence: str


_TREND_WORDS = {
    PainTrend.EASING: "Pain is easing",
    PainTrend.STEADY: "Pain is steady",
    PainTrend.RISING: "Pain is rising",
    PainTrend.TOO_FEW: "Too few scores to say how the pain is going",
}


def week_at_a_glance(*, days: Sequence[Day]) -> Week:
    """Sum up a week from its days, in any order. Only days with something planned are counted.

    The trend compares the mean of the later half of the scores with the earlier half (the middle one
    of an odd number is left out); one point or more is a step.
    """
    in_order = sorted(days, key=lambda day: day.day)
    planned = [day for day in in_order if day.planned > 0]
    done = Proportion(count=sum(day.done > 0 for day in planned), total=len(planned))
    scores = [day.pain for day in in_order if day.pain is not None]
    trend = _trend(scores=scores)
    return Week(
        days=done,
        trend=trend,
        pain_entries=len(scores),
        pain_last=scores[-1] if scores else None,
        sentence=_sentence(done=done, trend=trend, scores=scores),
    )


def _trend(*, scores: Sequence[int]) -> PainTrend:
    if len(scores) < LEAST_ENTRIES:
        return PainTrend.TOO_FEW
    half = len(scores) // 2
    step = fmean(scores[-half:]) - fmean(scores[:half])
    if step >= A_REAL_STEP:
        return PainTrend.RISING
    return PainTrend.EASING if step <= -A_REAL_STEP else PainTrend.STEADY


def _sentence(*, done: Proportion, trend: PainTrend, scores: Sequence[int]) -> str:
    home = f"Did {done} planned days" if done.total else "Nothing was planned at home"
    last = f", last {scores[-1]} of 10" if scores else ""
    return f"{home}. {_TREND_WORDS[trend]} ({len(scores)} scores{last})."
