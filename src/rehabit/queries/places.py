"""A participant's own place: the offer, the group, the dates, who else comes; and calendar files."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rehabit.access import Permission, Viewer
from rehabit.catalogue import load
from rehabit.interop.calendar import CalendarSession, calendar_file
from rehabit.queries.asking import NotFound, query
from rehabit.queries.group_plan import LEADING, theme_titles
from rehabit.records.models import Group, GroupStaff, Place, Session, Site

WHAT_TO_BRING = "Comfortable clothes, flat shoes, a drink, reading glasses and any medicine you may need."
_WITH_US = ("accepted", "started", "completed", "left", "discharged")
_COMING = ("accepted", "started", "completed")


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDate:
    """One session as its participant sees it. `state`: planned, open, closed or cancelled."""

    number: int
    titles: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    state: str
    moved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyGroup:
    """One group from a participant's place in it.

    `next` is the session to go to next, or None when there is none. `companions` are the given names of
    the others who have said yes, `leaders` the names of the staff.
    """

    place_id: UUID
    state: str
    name: str
    programme: str
    venue: str
    address: str
    how_to_get_there: str
    site_phone: str
    mode: str
    leaders: tuple[str, ...]
    companions: tuple[str, ...]
    dates: tuple[MyDate, ...]
    next: MyDate | None
    bring: str = WHAT_TO_BRING


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlaces:
    """A participant's offers that wait for an answer, and the group they are in, if any."""

    offers: tuple[MyGroup, ...]
    group: MyGroup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """An .ics file and a name for it."""

    name: str
    content: bytes


@query(Permission.SEE_OWN_PLAN)
def mine(*, by: Viewer, at: datetime) -> MyPlaces:
    """The viewer's own offers and group; the latest place counts when there are several."""
    places = list(_own(by).order_by("-offered_at", "-id"))
    held = [place for place in places if place.state in _WITH_US]
    return MyPlaces(
        offers=tuple(_my_group(place, at) for place in places if place.state == "offered"),
        group=_my_group(held[0], at) if held else None,
    )


@query(Permission.ANSWER_OWN_OFFER)
def offer(*, by: Viewer, place_id: UUID, at: datetime) -> MyGroup:
    """One place offered to the viewer, whatever was answered."""
    place = _own(by).filter(id=place_id).first()
    if place is None:
        raise NotFound("offer", place_id)
    return _my_group(place, at)


@query(Permission.SEE_OWN_PLAN)
def my_calendar(*, by: Viewer, at: datetime) -> CalendarFile:
    """The dates of the viewer's own group as a calendar file."""
    place = _own(by).filter(state__in=_COMING).order_by("-offered_at", "-id").first()
    if place is None:
        raise NotFound("group of yours", by.person_id)
    return _calendar(place.group, at)


@query(Permission.SEE_GROUPS)
def group_calendar(*, by: Viewer, group_id: UUID, at: datetime) -> CalendarFile:
    """The dates of one group as a calendar file, for its staff."""
    group = Group.objects.filter(site_id=by.site_id, id=group_id).select_related("venue").first()
    if group is None:
        raise NotFound("group", group_id)
    return _calendar(group, at)


def _own(by: Viewer) -> QuerySet[Place]:
    """The viewer's own places; nobody's without a person."""
    if by.person_id is None:
        return Place.objects.none()
    places = Place.objects.filter(site_id=by.site_id, person_id=by.person_id)
    return places.select_related("group__venue")


def _my_group(place: Place, at: datetime) -> MyGroup:
    group = place.group
    dates = _dates(group)
    staff = GroupStaff.objects.filter(group=group, ended_at__isnull=True, duty__in=LEADING)
    coming = Place.objects.filter(group=group, state__in=_COMING).exclude(person_id=place.person_id)
    to_come = (date for date in dates if date.ends_at > at and date.state in ("planned", "open"))
    return MyGroup(
        place_id=place.id,
        state=place.state,
        name=group.name,
        programme=load().programme(group.programme).name,
        venue=group.venue.name,
        address=group.venue.address,
        how_to_get_there=group.venue.how_to_get_there,
        site_phone=Site.objects.values_list("phone", flat=True).get(id=place.site_id),
        mode=group.mode,
        leaders=tuple(staff.order_by("-duty", "user__name").values_list("user__name", flat=True)),
        companions=tuple(coming.order_by("person__given_name").values_list("person__given_name", flat=True)),
        dates=dates,
        next=min(to_come, key=lambda date: date.starts_at, default=None),
    )


def _dates(group: Group) -> tuple[MyDate, ...]:
    return tuple(
        MyDate(
            number=session.number,
            titles=theme_titles(session.themes),
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            state=session.state,
            moved=session.sequence > 0 and session.state != "cancelled",
        )
        for session in Session.objects.filter(group=group).order_by("starts_at", "number")
    )


def _calendar(group: Group, at: datetime) -> CalendarFile:
    sessions = list(Session.objects.filter(group=group).order_by("number"))
    if not sessions:
        raise NotFound("session of group", group.id)
    venue = group.venue
    place = ", ".join([venue.name, *filter(None, (line.strip() for line in venue.address.splitlines()))])
    return CalendarFile(
        name="my-classes.ics",
        content=calendar_file(
            total=len(sessions),
            stamped_at=at,
            sessions=[_calendar_session(session, place) for session in sessions],
        ),
    )


def _calendar_session(session: Session, venue: str) -> CalendarSession:
    return CalendarSession(
        uid=f"{session.id}@rehabit",
        # A cancelled session is one change further than its last date.
        sequence=session.sequence + (session.state == "cancelled"),
        number=session.number,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        venue=venue,
        what_to_bring=WHAT_TO_BRING,
        cancelled=session.state == "cancelled",
    )
