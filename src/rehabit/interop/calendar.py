"""A calendar file with one person's sessions (iCalendar, RFC 5545).

Nothing in it tells a stranger that the class is about health: a lock screen may show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vRecur,
)

LONDON = ZoneInfo("Europe/London")
_PRODUCT = "-//Rehabit//Class calendar//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSession:
    """One session as it goes into a calendar.

    ``uid`` stays with the session and ``sequence`` grows by one with each change, so that a moved class
    moves and a cancelled one goes. ``starts_at`` and ``ends_at`` know their time zone. ``venue`` is a name
    and address; keep words such as "pain clinic" out of it.
    """

    uid: str
    sequence: int
    number: int
    starts_at: datetime
    ends_at: datetime
    venue: str
    what_to_bring: str
    cancelled: bool


def calendar_file(*, sessions: Sequence[CalendarSession], total: int, stamped_at: datetime) -> bytes:
    """Write the sessions as one .ics file; ``total`` is the number of sessions of the course.

    Raises ValueError when there is no session, or a time does not know its zone.
    """
    if not sessions:
        raise ValueError("There is no session to put into a calendar; hand in at least one.")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if all(session.cancelled for session in sessions) else "PUBLISH")
    calendar.add_component(_london())
    stamp = _aware(moment=stamped_at).astimezone(UTC)
    for session in sessions:
        calendar.add_component(_event(session=session, total=total, stamp=stamp))
    data: bytes = calendar.to_ical()
    return data


def _event(*, session: CalendarSession, total: int, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", session.sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", _aware(moment=session.starts_at).astimezone(LONDON))
    event.add("dtend", _aware(moment=session.ends_at).astimezone(LONDON))
    start = "Cancelled: class" if session.cancelled else "Class"
    event.add("summary", f"{start} {session.number} of {total}")
    event.add("location", session.venue)
    event.add("description", _description(session=session))
    event.add("status", "CANCELLED" if session.cancelled else "CONFIRMED")
    return event


def _description(*, session: CalendarSession) -> str:
    if session.cancelled:
        return "This class does not take place."
    return f"What to bring: {session.what_to_bring}" if session.what_to_bring else ""


def _london() -> Timezone:
    """Write London's clock as two yearly rules.

    The library's own way lists each change since 1970 in one property, of which common readers take the
    first only; two rules are read right by all.
    """
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    summer = TimezoneDaylight()
    _change(part=summer, name="BST", month=3, hour=1, before=0, after=1)
    winter = TimezoneStandard()
    _change(part=winter, name="GMT", month=10, hour=2, before=1, after=0)
    zone.add_component(summer)
    zone.add_component(winter)
    return zone


def _change(
    *,
    part: TimezoneDaylight | TimezoneStandard,
    name: str,
    month: int,
    hour: int,
    before: int,
    after: int,
) -> None:
    # The last Sunday of March and of October 1996, when the rule in force today began.
    first = {3: 31, 10: 27}[month]
    part.add("tzname", name)
    part.add("dtstart", datetime(1996, month, first, hour))  # noqa: DTZ001 - local by definition
    part.add("tzoffsetfrom", timedelta(hours=before))
    part.add("tzoffsetto", timedelta(hours=after))
    part.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY="-1SU"))


def _aware(*, moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone; hand in a time that knows its zone.")
    return moment
