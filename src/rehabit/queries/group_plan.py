"""A group before it is made: what to choose from, and the dates that a choice would give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer
from rehabit.catalogue import Programme, UnknownContent, load
from rehabit.delivery import (
    LONDON,
    Limits,
    Nation,
    Shape,
    SkippedDay,
    capacity_cautions,
    schedule,
)
from rehabit.kernel import Caution, Refusal
from rehabit.queries.asking import query
from rehabit.records.base import new_id
from rehabit.records.models import ClosedDay, Membership, Session, Site, Venue

LEADING = frozenset({"lead", "co_lead"})
"""The duties that count as a facilitator."""


FARTHEST = timedelta(days=731)
"""How far ahead a session can be planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlan:
    """What was chosen for a new group. `at` is the time on London's clock; Monday is weekday 0.

    `venue_id` is None for a venue that is added with the group. `staff` pairs a user with a duty: lead,
    co_lead or helper.
    """

    programme: str
    name: str
    venue_id: UUID | None
    start: date
    weekdays: tuple[int, ...]
    at: time
    capacity: int
    mode: str
    staff: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSession:
    """One session as it would be, on London's clock."""

    number: int
    themes: tuple[str, ...]
    titles: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The dates of a planned group. `key` becomes the group's identifier: saving twice is harmless."""

    key: UUID
    programme_name: str
    sessions: tuple[DraftSession, ...]
    skipped: tuple[SkippedDay, ...]
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who can be on a group's staff; a helper only helps."""

    user_id: UUID
    name: str
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChoices:
    """What a new group can be made of. Programmes and venues are (identifier, name)."""

    programmes: tuple[tuple[str, str], ...]
    venues: tuple[tuple[UUID, str], ...]
    staff: tuple[Colleague, ...]


@query(Permission.MAKE_GROUP)
def group_choices(*, by: Viewer) -> GroupChoices:
    """Everything the form for a new group offers."""
    venues = Venue.objects.filter(site_id=by.site_id).order_by("name").values_list("id", "name")
    return GroupChoices(
        programmes=tuple((programme.id, programme.name) for programme in load().programmes()),
        venues=tuple(venues),
        staff=colleagues(by=by),
    )


@query(Permission.MAKE_GROUP)
def draft(*, by: Viewer, at: datetime, plan: GroupPlan) -> Draft:
    """The dated sessions of a plan, the days passed over and what to think about; nothing is saved."""
    return draft_of(by=by, at=at, plan=plan)


def colleagues(*, by: Viewer) -> tuple[Colleague, ...]:
    """The staff of the viewer's site, by name."""
    held = Membership.objects.filter(
        site_id=by.site_id, ended_at__isnull=True, role__in=["facilitator", "site_lead", "helper"]
    ).values_list("user_id", "user__name", "role")
    best: dict[UUID, Colleague] = {}
    for user_id, name, role in held:
        leads = role != "helper" or (user_id in best and best[user_id].leads)
        best[user_id] = Colleague(user_id=user_id, name=name, leads=leads)
    return tuple(sorted(best.values(), key=lambda colleague: (colleague.name, colleague.user_id)))


def draft_of(*, by: Viewer, at: datetime, plan: GroupPlan) -> Draft:
    """The same for an action that saves it. Raises `Refused` when the plan cannot be dated."""
    programme = _programme(plan)
    _not_in_the_past(plan, at)
    table = schedule(
        shape=Shape(sessions=len(programme.sessions), per_week=programme.sessions_a_week),
        start=plan.start,
        weekdays=plan.weekdays,
        at=plan.at,
        minutes=programme.session_minutes,
        closed_days=closed_days(by=by),
        nation=nation_of(by=by),
    )
    if isinstance(table, Refusal):
        raise Refused(table)
    sessions = tuple(
        _session(programme, dated.number, dated.starts_at, dated.ends_at) for dated in table.sessions
    )
    cautions = (*table.cautions, *_staffing(plan), *clashes(by=by, plan=plan, sessions=sessions))
    return Draft(
        key=new_id(),
        programme_name=programme.name,
        sessions=sessions,
        skipped=table.skipped,
        cautions=cautions,
    )


def closed_days(*, by: Viewer) -> Mapping[date, str]:
    """The days on which the viewer's site is closed, with the reason."""
    return dict(ClosedDay.objects.filter(site_id=by.site_id).values_list("day", "reason"))


def nation_of(*, by: Viewer) -> Nation:
    """The nation whose bank holidays the viewer's site keeps."""
    nation = Site.objects.values_list("nation", flat=True).get(id=by.site_id)
    return Nation(nation)


def theme_titles(themes: Iterable[str]) -> tuple[str, ...]:
    """The titles of themes as people read them."""
    return tuple(load().theme(theme).title for theme in themes)


def clashes(*, by: Viewer, plan: GroupPlan, sessions: tuple[DraftSession, ...]) -> tuple[Caution, ...]:
    """Who of the plan's staff already has another group at the time of a planned session."""
    names = {colleague.user_id: colleague.name for colleague in colleagues(by=by)}
    booked = Session.objects.filter(
        site_id=by.site_id,
        state__in=["planned", "open"],
        starts_at__lt=sessions[-1].ends_at,
        ends_at__gt=sessions[0].starts_at,
        group__staff__user_id__in=[user_id for user_id, _ in plan.staff],
        group__staff__ended_at__isnull=True,
    ).values_list("group__staff__user_id", "group__name", "starts_at", "ends_at")
    found = sorted(
        {
            (user_id, group, session.starts_at)
            for user_id, group, starts_at, ends_at in booked
            for session in sessions
            if starts_at < session.ends_at and session.starts_at < ends_at
        },
        key=lambda clash: (clash[2], clash[1]),
    )
    return _clash_cautions(found, names)


def _clash_cautions(
    found: list[tuple[UUID, str, datetime]], names: Mapping[UUID, str]
) -> tuple[Caution, ...]:
    """One sentence a person and group, with the first day and how many days there are."""
    days: dict[tuple[UUID, str], list[datetime]] = {}
    for user_id, group, starts_at in found:
        days.setdefault((user_id, group), []).append(starts_at)
    return tuple(
        Caution("staff_clash", _clash_words(names.get(user_id, "A colleague"), group, moments))
        for (user_id, group), moments in days.items()
    )


def _clash_words(name: str, group: str, moments: list[datetime]) -> str:
    first = moments[0].astimezone(LONDON)
    more = f" and on {len(moments) - 1} more days" if len(moments) > 2 else " and on 1 more day"
    return (
        f"{name} is with “{group}” at the same time on {first:%A} {first.day} {first:%B %Y}"
        f"{more if len(moments) > 1 else ''}. Choose somebody else, or another time."
    )


def _programme(plan: GroupPlan) -> Programme:
    try:
        return load().programme(plan.programme)
    except UnknownContent as unknown:
        raise Refused(Refusal("unknown_programme", str(unknown))) from unknown


def _not_in_the_past(plan: GroupPlan, at: datetime) -> None:
    if datetime.combine(plan.start, plan.at, tzinfo=LONDON) <= at:
        words = f"{plan.start:%A} {plan.start.day} {plan.start:%B %Y}"
        raise Refused(
            Refusal("start_in_past", f"The first session on {words} lies in the past. Choose a later day.")
        )
    not_too_far(day=plan.start, at=at)


def not_too_far(*, day: date, at: datetime) -> None:
    """Raise `Refused` for a day that nobody plans for: a year mistyped."""
    last = at.astimezone(LONDON).date() + FARTHEST
    if day > last:
        raise Refused(
            Refusal("start_too_far", f"{day.day} {day:%B %Y} is more than two years ahead. Check the year.")
        )


def _staffing(plan: GroupPlan) -> tuple[Caution, ...]:
    leading = sum(duty in LEADING for _, duty in plan.staff)
    return capacity_cautions(
        people=plan.capacity, facilitators=leading, close_attention=0, limits=Limits(places=plan.capacity)
    )


def _session(programme: Programme, number: int, starts_at: datetime, ends_at: datetime) -> DraftSession:
    planned = programme.session(number)
    return DraftSession(
        number=number,
        themes=planned.themes,
        titles=theme_titles(planned.themes),
        starts_at=starts_at,
        ends_at=ends_at + timedelta(minutes=planned.extra_minutes),
    )
