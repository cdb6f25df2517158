"""Dates as people in the United Kingdom write them: the day first."""

import re
from datetime import date

from rehabit.kernel.text import tidy
from rehabit.kernel.verdict import Refusal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[/.\- ]?([a-z]{3,9})\.?,?[/.\- ]?(\d{4}|\d{2})", re.ASCII | re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
# Exports add a time nobody asked for; midnight or not, the day is what counts.
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", re.ASCII)
_SPREADSHEET_DAY = re.compile(r"\d{5}", re.ASCII)
_ADVICE = "Write it as day/month/year, for example 03/11/1951."


def parse_day(*, text: str, latest: date, short_years_until: date | None = None) -> date | Refusal:
    """Read a date written day first, with a month's name, or in ISO order.

    A year of two digits is the last such year not after ``short_years_until`` (``latest`` unless told):
    for births in an adult service hand in a day 18 years ago, so that 10 is 1910. Refusals: ``missing``,
    ``month_first``, ``impossible``, ``spreadsheet_number``, ``not_a_date``, ``in_the_future``.
    """
    written = tidy(text=text)
    if not written:
        return Refusal("missing", f"No date was given. {_ADVICE}")
    parts = _parts(text=_TIME.sub("", written))
    if parts is None:
        return _not_a_date(written=written)
    day, month, year_text = parts
    last = short_years_until or latest
    year = int(year_text) if len(year_text) == 4 else _full_year(short=int(year_text), last=last)
    return _on_calendar(written=written, day=day, month=month, year=year, latest=latest)


def _parts(*, text: str) -> tuple[int, int, str] | None:
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), found[1]
    if found := _NUMBERS.fullmatch(text):
        return int(found[1]), int(found[2]), found[3]
    if (found := _NAMED.fullmatch(text)) and (month := _month(name=found[2])):
        return int(found[1]), month, found[3]
    return None


def _month(*, name: str) -> int | None:
    start = name.lower()[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else None


def _full_year(*, short: int, last: date) -> int:
    century = last.year - last.year % 100
    return century + short if century + short <= last.year else century - 100 + short


def _on_calendar(*, written: str, day: int, month: int, year: int, latest: date) -> date | Refusal:
    try:
        found = date(year, month, day)
    except ValueError:
        if 12 < month <= 31 and 1 <= day <= 12:
            return Refusal("month_first", f"“{written}” looks like month first. {_ADVICE}")
        return Refusal("impossible", f"“{written}” is not a day in the calendar. {_ADVICE}")
    if found > latest:
        return Refusal("in_the_future", f"“{written}” is after {latest:%d/%m/%Y}. Check the year.")
    return found


def _not_a_date(*, written: str) -> Refusal:
    if _SPREADSHEET_DAY.fullmatch(written):
        return Refusal(
            "spreadsheet_number",
            f"“{written}” is a spreadsheet's own number for a day. "
            "Format the column as a date and save the file again.",
        )
    return Refusal("not_a_date", f"“{written}” could not be read as a date. {_ADVICE}")
