"""Who has gone quiet, and why we think so."""

from datetime import date

import pytest

from rehabit.delivery import Attendance, Mark, Signs, quiet_reasons

TODAY = date(2026, 11, 24)
PRESENT, ABSENT = Attendance(mark=Mark.PRESENT), Attendance(mark=Mark.ABSENT)


@pytest.mark.parametrize(
    ("keeps", "since", "last", "marks", "sentences"),
    [
        (True, date(2026, 11, 1), date(2026, 11, 18), [PRESENT], []),
        (True, date(2026, 11, 1), date(2026, 11, 17), [PRESENT], ["No diary entry for 7 days."]),
        (True, date(2026, 11, 18), None, [], []),
        (True, date(2026, 11, 14), None, [], ["No diary entry in the 10 days since it could be used."]),
        (False, date(2026, 10, 1), None, [PRESENT, ABSENT], []),
        (
            False,
            date(2026, 10, 1),
            None,
            [ABSENT, ABSENT],
            ["Missed the last 2 sessions. Ring and ask how things are."],
        ),
        (
            True,
            date(2026, 10, 1),
            date(2026, 11, 10),
            [PRESENT, ABSENT, ABSENT, ABSENT],
            ["No diary entry for 14 days.", "Missed the last 3 sessions. Ring and ask how things are."],
        ),
    ],
)
def test_silence_and_misses_are_told_apart(
    keeps: bool, since: date, last: date | None, marks: list[Attendance], sentences: list[str]
) -> None:
    signs = Signs(keeps_diary=keeps, diary_since=since, last_entry=last, marks=marks)
    assert [str(reason) for reason in quiet_reasons(signs=signs, today=TODAY)] == sentences
