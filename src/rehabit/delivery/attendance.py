"""One mark for one person at one session, what counts as attended, and the national codes behind it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rehabit.delivery.session_state import SessionState
from rehabit.kernel import ALLOWED, Allowed, Refusal


class Mark(StrEnum):
    """What the register says of one person."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    BY_VIDEO = "by_video"
    ABSENT = "absent"


class AbsenceReason(StrEnum):
    """Why somebody was not there; giving one is never compulsory."""

    UNWELL = "unwell"
    FLARE = "flare"
    OTHER_APPOINTMENT = "other_appointment"
    WORK = "work"
    CARING = "caring"
    TRANSPORT = "transport"
    AWAY = "away"
    CAME_TOO_LATE = "came_too_late"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkMeaning:
    """A mark in words, whether it counts as attended, and its national codes.

    ``attendance_code`` is AttendanceStatus and ``mechanism_code`` ConsMechanism of the community services
    data set (data dictionary, June 2026); absence has no mechanism, and its code depends on the reason.
    """

    words: str
    attended: bool
    attendance_code: str
    mechanism_code: str


MARKS = {
    Mark.PRESENT: MarkMeaning(words="Present", attended=True, attendance_code="5", mechanism_code="01"),
    Mark.LATE: MarkMeaning(words="Late", attended=True, attendance_code="6", mechanism_code="01"),
    Mark.LEFT_EARLY: MarkMeaning(words="Left early", attended=True, attendance_code="5", mechanism_code="01"),
    Mark.BY_VIDEO: MarkMeaning(words="By video", attended=True, attendance_code="5", mechanism_code="11"),
    Mark.ABSENT: MarkMeaning(words="Absent", attended=False, attendance_code="3", mechanism_code=""),
}

ABSENCE_WORDS = {
    AbsenceReason.UNWELL: "Unwell",
    AbsenceReason.FLARE: "Flare-up",
    AbsenceReason.OTHER_APPOINTMENT: "Another appointment",
    AbsenceReason.WORK: "Work",
    AbsenceReason.CARING: "Caring for somebody",
    AbsenceReason.TRANSPORT: "Transport",
    AbsenceReason.AWAY: "Away or on holiday",
    AbsenceReason.CAME_TOO_LATE: "Came too late to join",
    AbsenceReason.OTHER: "Another reason",
}

GROUP_THERAPY_INDICATOR = "Y"
"""Every contact at a group session carries this flag in the community services data set."""

_IN_THE_FUTURE, _CANCELLED_BY_PROVIDER = "0", "4"
_CANCELLED_BY_PATIENT, _LATE_NOT_SEEN = "2", "7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The mark of one person at one session; a reason and ``told_us_before`` belong to absence only."""

    mark: Mark
    reason: AbsenceReason | None = None
    told_us_before: bool = False

    @property
    def attended(self) -> bool:
        """Whether it counts towards completion."""
        return MARKS[self.mark].attended


def may_mark(
    *, attendance: Attendance, session: SessionState, held_on: date, today: date
) -> Allowed | Refusal:
    """Say whether a mark may be written.

    Refusals: ``in_the_future``, ``did_not_happen``, ``closed``, ``reason_but_there``.
    """
    if held_on > today:
        return Refusal("in_the_future", f"This session is on {held_on:%d/%m/%Y}; it cannot be marked before.")
    if session is SessionState.CANCELLED:
        return Refusal("did_not_happen", "This session did not happen, so nobody is marked for it.")
    if session is SessionState.CLOSED:
        return Refusal("closed", "This session is closed. Open it again to change the register.")
    if attendance.attended and (attendance.reason is not None or attendance.told_us_before):
        return Refusal("reason_but_there", "A reason for absence was given for somebody who was there.")
    return ALLOWED


def national_attendance_code(*, attendance: Attendance | None, session: SessionState) -> str:
    """Return AttendanceStatus for one person at one session; ``attendance`` is None when not marked yet.

    0 in the future, 2 cancelled by the patient, 3 did not attend, 4 cancelled by the provider, 5 on time,
    6 late but seen, 7 late and not seen.
    """
    if session is SessionState.CANCELLED:
        return _CANCELLED_BY_PROVIDER
    if attendance is None:
        return _IN_THE_FUTURE
    if attendance.reason is AbsenceReason.CAME_TOO_LATE:
        return _LATE_NOT_SEEN
    if attendance.told_us_before:
        return _CANCELLED_BY_PATIENT
    return MARKS[attendance.mark].attendance_code
