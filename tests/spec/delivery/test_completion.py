"""Three quarters of the sessions: what is still needed, at every point of a course."""

import pytest

from rehabit.delivery import (
    Attendance,
    Mark,
    call_after_misses,
    missed_in_a_row,
    sessions_needed,
    still_needed,
)


@pytest.mark.parametrize(("sessions", "needed"), [(12, 9), (10, 8), (11, 9), (8, 6), (1, 1), (0, 0)])
def test_three_quarters_rounded_up(sessions: int, needed: int) -> None:
    assert sessions_needed(sessions=sessions) == needed


@pytest.mark.parametrize(
    ("sessions", "attended", "to_come", "still", "completed", "possible", "sentence"),
    [
        (12, 0, 12, 9, False, True, "9 more sessions needed; 12 to come."),
        (12, 8, 1, 1, False, True, "1 more session needed; 1 to come."),
        (12, 9, 3, 0, True, True, "Completed: at least 9 of 12 sessions attended."),
        (12, 12, 0, 0, True, True, "Completed: at least 9 of 12 sessions attended."),
        (12, 4, 4, 5, False, False, "5 more would be needed and 4 are left. A make-up session counts."),
        (12, 8, 0, 1, False, False, "1 more would be needed and 0 are left. A make-up session counts."),
        (10, 7, 1, 1, False, True, "1 more session needed; 1 to come."),
        (11, 8, 0, 1, False, False, "1 more would be needed and 0 are left. A make-up session counts."),
        (0, 0, 0, 0, False, False, "No session is planned."),
    ],
)
def test_what_is_still_needed(
    sessions: int, attended: int, to_come: int, still: int, completed: bool, possible: bool, sentence: str
) -> None:
    found = still_needed(sessions=sessions, attended=attended, to_come=to_come)
    assert (found.still, found.completed, found.possible) == (still, completed, possible)
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("sessions", "attended", "to_come"), [(12, 0, 13), (-1, 0, 0), (12, -1, 3), (12, 1, -1)]
)
def test_numbers_that_cannot_belong_together(sessions: int, attended: int, to_come: int) -> None:
    with pytest.raises(ValueError, match="cannot belong"):
        still_needed(sessions=sessions, attended=attended, to_come=to_come)


@pytest.mark.parametrize(
    ("register", "missed", "calls"),
    [
        # P present, L late, A absent; oldest first
        ("", 0, 0),
        ("P", 0, 0),
        ("PA", 1, 0),
        ("PAA", 2, 1),
        ("AAP", 0, 0),
        ("AAL", 0, 0),
        ("APA", 1, 0),
        ("AAA", 3, 1),
    ],
)
def test_two_misses_in_a_row_prompt_a_call(register: str, missed: int, calls: int) -> None:
    letters = {"P": Mark.PRESENT, "L": Mark.LATE, "A": Mark.ABSENT}
    marks = [Attendance(mark=letters[letter]) for letter in register]
    assert missed_in_a_row(marks=marks) == missed
    cautions = call_after_misses(marks=marks)
    assert len(cautions) == calls
    assert all(f"last {missed} sessions" in caution.sentence for caution in cautions)
