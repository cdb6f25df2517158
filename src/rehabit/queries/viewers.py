"""Who is at the door: the one question that needs no permission, because it decides them all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.crypto import constant_time_compare

from rehabit.access import NOWHERE, Role, Viewer
from rehabit.records import plain, wall
from rehabit.records.models import Membership, User

_SESSION = "SELECT session_data{opened} FROM django_session WHERE session_key = %s AND expire_date > %s"

_SITES = """COALESCE(s.id::text,
  (SELECT string_agg(each.id::text, ',') FROM records_site each WHERE each.network_id = n.id), 'none')"""

_MEMBERSHIP = """
SELECT u.name, u.password, m.role, m.clinician, s.id, s.name, n.id, n.name{narrowed}
FROM records_user u
JOIN records_membership m ON m.user_id = u.id
LEFT JOIN records_site s ON s.id = m.site_id
LEFT JOIN records_network n ON n.id = COALESCE(m.network_id, s.network_id)
WHERE u.id = %s AND m.id = %s AND u.is_active AND m.ended_at IS NULL
"""

_PERSON = """
SELECT p.given_name, s.id, s.name{narrowed}
FROM records_person p JOIN records_site s ON s.id = p.site_id
WHERE p.id = %s
"""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """One role a user may act in, and where."""

    membership_id: UUID
    role: Role
    where: str


def session_text(*, session_key: str | None, at: datetime) -> str | None:
    """What is stored of an unexpired session, None when there is none: the first read of every request.

    It opens the wall, because nobody knows yet who is asking; the three below narrow it.
    """
    opened = wall.ON_THE_WAY.format(sites=f"'{wall.EVERY}'") if wall.stands() else ""
    moment = connection.ops.adapt_datetimefield_value(at)
    found = plain.row(_SESSION.format(opened=opened), [session_key, moment])
    return str(found[0]) if found else None


def stranger() -> Viewer:
    """Somebody who has not signed in: behind the wall there is nothing for them."""
    wall.close()
    return Viewer.stranger()


def staff(*, user_id: UUID, membership_id: UUID, session_hash: str) -> Viewer:
    """The user in one role; a stranger when the role has ended or the password has changed."""
    found = plain.row(_narrowing(_MEMBERSHIP, _SITES), [user_id, membership_id])
    if found is None:
        return stranger()
    name, password, role, clinician, site_id, site_name, network_id, network_name, *_ = found
    if not constant_time_compare(session_hash, User(password=password).get_session_auth_hash()):
        return stranger()
    return Viewer(
        name=name,
        role=Role(role),
        site_id=plain.as_uuid(site_id) if site_id else NOWHERE,
        site_name=site_name or "",
        network_id=plain.as_uuid(network_id) if network_id else None,
        network_name=network_name or "",
        user_id=user_id,
        clinician=bool(clinician),
    )


def participant(*, person_id: UUID) -> Viewer:
    """The participant; a stranger when the person is not known (any more)."""
    found = plain.row(_narrowing(_PERSON, "s.id::text"), [person_id])
    if found is None:
        return stranger()
    given_name, site_id, site_name, *_ = found
    return Viewer(
        name=given_name,
        role=Role.PARTICIPANT,
        site_id=plain.as_uuid(site_id),
        site_name=site_name,
        person_id=person_id,
    )


def _narrowing(statement: str, sites: str) -> str:
    """The statement that finds out who is asking, narrowing the wall to `sites` on the way."""
    return statement.format(narrowed=wall.ON_THE_WAY.format(sites=sites) if wall.stands() else "")


def roles_held(*, user_id: UUID, at: datetime) -> tuple[RoleHeld, ...]:
    """The roles a user may act in at this moment, the oldest first."""
    held = (
        Membership.objects.filter(user_id=user_id, ended_at__isnull=True, starts_at__lte=at)
        .select_related("site", "network")
        .order_by("starts_at", "id")
    )
    return tuple(RoleHeld(each.id, Role(each.role), _where(each)) for each in held)


def _where(held: Membership) -> str:
    place = held.site or held.network
    return place.name if place else ""
