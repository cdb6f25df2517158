"""Calendar files: stable names, London's clock, and nothing a lock screen should not show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from rehabit.interop.calendar import CalendarSession, calendar_file

LONDON = ZoneInfo("Europe/London")
STAMP = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
START = datetime(2026, 10, 20, 10, 0, tzinfo=LONDON)
SESSION = CalendarSession(
    uid="0192-1@rehabit",
    sequence=0,
    number=1,
    starts_at=START,
    ends_at=START + timedelta(hours=1),
    venue="St Example's Hall, 1 High Street",
    what_to_bring="flat shoes, water",
    cancelled=False,
)
WINTER = replace(
    SESSION,
    uid="0192-2@rehabit",
    number=2,
    starts_at=START + timedelta(days=7),
    ends_at=START + timedelta(days=7, hours=1),
)


def events(*sessions: CalendarSession) -> list[Event]:
    data = calendar_file(sessions=sessions, total=12, stamped_at=STAMP)
    return [part for part in Calendar.from_ical(data).walk("VEVENT") if isinstance(part, Event)]


def test_an_event_says_when_where_and_what_to_bring() -> None:
    (event,) = events(SESSION)
    assert event["SUMMARY"] == "Class 1 of 12"
    assert event["LOCATION"] == "St Example's Hall, 1 High Street"
    assert event["DESCRIPTION"] == "What to bring: flat shoes, water"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("0192-1@rehabit", 0, "CONFIRMED")
    assert event["DTSTAMP"].dt == STAMP


def test_ten_in_the_morning_stays_ten_across_the_clock_change() -> None:
    summer, winter = events(SESSION, WINTER)
    assert summer["DTSTART"].dt.astimezone(UTC) == datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
    assert winter["DTSTART"].dt.astimezone(UTC) == datetime(2026, 10, 27, 10, 0, tzinfo=UTC)


def test_london_time_is_written_as_two_yearly_rules() -> None:
    text = calendar_file(sessions=[SESSION], total=12, stamped_at=STAMP).decode()
    assert "DTSTART;TZID=Europe/London:20261020T100000" in text
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3") == 1
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10") == 1
    assert "RDATE" not in text


def test_times_of_another_zone_are_put_on_londons_clock() -> None:
    (event,) = events(
        replace(
            SESSION, starts_at=START.astimezone(UTC), ends_at=(START + timedelta(hours=1)).astimezone(UTC)
        )
    )
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["DTSTART"].dt == START


@pytest.mark.parametrize(
    ("cancelled", "method"),
    [((False, False), "PUBLISH"), ((True, False), "PUBLISH"), ((True, True), "CANCEL")],
)
def test_the_file_cancels_only_when_every_session_is_off(cancelled: tuple[bool, bool], method: str) -> None:
    sessions = [
        replace(session, cancelled=off) for session, off in zip((SESSION, WINTER), cancelled, strict=True)
    ]
    calendar = Calendar.from_ical(calendar_file(sessions=sessions, total=12, stamped_at=STAMP))
    assert calendar["METHOD"] == method


def test_a_cancelled_session_keeps_its_name_and_says_so() -> None:
    (event,) = events(replace(SESSION, cancelled=True, sequence=1))
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("0192-1@rehabit", 1, "CANCELLED")
    assert event["SUMMARY"] == "Cancelled: class 1 of 12"
    assert event["DESCRIPTION"] == "This class does not take place."


def test_nothing_to_bring_is_nothing_said() -> None:
    (event,) = events(replace(SESSION, what_to_bring=""))
    assert event["DESCRIPTION"] == ""


@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_a_time_without_a_zone_is_an_error(field: str) -> None:
    session = replace(SESSION, **{field: datetime(2026, 10, 20, 10, 0)})  # noqa: DTZ001
    with pytest.raises(ValueError, match="has no time zone"):
        calendar_file(sessions=[session], total=12, stamped_at=STAMP)


def test_a_calendar_without_sessions_is_an_error() -> None:
    with pytest.raises(ValueError, match="no session"):
        calendar_file(sessions=[], total=12, stamped_at=STAMP)
