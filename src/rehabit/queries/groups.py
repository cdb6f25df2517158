"""One group: its sessions, places and staff, and what to think about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils.timezone import localdate

from rehabit.access import Permission, Viewer
from rehabit.catalogue import load
from rehabit.delivery import Limits, capacity_cautions, rhythm_cautions
from rehabit.kernel import Caution
from rehabit.queries.asking import NotFound, query
from rehabit.queries.group_list import HOLDING, phase_of
from rehabit.queries.group_plan import LEADING, Colleague, colleagues, theme_titles
from rehabit.queries.needs_in_words import NeedWords, open_needs
from rehabit.records.models import Group, GroupStaff, Place, PlaceStatus, Session, SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One session. `moved` says that its date changed; `reason` why it was cancelled or moved."""

    session_id: UUID
    number: int
    titles: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    state: str
    moved: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One person's place and since when it is in its state."""

    place_id: UUID
    person_id: UUID
    name: str
    phone: str
    state: str
    since: datetime
    reason: str
    words: str
    needs: tuple[NeedWords, ...]

    @property
    def close_attention(self) -> bool:
        return any(need.close_attention for need in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Somebody on the group's staff: lead, co_lead or helper."""

    user_id: UUID
    name: str
    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """Everything one group's page shows."""

    group_id: UUID
    name: str
    programme: str
    mode: str
    capacity: int
    venue: str
    address: str
    sessions: tuple[SessionLine, ...]
    places: tuple[PlaceLine, ...]
    staff: tuple[StaffLine, ...]
    colleagues: tuple[Colleague, ...]
    cautions: tuple[Caution, ...]
    phase: str

    @property
    def holding(self) -> tuple[PlaceLine, ...]:
        """Who counts against the size of the group."""
        return tuple(place for place in self.places if place.state in HOLDING)

    @property
    def free(self) -> int:
        return max(self.capacity - len(self.holding), 0)

    def in_state(self, *states: str) -> tuple[PlaceLine, ...]:
        return tuple(place for place in self.places if place.state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """One place and the group it is in."""

    group_id: UUID
    group: str
    place: PlaceLine


@query(Permission.SEE_GROUPS)
def group(*, by: Viewer, group_id: UUID, at: datetime) -> GroupPage:
    """One group of the viewer's site."""
    found = Group.objects.filter(site_id=by.site_id, id=group_id).select_related("venue").first()
    if found is None:
        raise NotFound("group", group_id)
    sessions, places, staff = _sessions(found), _places(found), _staff(found)
    return GroupPage(
        group_id=found.id,
        name=found.name,
        programme=load().programme(found.programme).name,
        mode=found.mode,
        capacity=found.capacity,
        venue=found.venue.name,
        address=found.venue.address,
        sessions=sessions,
        places=places,
        staff=staff,
        colleagues=colleagues(by=by),
        cautions=_cautions(found.capacity, sessions, places, staff),
        phase=_phase(sessions, at),
    )


@query(Permission.SEE_GROUPS)
def place(*, by: Viewer, group_id: UUID, place_id: UUID) -> PlacePage:
    """One place in one group of the viewer's site."""
    found = Group.objects.filter(site_id=by.site_id, id=group_id).first()
    if found is None:
        raise NotFound("group", group_id)
    for line in _places(found):
        if line.place_id == place_id:
            return PlacePage(group_id=found.id, group=found.name, place=line)
    raise NotFound("place", place_id)


def _phase(sessions: tuple[SessionLine, ...], at: datetime) -> str:
    if not sessions:
        return "upcoming"
    return phase_of(
        first=min(line.starts_at for line in sessions), last=max(line.ends_at for line in sessions), at=at
    )


def _sessions(found: Group) -> tuple[SessionLine, ...]:
    reasons = dict(
        SessionStatus.objects.filter(session__group=found)
        .exclude(reason="")
        .order_by("at", "id")
        .values_list("session_id", "reason")
    )
    return tuple(
        SessionLine(
            session_id=session.id,
            number=session.number,
            titles=theme_titles(session.themes),
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            state=session.state,
            moved=session.sequence > 0 and session.state != "cancelled",
            reason=reasons.get(session.id, ""),
        )
        for session in Session.objects.filter(group=found).order_by("number")
    )


def _places(found: Group) -> tuple[PlaceLine, ...]:
    places = list(Place.objects.filter(group=found).select_related("person").order_by("offered_at", "id"))
    needs = open_needs(site_id=found.site_id, people=[place.person_id for place in places])
    latest = {
        place_id: (at, reason, words)
        for place_id, at, reason, words in PlaceStatus.objects.filter(place__group=found)
        .order_by("at", "id")
        .values_list("place_id", "at", "reason", "words")
    }
    lines = []
    for place in places:
        since, reason, words = latest.get(place.id, (place.offered_at, "", ""))
        lines.append(
            PlaceLine(
                place_id=place.id,
                person_id=place.person_id,
                name=f"{place.person.given_name} {place.person.family_name}",
                phone=place.person.phone,
                state=place.state,
                since=since,
                reason=load().choices("leaving_reasons").choice(reason).label if reason else "",
                words=words,
                needs=needs[place.person_id],
            )
        )
    return tuple(lines)


def _staff(found: Group) -> tuple[StaffLine, ...]:
    order = ["lead", "co_lead", "helper"]
    lines = [
        StaffLine(user_id=user_id, name=name, duty=duty)
        for user_id, name, duty in GroupStaff.objects.filter(group=found, ended_at__isnull=True)
        .annotate(name=F("user__name"))
        .values_list("user_id", "name", "duty")
    ]
    return tuple(sorted(lines, key=lambda line: (order.index(line.duty), line.name)))


def _cautions(
    capacity: int,
    sessions: tuple[SessionLine, ...],
    places: tuple[PlaceLine, ...],
    staff: tuple[StaffLine, ...],
) -> tuple[Caution, ...]:
    holding = [place for place in places if place.state in HOLDING]
    days = [localdate(line.starts_at) for line in sessions if line.state != "cancelled"]
    return (
        *capacity_cautions(
            people=len(holding),
            facilitators=sum(line.duty in LEADING for line in staff),
            close_attention=sum(place.close_attention for place in holding),
            limits=Limits(places=capacity),
        ),
        *rhythm_cautions(days=days),
    )
