"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.kernel import Refusal, parse_day

TODAY = date(2026, 11, 24)
ADULT_SINCE = date(2008, 11, 24)


@pytest.mark.parametrize(
    "written",
    [
        "03/11/1951",
        "3/11/1951",
        "3.11.51",
        "03-11-1951",
        "3 11 1951",
        "3-Nov-1951",
        "3 Nov. 1951",
        "3rd November 1951",
        "3NOV51",
        "03 november, 1951",
        "1951-11-03",
        "1951-11-03T00:00:00",
        "03/11/1951 00:00",
        " 03/11/1951 ",
    ],
)
def test_many_spellings_are_one_day(written: str) -> None:
    assert parse_day(text=written, latest=TODAY) == date(1951, 11, 3)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "missing"),
        ("31/02/1951", "impossible"),
        ("00/01/1951", "impossible"),
        ("29/02/1951", "impossible"),
        ("11/25/1951", "month_first"),
        ("18935", "spreadsheet_number"),
        ("last spring", "not_a_date"),
        ("3 Foo 1951", "not_a_date"),
        ("1951", "not_a_date"),
        ("25/11/2026", "in_the_future"),
    ],
)
def test_what_is_not_a_past_day_is_refused_with_its_reason(written: str, code: str) -> None:
    found = parse_day(text=written, latest=TODAY)
    assert isinstance(found, Refusal)
    assert found.code == code
    assert written == "" or written in found.sentence


@pytest.mark.parametrize(
    ("short", "until", "year"),
    [
        ("26", None, 2026),
        ("27", None, 1927),
        ("08", date(2008, 11, 24), 2008),
        ("09", date(2008, 11, 24), 1909),
    ],
)
def test_a_short_year_is_the_last_one_that_can_be(short: str, until: date | None, year: int) -> None:
    assert parse_day(text=f"1/1/{short}", latest=TODAY, short_years_until=until) == date(year, 1, 1)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_is_read_back_from_its_printed_form(day: date) -> None:
    assert parse_day(text=f"{day:%d/%m/%Y}", latest=TODAY) == day
    assert parse_day(text=f"{day:%d %B %Y}", latest=TODAY) == day
