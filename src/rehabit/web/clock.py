"""The time, asked once a request and handed to everything below."""

from datetime import datetime

from django.conf import settings


def now() -> datetime:
    """The moment, with its time zone, by the clock the settings name."""
    moment: datetime = settings.REHABIT_CLOCK()
    return moment
