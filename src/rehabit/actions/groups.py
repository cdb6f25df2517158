"""Groups: made with their sessions and staff in one go, changed, and one session moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.content import behind_course, insist_signed
from rehabit.actions.deed import Done, action
from rehabit.actions.referrals import lock_site
from rehabit.actions.venues import new_venue
from rehabit.catalogue import load
from rehabit.delivery import HOLDS_A_PLACE, LONDON, SESSION_MOVES, SessionState, bank_holidays
from rehabit.kernel import Refusal, tidy
from rehabit.queries.asking import NotFound
from rehabit.queries.group_plan import (
    LEADING,
    GroupPlan,
    closed_days,
    colleagues,
    draft_of,
    nation_of,
    not_too_far,
)
from rehabit.records.models import Group, GroupStaff, Place, Session, SessionStatus, Venue


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVenue:
    """A venue that is added together with a group."""

    name: str
    address: str = ""
    how_to_get_there: str = ""


@action("groups.make", Permission.MAKE_GROUP)
def make(
    *, key: UUID, plan: GroupPlan, venue: NewVenue | None = None, by: Viewer, at: datetime
) -> Done[UUID]:
    """Save a planned group with its dated sessions and staff; `key` sent twice makes one group.

    Raises `Refused` when the name is empty, a date does not work, or somebody is not staff here; on a live
    site also when the programme or one of its themes is not signed off.
    """
    lock_site(by=by)
    if Group.objects.filter(site_id=by.site_id, id=key).exists():
        return Done(key, subject=f"group:{key}", detail={"again": True})
    name = _named(plan.name)
    _staff_known(plan.staff, by)
    drafted = draft_of(by=by, at=at, plan=plan)
    insist_signed(items=behind_course(programme=plan.programme, by=by), by=by)
    group = Group.objects.create(
        id=key,
        site_id=by.site_id,
        name=name,
        programme=plan.programme,
        programme_version=load().version(),
        venue=_venue(plan, venue, by),
        capacity=plan.capacity,
        mode=plan.mode,
        at=at,
        by_user_id=by.user_id,
    )
    sessions = Session.objects.bulk_create(
        Session(
            site_id=by.site_id,
            group=group,
            number=session.number,
            themes=list(session.themes),
            starts_at=session.starts_at,
            ends_at=session.ends_at,
        )
        for session in drafted.sessions
    )
    SessionStatus.objects.bulk_create(
        SessionStatus(site_id=by.site_id, session=session, state="planned", at=at, by_user_id=by.user_id)
        for session in sessions
    )
    for user_id, duty in plan.staff:
        GroupStaff.objects.create(site_id=by.site_id, group=group, user_id=user_id, duty=duty)
    detail = {
        "programme": plan.programme,
        "sessions": len(sessions),
        "capacity": plan.capacity,
        "staff": len(plan.staff),
        "cautions": [caution.code for caution in drafted.cautions],
    }
    return Done(group.id, subject=f"group:{group.id}", detail=detail)


@action("groups.change", Permission.MAKE_GROUP)
def change(*, group_id: UUID, name: str, capacity: int, by: Viewer, at: datetime) -> Done[None]:
    """Change a group's name or size; never below the places that are taken or on offer."""
    group = find_group(group_id=group_id, by=by)
    taken = Place.objects.filter(group=group, state__in=[state.value for state in HOLDS_A_PLACE]).count()
    if capacity < max(taken, 1):
        raise Refused(
            Refusal("smaller_than_taken", f"{taken} places are taken or on offer; a group cannot be smaller.")
        )
    before = {"capacity": group.capacity, "renamed": group.name != _named(name)}
    group.name, group.capacity = _named(name), capacity
    group.save(update_fields=["name", "capacity"])
    return Done(None, subject=f"group:{group.id}", detail={"before": before, "capacity": capacity})


@action("groups.set_staff", Permission.MAKE_GROUP)
def set_staff(*, group_id: UUID, staff: Mapping[UUID, str], by: Viewer, at: datetime) -> Done[None]:
    """Say who leads, co-leads and helps from now on; a duty that ends or changes is kept with its end."""
    group = find_group(group_id=group_id, by=by)
    _staff_known(tuple(staff.items()), by)
    current = {line.user_id: line for line in GroupStaff.objects.filter(group=group, ended_at__isnull=True)}
    ended = [user for user, line in current.items() if staff.get(user) != line.duty]
    for user_id in ended:
        current[user_id].ended_at, current[user_id].ended_by_id = at, by.user_id
        current[user_id].save(update_fields=["ended_at", "ended_by"])
    begun = [user for user, duty in staff.items() if user not in current or current[user].duty != duty]
    for user_id in begun:
        GroupStaff.objects.create(site_id=by.site_id, group=group, user_id=user_id, duty=staff[user_id])
    detail = {"ended": [str(user) for user in ended], "begun": {str(user): staff[user] for user in begun}}
    return Done(None, subject=f"group:{group.id}", detail=detail)


@action("groups.move_session", Permission.MAKE_GROUP)
def move_session(
    *, session_id: UUID, starts_at: datetime, reason: str = "", by: Viewer, at: datetime
) -> Done[UUID]:
    """Move one session to another day or time, with its length; returns the group's identifier.

    Raises `Refused` for a session that was held, a time in the past, a bank holiday or closed day, and a
    day on which the group meets already.
    """
    session = Session.objects.select_for_update().filter(site_id=by.site_id, id=session_id).first()
    if session is None:
        raise NotFound("session", session_id)
    insist(SESSION_MOVES.may_move(current=SessionState(session.state), to=SessionState.MOVED))
    _may_meet(session, starts_at, by, at)
    before = session.starts_at
    length: timedelta = session.ends_at - session.starts_at
    session.starts_at, session.ends_at = starts_at, starts_at + length
    session.state, session.sequence = "planned", session.sequence + 1
    session.save(update_fields=["starts_at", "ends_at", "state", "sequence"])
    words = f"Moved from {_day(before)}." + (f" {reason.strip()}" if reason.strip() else "")
    SessionStatus.objects.create(
        site_id=by.site_id, session=session, state="planned", reason=words[:300], at=at, by_user_id=by.user_id
    )
    detail = {"from": before.isoformat(), "to": starts_at.isoformat(), "sequence": session.sequence}
    return Done(session.group_id, subject=f"session:{session.id}", detail=detail)


def find_group(*, group_id: UUID, by: Viewer) -> Group:
    """The group at the viewer's site, held until the action is over."""
    group = Group.objects.select_for_update().filter(site_id=by.site_id, id=group_id).first()
    if group is None:
        raise NotFound("group", group_id)
    return group


def _named(name: str) -> str:
    wanted = tidy(text=name)
    if not wanted:
        raise Refused(Refusal("group_without_name", "Give the group a name, such as “Elm Road Tuesdays”."))
    return wanted


def _venue(plan: GroupPlan, venue: NewVenue | None, by: Viewer) -> Venue:
    if venue is not None:
        return new_venue(
            name=venue.name, address=venue.address, how_to_get_there=venue.how_to_get_there, by=by
        )
    here = Venue.objects.filter(site_id=by.site_id).in_bulk()
    if plan.venue_id is None or plan.venue_id not in here:
        raise NotFound("venue", plan.venue_id)
    return here[plan.venue_id]


def _staff_known(staff: tuple[tuple[UUID, str], ...], by: Viewer) -> None:
    """Everybody is staff of this site, and a helper only helps."""
    here = {colleague.user_id: colleague for colleague in colleagues(by=by)}
    for user_id, duty in staff:
        if user_id not in here:
            raise NotFound("member of staff", user_id)
        if duty in LEADING and not here[user_id].leads:
            raise Refused(
                Refusal("helper_cannot_lead", f"{here[user_id].name} is a helper and cannot lead a group.")
            )
    if not any(duty == "lead" for _, duty in staff):
        raise Refused(Refusal("nobody_leads", "Name one person who leads the group."))


def _may_meet(session: Session, starts_at: datetime, by: Viewer, at: datetime) -> None:
    day = starts_at.astimezone(LONDON).date()
    if starts_at <= at:
        raise Refused(Refusal("moved_into_past", f"{_day(starts_at)} has passed. Choose a later day."))
    not_too_far(day=day, at=at)
    if starts_at == session.starts_at and session.state != "cancelled":
        raise Refused(Refusal("not_moved", f"The session is already on {_day(starts_at)}, at that time."))
    shut = {**bank_holidays(nation=nation_of(by=by), first=day, last=day), **closed_days(by=by)}
    if day in shut:
        raise Refused(Refusal("closed_day", f"{_day(starts_at)} is not possible: {shut[day]}."))
    others = (
        Session.objects.filter(group_id=session.group_id).exclude(id=session.id).exclude(state="cancelled")
    )
    if any(moment.astimezone(LONDON).date() == day for moment in others.values_list("starts_at", flat=True)):
        raise Refused(Refusal("day_taken", f"The group meets on {_day(starts_at)} already."))


def _day(moment: datetime) -> str:
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B %Y}"
