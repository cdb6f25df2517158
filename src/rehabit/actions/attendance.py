"""The register: one mark for one person at one session; marking again adds a row and the latest counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Role, Viewer, insist
from rehabit.actions import session_room as room
from rehabit.actions.deed import Done, action
from rehabit.delivery import AbsenceReason, Attendance, Mark, SessionState, may_mark
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.records import models as m


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the register says of one person.

    `seen` is the mark that was on the screen before ('' for none): when somebody else has marked the
    person meanwhile, the answer says so. `only_if_unmarked` is for 'everybody else was present'.
    """

    person_id: UUID
    attendance: Attendance
    needs_follow_up: bool = False
    seen: str = ""
    only_if_unmarked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Somebody else had marked this person in between; both marks are kept, the later one counts."""

    person: str
    their_mark: Mark
    their_name: str
    our_mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """How many marks were added, and where two people marked the same person."""

    added: int
    clashes: tuple[Clash, ...]


@action("attendance.mark", Permission.MARK_REGISTER)
def mark(*, session_id: UUID, marks: Sequence[Given], by: Viewer, at: datetime) -> Done[Marked]:
    """Mark people at one session; marks that say what is known already add nothing.

    A planned session opens with its first mark. Refusals: `in_the_future`, `did_not_happen`, `closed`,
    `reason_but_there`, `not_your_group` (a helper elsewhere), `not_in_group`.
    """
    session = room.find(session_id=session_id, by=by, to_write=True)
    insist(may_touch(session=session, by=by))
    latest = latest_marks(session_id=session.id)
    names = _names(session=session)
    added = []
    for given in marks:
        insist(_is_in_group(given=given, names=names))
        if _says_something(given=given, latest=latest.get(given.person_id)):
            insist(_may(session=session, attendance=given.attendance, at=at))
            added.append(_row(session=session, given=given, by=by, at=at))
    if added and session.state == SessionState.PLANNED:
        room.move(session=session, to=SessionState.OPEN, by=by, at=at)
    m.Attendance.objects.bulk_create(added)
    clashes = tuple(
        _clash(given=given, before=latest[given.person_id], names=names)
        for given in marks
        if _clashes(given=given, before=latest.get(given.person_id))
    )
    detail = {str(row.person_id): [_mark_of(latest.get(row.person_id)), row.mark] for row in added}
    return Done(Marked(added=len(added), clashes=clashes), f"session:{session.id}", detail)


def may_touch(*, session: m.Session, by: Viewer) -> Allowed | Refusal:
    """A helper marks the groups they help with; a facilitator or site lead any group of the site."""
    if by.role is not Role.HELPER:
        return ALLOWED
    on_duty = m.GroupStaff.objects.filter(
        site_id=by.site_id, group_id=session.group_id, user=by.user_id, ended_at__isnull=True
    )
    if on_duty.exists():
        return ALLOWED
    return Refusal("not_your_group", "You can mark the register only for groups you help with.")


def latest_marks(*, session_id: UUID) -> dict[UUID, m.Attendance]:
    """The mark that counts for each person marked so far."""
    rows = m.Attendance.objects.filter(session_id=session_id).select_related("by_user").order_by("at", "id")
    return {row.person_id: row for row in rows}


def _names(*, session: m.Session) -> dict[UUID, str]:
    places = m.Place.objects.filter(group_id=session.group_id, state__in=room.ON_THE_REGISTER).select_related(
        "person"
    )
    return {place.person_id: place.person.given_name for place in places}


def _is_in_group(*, given: Given, names: Mapping[UUID, str]) -> Allowed | Refusal:
    if given.person_id in names:
        return ALLOWED
    return Refusal("not_in_group", "Somebody on this register has no place in the group any more. Reload it.")


def _says_something(*, given: Given, latest: m.Attendance | None) -> bool:
    if latest is None:
        return True
    if given.only_if_unmarked:
        return False
    said = (given.attendance.mark.value, given.attendance.reason or "", given.attendance.told_us_before)
    known = (latest.mark, latest.reason, latest.told_us_before)
    return (*said, given.needs_follow_up) != (*known, latest.needs_follow_up)


def _may(*, session: m.Session, attendance: Attendance, at: datetime) -> Allowed | Refusal:
    return may_mark(
        attendance=attendance,
        session=SessionState(session.state),
        held_on=timezone.localdate(session.starts_at),
        today=timezone.localdate(at),
    )


def _row(*, session: m.Session, given: Given, by: Viewer, at: datetime) -> m.Attendance:
    reason = given.attendance.reason
    return m.Attendance(
        **room.signed(by=by, at=at),
        session_id=session.id,
        person_id=given.person_id,
        mark=given.attendance.mark.value,
        reason=reason.value if isinstance(reason, AbsenceReason) else "",
        told_us_before=given.attendance.told_us_before,
        needs_follow_up=given.needs_follow_up,
    )


def _clashes(*, given: Given, before: m.Attendance | None) -> bool:
    if before is None or given.only_if_unmarked:
        return False
    return before.mark not in (given.seen, given.attendance.mark.value)


def _clash(*, given: Given, before: m.Attendance, names: Mapping[UUID, str]) -> Clash:
    return Clash(
        person=names[given.person_id],
        their_mark=Mark(before.mark),
        their_name=before.by_user.name if before.by_user else "somebody else",
        our_mark=given.attendance.mark,
    )


def _mark_of(row: m.Attendance | None) -> str | None:
    return row.mark if row else None
