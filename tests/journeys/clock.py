"""The clock of a journey: it stands still until the test moves it."""

from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock:
    """Call it for the time; `set` moves it. Times are written as people read them off a wall in London."""

    now: datetime

    def __init__(self, written: str) -> None:
        self.set(written)

    def __call__(self) -> datetime:
        return self.now

    def set(self, written: str) -> None:
        self.now = datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
