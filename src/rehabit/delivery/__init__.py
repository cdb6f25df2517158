"""Running a group: its dates, size, register, completion, and the states of sessions and places.

schedule          LONDON, WEEKDAYS, Shape, DatedSession, SkippedDay, Timetable, schedule
bank_holidays     Nation, bank_holidays
fidelity          rhythm_cautions
capacity          Limits, may_offer_place, capacity_cautions
session_state     SessionState, SESSION_MOVES
not_held          NotHeldReason, NOT_HELD_WORDS
place_state       PlaceState, PLACE_MOVES, HOLDS_A_PLACE
attendance        Mark, AbsenceReason, MarkMeaning, MARKS, ABSENCE_WORDS, GROUP_THERAPY_INDICATOR,
                  Attendance, may_mark, national_attendance_code
completion        COMPLETION_PERCENT, StillNeeded, sessions_needed, still_needed, missed_in_a_row,
                  call_after_misses
waiting           LIMIT_WEEKS, Waiting, Waited, Gap, Candidate, waited, in_order, who_fills
quiet             QUIET_AFTER_DAYS, Signs, quiet_reasons
week_at_a_glance  PainTrend, Day, Week, week_at_a_glance
"""

from rehabit.delivery.attendance import (
    ABSENCE_WORDS,
    GROUP_THERAPY_INDICATOR,
    MARKS,
    AbsenceReason,
    Attendance,
    Mark,
    MarkMeaning,
    may_mark,
    national_attendance_code,
)
from rehabit.delivery.bank_holidays import (
    Nation,
    bank_holidays,
)
from rehabit.delivery.capacity import (
    Limits,
    capacity_cautions,
    may_offer_place,
)
from rehabit.delivery.completion import (
    COMPLETION_PERCENT,
    StillNeeded,
    call_after_misses,
    missed_in_a_row,
    sessions_needed,
    still_needed,
)
from rehabit.delivery.fidelity import (
    rhythm_cautions,
)
from rehabit.delivery.not_held import (
    NOT_HELD_WORDS,
    NotHeldReason,
)
from rehabit.delivery.place_state import (
    HOLDS_A_PLACE,
    PLACE_MOVES,
    PlaceState,
)
from rehabit.delivery.quiet import (
    QUIET_AFTER_DAYS,
    Signs,
    quiet_reasons,
)
from rehabit.delivery.schedule import (
    LONDON,
    WEEKDAYS,
    DatedSession,
    Shape,
    SkippedDay,
    Timetable,
    schedule,
)
from rehabit.delivery.session_state import (
    SESSION_MOVES,
    SessionState,
)
from rehabit.delivery.waiting import (
    LIMIT_WEEKS,
    Candidate,
    Gap,
    Waited,
    Waiting,
    in_order,
    waited,
    who_fills,
)
from rehabit.delivery.week_at_a_glance import (
    Day,
    PainTrend,
    Week,
    week_at_a_glance,
)

__all__ = [
    "ABSENCE_WORDS",
    "COMPLETION_PERCENT",
    "GROUP_THERAPY_INDICATOR",
    "HOLDS_A_PLACE",
    "LIMIT_WEEKS",
    "LONDON",
    "MARKS",
    "NOT_HELD_WORDS",
    "PLACE_MOVES",
    "QUIET_AFTER_DAYS",
    "SESSION_MOVES",
    "WEEKDAYS",
    "AbsenceReason",
    "Attendance",
    "Candidate",
    "DatedSession",
    "Day",
    "Gap",
    "Limits",
    "Mark",
    "MarkMeaning",
    "Nation",
    "NotHeldReason",
    "PainTrend",
    "PlaceState",
    "SessionState",
    "Shape",
    "Signs",
    "SkippedDay",
    "StillNeeded",
    "Timetable",
    "Waited",
    "Waiting",
    "Week",
    "bank_holidays",
    "call_after_misses",
    "capacity_cautions",
    "in_order",
    "may_mark",
    "may_offer_place",
    "missed_in_a_row",
    "national_attendance_code",
    "quiet_reasons",
    "rhythm_cautions",
    "schedule",
    "sessions_needed",
    "still_needed",
    "waited",
    "week_at_a_glance",
    "who_fills",
]
