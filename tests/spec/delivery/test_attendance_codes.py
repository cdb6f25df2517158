"""What a mark in the register means: does it count, and which national codes stand behind it."""

from datetime import date

import pytest

from rehabit.delivery import (
    ABSENCE_WORDS,
    MARKS,
    AbsenceReason,
    Attendance,
    Mark,
    SessionState,
    may_mark,
    national_attendance_code,
)
from rehabit.kernel import ALLOWED, Refusal

CLOSED, CANCELLED, PLANNED = SessionState.CLOSED, SessionState.CANCELLED, SessionState.PLANNED
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("mark", "reason", "told", "counts", "code"),
    [
        # mark       | reason          | told us before | attended | AttendanceStatus
        ("present", None, False, True, "5"),
        ("late", None, False, True, "6"),
        ("left_early", None, False, True, "5"),
        ("by_video", None, False, True, "5"),
        ("absent", None, False, False, "3"),
        ("absent", "unwell", False, False, "3"),
        ("absent", "unwell", True, False, "2"),
        ("absent", None, True, False, "2"),
        ("absent", "came_too_late", False, False, "7"),
    ],
)
def test_a_mark_in_a_session_that_was_held(
    mark: str, reason: str | None, told: bool, counts: bool, code: str
) -> None:
    attendance = Attendance(
        mark=Mark(mark), reason=AbsenceReason(reason) if reason else None, told_us_before=told
    )
    assert attendance.attended is counts
    assert national_attendance_code(attendance=attendance, session=CLOSED) == code


def test_a_session_that_did_not_happen_is_cancelled_by_the_provider_for_everybody() -> None:
    present = Attendance(mark=Mark.PRESENT)
    assert national_attendance_code(attendance=present, session=CANCELLED) == "4"
    assert national_attendance_code(attendance=None, session=CANCELLED) == "4"


def test_a_session_to_come_has_the_code_of_the_future() -> None:
    assert national_attendance_code(attendance=None, session=PLANNED) == "0"


def test_video_has_its_own_mechanism() -> None:
    assert {mark.value: meaning.mechanism_code for mark, meaning in MARKS.items()} == {
        "present": "01",
        "late": "01",
        "left_early": "01",
        "by_video": "11",
        "absent": "",
    }


def test_every_mark_and_reason_has_words() -> None:
    assert set(MARKS) == set(Mark)
    assert set(ABSENCE_WORDS) == set(AbsenceReason)
    assert all(meaning.words for meaning in MARKS.values()) and all(ABSENCE_WORDS.values())


@pytest.mark.parametrize(
    ("attendance", "session", "held_on", "code"),
    [
        (Attendance(mark=Mark.PRESENT), SessionState.OPEN, date(2026, 11, 25), "in_the_future"),
        (Attendance(mark=Mark.PRESENT), CANCELLED, TODAY, "did_not_happen"),
        (Attendance(mark=Mark.PRESENT), CLOSED, TODAY, "closed"),
        (
            Attendance(mark=Mark.LATE, reason=AbsenceReason.UNWELL),
            SessionState.OPEN,
            TODAY,
            "reason_but_there",
        ),
        (Attendance(mark=Mark.LATE, told_us_before=True), SessionState.OPEN, TODAY, "reason_but_there"),
    ],
)
def test_marks_that_are_refused(
    attendance: Attendance, session: SessionState, held_on: date, code: str
) -> None:
    found = may_mark(attendance=attendance, session=session, held_on=held_on, today=TODAY)
    assert isinstance(found, Refusal)
    assert found.code == code


@pytest.mark.parametrize("mark", list(Mark))
def test_any_mark_can_be_set_on_the_day(mark: Mark) -> None:
    attendance = Attendance(mark=mark)
    found = may_mark(attendance=attendance, session=SessionState.OPEN, held_on=TODAY, today=TODAY)
    assert found is ALLOWED
