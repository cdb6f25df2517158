"""Running a group: its dates, size, register, completion, and the states of sessions and places.

schedule       schedule, Shape, Timetable, DatedSession, SkippedDay, WEEKDAYS, LONDON
bank_holidays  Nation, bank_holidays
fidelity       rhythm_cautions: twice a week over five weeks
capacity       Limits, may_offer_place, capacity_cautions
attendance     Mark, AbsenceReason, Attendance, MARKS, may_mark, national_attendance_code
completion     still_needed, sessions_needed, missed_in_a_row, call_after_misses
session_state  SessionState, SESSION_MOVES
place_state    PlaceState, PLACE_MOVES, HOLDS_A_PLACE
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
from rehabit.delivery.bank_holidays import Nation, bank_holidays
from rehabit.delivery.capacity import Limits, capacity_cautions, may_offer_place
from rehabit.delivery.completion import (
    StillNeeded,
    call_after_misses,
    missed_in_a_row,
    sessions_needed,
    still_needed,
)
from rehabit.delivery.fidelity import rhythm_cautions
from rehabit.delivery.place_state import HOLDS_A_PLACE, PLACE_MOVES, PlaceState
from rehabit.delivery.schedule import (
    LONDON,
    WEEKDAYS,
    DatedSession,
    Shape,
    SkippedDay,
    Timetable,
    schedule,
)
from rehabit.delivery.session_state import SESSION_MOVES, SessionState

__all__ = [
    "ABSENCE_WORDS",
    "GROUP_THERAPY_INDICATOR",
    "HOLDS_A_PLACE",
    "LONDON",
    "MARKS",
    "PLACE_MOVES",
    "SESSION_MOVES",
    "WEEKDAYS",
    "AbsenceReason",
    "Attendance",
    "DatedSession",
    "Limits",
    "Mark",
    "MarkMeaning",
    "Nation",
    "PlaceState",
    "SessionState",
    "Shape",
    "SkippedDay",
    "StillNeeded",
    "Timetable",
    "bank_holidays",
    "call_after_misses",
    "capacity_cautions",
    "may_mark",
    "may_offer_place",
    "missed_in_a_row",
    "national_attendance_code",
    "rhythm_cautions",
    "schedule",
    "sessions_needed",
    "still_needed",
]
