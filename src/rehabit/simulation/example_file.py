"""The example referral file as it would look had it been written lately."""

import csv
import io
from datetime import date

from rehabit.kernel import parse_day, tidy

DATED = "Date of referral"
"""The heading of the column whose days are moved."""
_CENTURY_ENDS = date(2099, 12, 31)
"""A year of two digits is one of this century."""


def lately(*, data: bytes, latest: date) -> bytes:
    """The same file with its referral dates moved so that the last of them is `latest`.

    All move by the same number of days; every other cell stays as it is. Raises ValueError for a file
    without that column or without a date in it.
    """
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    if not rows or DATED not in rows[0]:
        raise ValueError(f"The file has no column “{DATED}”.")
    column = rows[0].index(DATED)
    days = {place: found for place, row in enumerate(rows) if (found := _day(row, column)) is not None}
    if not days:
        raise ValueError(f"No cell of the column “{DATED}” holds a date.")
    by = latest - max(days.values())
    for place, day in days.items():
        rows[place][column] = _written(day + by)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _day(row: list[str], column: int) -> date | None:
    if column >= len(row):
        return None
    found = parse_day(text=tidy(text=row[column]), latest=_CENTURY_ENDS)
    return found if isinstance(found, date) else None


def _written(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
