"""How a made-up person is before, at the end and later: pain, function, strength, mood, activity.

Calibration (published, uncontrolled before and after; see docs and the claims ledger):
function +9 points of 100 at the end (n = 1,386, community groups), 61 % with 15 % or more improvement of
function (trial), active 24 % before, 78 % after and 69 % six months after (n = 1,492).
"""

import random
from dataclasses import dataclass

from rehabit.clinical import Stage
from rehabit.clinical.person import STAGES
from rehabit.simulation.chance import normal, whole

MEAN_FUNCTION, SD_FUNCTION = 49.0, 16.0
"""Points of 100 before the programme, higher is better."""
MEAN_GAIN, SD_GAIN = 10.1, 7.5
"""Points of function gained at the end by somebody who completed; the spread makes 61 % responders."""
GAIN_WITHOUT_COMPLETING = 0.75
"""Share of the gain for somebody who came to less than three quarters of the sessions."""
STEP = 5
"""Ten questions with three answers give steps of five points."""

KEPT = {"baseline": 0.0, "end": 1.0, "month-3": 0.92, "month-6": 0.82, "month-12": 0.7, "month-30": 0.5}
"""Share of the gain that is there at each point of collection: effects fade within months."""
_ACTIVE_LIFT = 85.0
"""Active minutes a week gained at the end on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What makes one person differ from the next, each a share from 0 to 1 of all people.

    `severity` at the start, `gain` from the programme, `reliability` in coming, `diligence` at home,
    `support` needed (the lowest need the most).
    """

    severity: float
    gain: float
    reliability: float
    diligence: float
    support: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The state behind the answers: pain and confidence 0-10, function 0-100, mood 0-12 (higher is worse).

    `balance` is the hardest of the four stances held for ten seconds; `floor_rise` whether somebody gets up
    from the floor alone.
    """

    pain: int
    worst_pain: int
    function: int
    stands: int
    uses_arms: bool
    balance: Stage
    floor_rise: bool
    mood: int
    active_days: int
    active_minutes: int
    confidence_exercise: int
    confidence_manage: int
    falls: int
    falls_with_care: int
    change: int


def health(*, rng: random.Random, traits: Traits, completed: bool, point: str) -> Health:
    """How somebody is at a point of collection ('baseline', 'end', 'month-3', …)."""
    kept = KEPT[point] * (1.0 if completed else GAIN_WITHOUT_COMPLETING)
    start = normal(share=1 - traits.severity)
    gained = (MEAN_GAIN + SD_GAIN * normal(share=traits.gain)) * kept
    falls = rng.choices((0, 1, 2, 3), weights=(78, 15, 5, 2))[0]
    pain = whole(value=5.7 - 1.1 * start - 0.16 * gained + rng.gauss(0, 0.9), low=0, high=10)
    days, minutes = _activity(rng=rng, start=start, kept=kept)
    return Health(
        pain=pain,
        worst_pain=whole(value=pain + 1.6 + rng.gauss(0, 0.7), low=pain, high=10),
        function=_function(start=start, gained=gained),
        stands=whole(value=9.6 + 2.2 * start + 0.22 * gained + rng.gauss(0, 1.2), low=2, high=30),
        balance=STAGES[whole(value=3.1 + 0.7 * start + rng.gauss(0, 0.4), low=1, high=4)],
        floor_rise=start > -0.6,
        uses_arms=traits.severity > 0.95 and kept == 0,
        mood=whole(value=3.4 - 1.3 * start - 0.09 * gained + rng.gauss(0, 1.4), low=0, high=12),
        active_days=days,
        active_minutes=minutes,
        confidence_exercise=_confidence(rng=rng, start=start, kept=kept, gained=gained),
        confidence_manage=_confidence(rng=rng, start=start, kept=kept, gained=gained),
        falls=falls,
        falls_with_care=int(falls > 0 and rng.random() < 0.15),
        change=whole(value=0.5 + 0.11 * gained + rng.gauss(0, 0.8), low=-3, high=3),
    )


def _function(*, start: float, gained: float) -> int:
    before = STEP * round(min(max(MEAN_FUNCTION + SD_FUNCTION * start, 10), 85) / STEP)
    return min(max(before + STEP * round(gained / STEP), 0), 100)


def _activity(*, rng: random.Random, start: float, kept: float) -> tuple[int, int]:
    """Days a week and minutes a day."""
    wanted = 100 + 45 * start + _ACTIVE_LIFT * kept + rng.gauss(0, 45)
    if wanted < 10:
        return 0, 0
    days = whole(value=2 + wanted / 60 + rng.gauss(0, 0.8), low=1, high=7)
    return days, STEP * max(2, round(wanted / days / STEP))


def _confidence(*, rng: random.Random, start: float, kept: float, gained: float) -> int:
    return whole(value=6.9 + 0.8 * start + 0.9 * kept + 0.05 * gained + rng.gauss(0, 1), low=0, high=10)
