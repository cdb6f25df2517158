"""Who is at the door: the one question that needs no permission, because it decides them all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.crypto import constant_time_compare

from rehabit.access import NOWHERE, Role, Viewer
from rehabit.records import plain
from rehabit.records.models import Membership, User

_MEMBERSHIP = """
SELECT u.name, u.password, m.role, m.clinician, s.id, s.name, n.id, n.name
FROM records_user u
JOIN records_membership m ON m.user_id = u.id
LEFT JOIN records_site s ON s.id = m.site_id
LEFT JOIN records_network n ON n.id = COALESCE(m.network_id, s.network_id)
WHERE u.id = %s AND m.id = %s AND u.is_active AND m.ended_at IS NULL
"""

_PERSON = """
SELECT p.given_name, s.id, s.name FROM records_person p JOIN records_site s ON s.id = p.site_id
WHERE p.id = %s
"""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """One role a user may act in, and where."""

    membership_id: UUID
    role: Role
    where: str


def staff(*, user_id: UUID, membership_id: UUID, session_hash: str) -> Viewer:
    """The user in one role; a stranger when the role has ended or the password has changed."""
    found = plain.row(_MEMBERSHIP, [user_id, membership_id])
    if found is None:
        return Viewer.stranger()
    name, password, role, clinician, site_id, site_name, network_id, network_name = found
    if not constant_time_compare(session_hash, User(password=password).get_session_auth_hash()):
        return Viewer.stranger()
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
    found = plain.row(_PERSON, [person_id])
    if found is None:
        return Viewer.stranger()
    given_name, site_id, site_name = found
    return Viewer(
        name=given_name,
        role=Role.PARTICIPANT,
        site_id=plain.as_uuid(site_id),
        site_name=site_name,
        person_id=person_id,
    )


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
