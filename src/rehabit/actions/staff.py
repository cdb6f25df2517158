"""Who works at a site: adding a member, giving a first password, ending a role."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rehabit.access import SITE_ROLES, Permission, Role, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.referrals import lock_site
from rehabit.kernel import Refusal
from rehabit.queries.asking import NotFound
from rehabit.records.models import Membership, User

FIRST_PASSWORD_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new member; `first_password` is shown once, and empty for somebody who has an account."""

    membership_id: UUID
    first_password: str


@action("staff.add", Permission.MANAGE_STAFF)
def add(*, by: Viewer, at: datetime, email: str, name: str, role: Role, clinician: bool) -> Done[Added]:
    """Let somebody act in `role` at the viewer's site; an account is made when there is none."""
    if role not in SITE_ROLES:
        known = ", ".join(sorted(each.label for each in SITE_ROLES))
        insist(Refusal("not_a_site_role", f"{role.label} is not a role at a site. Choose: {known}."))
    lock_site(by=by)
    user, password = account(email, name)
    held = Membership.objects.filter(user=user, site_id=by.site_id, role=role.value, ended_at=None)
    if held.exists():
        insist(Refusal("already_held", f"{user.name} is {role.label} here already."))
    member = Membership.objects.create(
        user=user, role=role.value, site_id=by.site_id, clinician=clinician, starts_at=at
    )
    detail = {"role": role.value, "clinician": clinician, "new_account": bool(password)}
    return Done(Added(membership_id=member.id, first_password=password), f"user:{user.id}", detail)


@action("staff.end", Permission.MANAGE_STAFF)
def end(*, by: Viewer, at: datetime, membership_id: UUID) -> Done[None]:
    """End a role; open sign-ins in it stop at once. The last site lead cannot leave."""
    lock_site(by=by)
    member = Membership.objects.filter(site_id=by.site_id, id=membership_id, ended_at=None).first()
    if member is None:
        raise NotFound("role", membership_id)
    leads = Membership.objects.filter(site_id=by.site_id, role=Role.SITE_LEAD.value, ended_at=None)
    if member.role == Role.SITE_LEAD and leads.count() == 1:
        insist(Refusal("last_lead", "This is the only site lead. Add another before ending this role."))
    member.ended_at, member.ended_by_id = at, by.user_id
    member.save(update_fields=["ended_at", "ended_by"])
    return Done(None, f"user:{member.user_id}", {"role": member.role})


def account(email: str, name: str) -> tuple[User, str]:
    """The account with this address, or a new one with a first password to hand over."""
    known = User.objects.filter(email__iexact=email.strip()).first()
    if known is not None:
        return known, ""
    password = secrets.token_urlsafe(FIRST_PASSWORD_BYTES)
    return User.objects.create_user(email.strip(), name.strip(), password), password
