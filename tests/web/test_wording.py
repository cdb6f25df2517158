"""Dates, times, numbers and plurals read as people in Britain write them."""

import datetime as dt

import pytest
from django.test import override_settings

from rehabit.web.design import wording

UTC = dt.UTC


@pytest.mark.parametrize(
    ("filter_name", "value", "words"),
    [
        ("day", dt.date(2026, 3, 3), "Tuesday 3 March 2026"),
        ("short_day", dt.date(2026, 3, 3), "Tue 3 Mar"),
        ("plain_date", dt.date(1958, 3, 27), "27 March 1958"),
        ("clock", dt.time(10, 30), "10:30am"),
        ("clock", dt.time(14, 0), "2pm"),
        ("clock", dt.time(0, 5), "12:05am"),
        ("clock", dt.time(12, 0), "midday"),
        ("clock", dt.time(0, 0), "midnight"),
        ("moment", dt.datetime(2026, 3, 3, 10, 30, tzinfo=UTC), "Tuesday 3 March 2026, 10:30am"),
        ("moment", dt.datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Wednesday 1 July 2026, 12:30am"),
        ("number", 1234567, "1,234,567"),
        ("number", -3, "−3"),
        ("signed", 1.25, "+1.2"),
        ("signed", -0.3, "−0.3"),
        ("signed", 0, "0.0"),
        ("nhs_number", "9991234567", "999 123 4567"),
        ("nhs_number", "12", "12"),
    ],
)
def test_in_words(filter_name, value, words):
    with override_settings(TIME_ZONE="Europe/London", USE_TZ=True):
        assert wording.FILTERS[filter_name](value) == words


@pytest.mark.parametrize(
    ("count", "one", "many", "words"),
    [
        (1, "session", None, "1 session"),
        (0, "session", None, "0 sessions"),
        (1200, "person", "people", "1,200 people"),
    ],
)
def test_a_count_with_the_word_that_fits(count, one, many, words):
    assert wording.plural(count, one, many) == words


@pytest.mark.parametrize(
    ("filter_name", "value"),
    [("day", "2026-03-03"), ("clock", "10:30"), ("moment", dt.date(2026, 3, 3)), ("number", True)],
)
def test_text_or_the_wrong_kind_is_refused_with_what_is_wanted(filter_name, value):
    with pytest.raises(TypeError, match="needs a"):
        wording.FILTERS[filter_name](value)
