"""Dates, times, numbers and plurals, written the way people in Britain write them."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

_MINUS = "−"
_UNKNOWN_TYPE = "{name} needs a {wanted}, but was given {value!r} ({kind}): pass the value, not its text."


def day(value: dt.date) -> str:
    """Tuesday 3 March 2026. A date and time is first brought to local time."""
    local = _local_date(value)
    return f"{local:%A} {local.day} {local:%B %Y}"


def short_day(value: dt.date) -> str:
    """Tue 3 Mar: for lists where the year is plain from the heading."""
    local = _local_date(value)
    return f"{local:%a} {local.day} {local:%b}"


def plain_date(value: dt.date) -> str:
    """3 March 2026: for birthdays and records, where the weekday says nothing."""
    local = _local_date(value)
    return f"{local.day} {local:%B %Y}"


def clock(value: dt.datetime | dt.time) -> str:
    """10:30am, 2pm, midday, midnight."""
    local = _local(value) if isinstance(value, dt.datetime) else value
    if not isinstance(local, dt.datetime | dt.time):
        raise TypeError(_unknown("clock", "time or datetime", value))
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: dt.datetime) -> str:
    """Tuesday 3 March 2026, 10:30am."""
    if not isinstance(value, dt.datetime):
        raise TypeError(_unknown("moment", "datetime", value))
    return f"{day(value)}, {clock(value)}"


def number(value: float, places: int = 0) -> str:
    """1,234 or 1,234.5: commas for thousands, a true minus sign, `places` decimals."""
    if isinstance(value, bool) or not hasattr(value, "__round__"):
        raise TypeError(_unknown("number", "number", value))
    return f"{value:,.{places}f}".replace("-", _MINUS)


def signed(value: float, places: int = 1) -> str:
    """+1.5, −0.3 or 0.0: for a change, where the direction is the news."""
    text = number(value, places)
    return f"+{text}" if value > 0 else text


def plural(count: int, one: str, many: str | None = None) -> str:
    """'1 session', '2 sessions', '0 people': the count with the word that fits it."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def nhs_number(value: str) -> str:
    """999 123 4567: an NHS number in the three groups that people read out."""
    digits = "".join(character for character in str(value) if character.isdigit())
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else str(value)


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _local_date(value: dt.date) -> dt.date:
    if not isinstance(value, dt.date):
        raise TypeError(_unknown("A date", "date or datetime", value))
    return _local(value) if isinstance(value, dt.datetime) else value


def _unknown(name: str, wanted: str, value: object) -> str:
    return _UNKNOWN_TYPE.format(name=name, wanted=wanted, value=value, kind=type(value).__name__)


FILTERS = {
    function.__name__: function
    for function in (day, short_day, plain_date, clock, moment, number, signed, plural, nhs_number)
}
