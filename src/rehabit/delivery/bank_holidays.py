"""Bank holidays of the nation a site is in."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from holidays.utils import country_holidays


class Nation(StrEnum):
    """Where the site is; England and Wales share their bank holidays."""

    ENGLAND_AND_WALES = "england_and_wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


_SUBDIVISION = {Nation.ENGLAND_AND_WALES: "ENG", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


def bank_holidays(*, nation: Nation, first: date, last: date) -> Mapping[date, str]:
    """Return the bank holidays from ``first`` to ``last``, both included, with their names.

    Source: the holidays package, which follows gov.uk/bank-holidays.
    """
    found = country_holidays("GB", subdiv=_SUBDIVISION[nation], years=range(first.year, last.year + 1))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {day: str(found[day]) for day in days if day in found}
