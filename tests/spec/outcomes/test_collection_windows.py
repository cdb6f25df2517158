"""When people are asked: a programme from 11 January to 18 February 2027, second session on 14 January."""

from datetime import date

import pytest

from rehabit.outcomes import due

TABLE = [
    # today          baseline     end         3 months    6 months    12 months   30 months
    ("2026-12-27", "not_open", "not_open", "not_open", "not_open", "not_open", "not_open"),
    ("2026-12-28", "due", "not_open", "not_open", "not_open", "not_open", "not_open"),
    ("2027-01-07", "due", "not_open", "not_open", "not_open", "not_open", "not_open"),
    ("2027-01-08", "closing", "not_open", "not_open", "not_open", "not_open", "not_open"),
    ("2027-01-14", "closing", "not_open", "not_open", "not_open", "not_open", "not_open"),
    ("2027-01-15", "void", "not_open", "not_open", "not_open", "not_open", "not_open"),
    ("2027-02-11", "void", "due", "not_open", "not_open", "not_open", "not_open"),
    ("2027-03-11", "void", "due", "not_open", "not_open", "not_open", "not_open"),
    ("2027-03-12", "void", "closing", "not_open", "not_open", "not_open", "not_open"),
    ("2027-03-18", "void", "closing", "not_open", "not_open", "not_open", "not_open"),
    ("2027-03-19", "void", "void", "not_open", "not_open", "not_open", "not_open"),
    ("2027-05-04", "void", "void", "due", "not_open", "not_open", "not_open"),
    ("2027-07-21", "void", "void", "void", "due", "not_open", "not_open"),
    ("2028-01-21", "void", "void", "void", "void", "due", "not_open"),
    ("2029-07-07", "void", "void", "void", "void", "void", "due"),
    ("2029-11-11", "void", "void", "void", "void", "void", "void"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_windows(row: tuple[str, ...]) -> None:
    plan = due(
        start=date(2027, 1, 11),
        programme_end=date(2027, 2, 18),
        second_session=date(2027, 1, 14),
        today=date.fromisoformat(row[0]),
        done={},
    )
    assert tuple(point.state for point in plan) == row[1:]
