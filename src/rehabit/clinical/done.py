"""What happened when an exercise was done, and how the person is now."""

import datetime as dt
from dataclasses import dataclass

from rehabit.clinical.lock import Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One time an exercise was done under the prescription in force. None: not told.

    ``pain``: worst during or just after, 0-10. ``effort``: after the hardest set, 0-10. ``spare_reps``:
    repetitions still possible in the last set. ``in_control``: every repetition with control (in class the
    facilitator's tick). ``next_day_pain``: the next morning, 0-10.
    """

    on: dt.date
    full_dose: bool
    pain: int | None = None
    effort: int | None = None
    spare_reps: int | None = None
    in_control: bool | None = None
    next_day_pain: int | None = None
    lasted_over_a_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """How the person is today, beside any one exercise.

    ``usual_pain`` 0-10. ``last_active``: last day with any exercise. ``ill``: fever or illness now.
    ``well_since``: first day well again after an illness with fever. ``new_safety_answer``: an answer that
    nobody has looked at yet. ``lock``: the lock on the plan, if any.
    """

    usual_pain: int | None = None
    last_active: dt.date | None = None
    flare: bool = False
    ill: bool = False
    well_since: dt.date | None = None
    new_safety_answer: bool = False
    lock: Lock | None = None
