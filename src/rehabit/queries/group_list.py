"""The groups of a site in a list: when they meet, how many places are taken, which have room."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from rehabit.access import Permission, Viewer
from rehabit.catalogue import load
from rehabit.delivery import HOLDS_A_PLACE
from rehabit.queries.asking import query
from rehabit.records.models import Group, Place, Session

HOLDING = sorted(state.value for state in HOLDS_A_PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group in the list. `phase` is upcoming, running or ended; `taken` of `capacity` are held."""

    group_id: UUID
    name: str
    programme: str
    venue: str
    phase: str
    first_at: datetime
    last_at: datetime
    next_at: datetime | None
    taken: int
    offered: int
    capacity: int

    @property
    def free(self) -> int:
        return max(self.capacity - self.taken, 0)


@query(Permission.SEE_GROUPS)
def groups(*, by: Viewer, at: datetime) -> tuple[GroupLine, ...]:
    """Every group of the viewer's site, in the order of their first session."""
    return group_lines(by=by, at=at)


def groups_with_room(*, by: Viewer, at: datetime) -> tuple[GroupLine, ...]:
    """The groups that still meet and have a free place, the next to start first."""
    return tuple(line for line in group_lines(by=by, at=at) if line.free and line.next_at)


def group_lines(*, by: Viewer, at: datetime) -> tuple[GroupLine, ...]:
    """The list itself, for queries that have asked for permission already."""
    found = {group.id: group for group in Group.objects.filter(site_id=by.site_id).select_related("venue")}
    taken = _taken(by)
    return tuple(
        _line(found[group_id], taken.get(group_id, (0, 0)), first, last, following, at)
        for group_id, first, last, following in _dates(by, at)
    )


def _taken(by: Viewer) -> dict[UUID, tuple[int, int]]:
    """For each group, the places that are held and how many of them are offers without an answer."""
    counted = (
        Place.objects.filter(site_id=by.site_id)
        .values("group_id")
        .annotate(
            taken=Count("id", filter=Q(state__in=HOLDING)), offered=Count("id", filter=Q(state="offered"))
        )
    )
    return {row["group_id"]: (row["taken"], row["offered"]) for row in counted}


def _dates(by: Viewer, at: datetime) -> list[tuple[UUID, datetime, datetime, datetime | None]]:
    """Each group with its first and last session and the next one to come, the first group first."""
    to_come = Q(ends_at__gt=at) & ~Q(state__in=["cancelled", "closed"])
    dated = (
        Session.objects.filter(site_id=by.site_id)
        .values("group_id")
        .annotate(first=Min("starts_at"), last=Max("ends_at"), next=Min("starts_at", filter=to_come))
        .order_by("first")
    )
    return [(row["group_id"], row["first"], row["last"], row["next"]) for row in dated]


def _line(
    group: Group,
    taken: tuple[int, int],
    first: datetime,
    last: datetime,
    following: datetime | None,
    at: datetime,
) -> GroupLine:
    return GroupLine(
        group_id=group.id,
        name=group.name,
        programme=load().programme(group.programme).name,
        venue=group.venue.name,
        phase=phase_of(first=first, last=last, at=at),
        first_at=first,
        last_at=last,
        next_at=following,
        taken=taken[0],
        offered=taken[1],
        capacity=group.capacity,
    )


def phase_of(*, first: datetime, last: datetime, at: datetime) -> str:
    """Where a group stands in time: upcoming, running or ended."""
    if at < first:
        return "upcoming"
    return "running" if at <= last else "ended"
