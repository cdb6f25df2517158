"""The site as its lead sees it: who works there, where it meets, when it is closed, what was done."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rehabit.access import Permission, Role, Viewer
from rehabit.queries.asking import query
from rehabit.records import chain
from rehabit.records.models import AuditEntry, ClosedDay, Membership, Person, Site, User, Venue

AUDIT_PAGE = 50

AUDIT_CHECKED = 1000
"""How many of the latest lines the page checks; `rehabit audit check` checks them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody acting in a role at the site now."""

    membership_id: UUID
    name: str
    email: str
    role: Role
    clinician: bool
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOverview:
    """The site and what belongs to it."""

    name: str
    nation: str
    phone: str
    email: str
    accepts_self_referral: bool
    venues: tuple[tuple[str, str], ...]
    closed_days: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One line of the trail in words a lead can read."""

    number: int
    at: datetime
    who: str
    role: str
    verb: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """A page of the trail, the newest first, and whether the latest lines hold together."""

    lines: tuple[AuditLine, ...]
    number: int
    pages: int
    verified: chain.Verified


@query(Permission.MANAGE_STAFF)
def overview(*, by: Viewer) -> SiteOverview:
    """The site with its venues and closed days."""
    site = Site.objects.get(id=by.site_id)
    return SiteOverview(
        name=site.name,
        nation=site.nation,
        phone=site.phone,
        email=site.email,
        accepts_self_referral=site.accepts_self_referral,
        venues=tuple(
            Venue.objects.filter(site_id=by.site_id).order_by("name").values_list("name", "address")
        ),
        closed_days=tuple(
            ClosedDay.objects.filter(site_id=by.site_id).order_by("day").values_list("day", "reason")
        ),
    )


@query(Permission.MANAGE_STAFF)
def members(*, by: Viewer) -> tuple[Member, ...]:
    """Everybody who acts in a role at the site now, by name."""
    held = Membership.objects.filter(site_id=by.site_id, ended_at=None).select_related("user")
    return tuple(
        Member(
            membership_id=each.id,
            name=each.user.name,
            email=each.user.email,
            role=Role(each.role),
            clinician=each.clinician,
            since=each.starts_at,
        )
        for each in held.order_by("user__name", "role")
    )


@query(Permission.SEE_AUDIT)
def audit(*, by: Viewer, page: int = 1) -> AuditPage:
    """The audit trail of the site, the newest first, `AUDIT_PAGE` lines a page."""
    entries = AuditEntry.objects.filter(chain=chain.chain_of(by)).order_by("-number")
    pages = max(1, -(-entries.count() // AUDIT_PAGE))
    number = min(max(1, page), pages)
    shown = list(entries[(number - 1) * AUDIT_PAGE : number * AUDIT_PAGE])
    names = _names(shown)
    lines = tuple(
        AuditLine(
            number=entry.number,
            at=entry.at,
            who=names.get(entry.actor, entry.actor),
            role=entry.role.replace("_", " "),
            verb=entry.verb.replace(".", " ").replace("_", " "),
            subject=names.get(entry.subject, entry.subject.partition(":")[0].replace("_", " ")),
        )
        for entry in shown
    )
    verified = chain.verify(chain.chain_of(by), latest=AUDIT_CHECKED)
    return AuditPage(lines=lines, number=number, pages=pages, verified=verified)


def _names(entries: list[AuditEntry]) -> dict[str, str]:
    """Names for the users and people a page of lines speaks of, in two queries."""
    spoken = [word for entry in entries for word in (entry.actor, entry.subject)]
    users = User.objects.filter(id__in=_identifiers("user", spoken)).values_list("id", "name")
    people = Person.objects.filter(id__in=_identifiers("person", spoken))
    return {
        **{f"user:{ident}": name for ident, name in users},
        **{f"person:{each.id}": f"{each.given_name} {each.family_name}" for each in people},
    }


def _identifiers(kind: str, spoken: list[str]) -> set[str]:
    """The identifiers among what was spoken of; a line that was tampered with may hold anything."""
    return {word.partition(":")[2] for word in spoken if re.fullmatch(rf"{kind}:[0-9a-f-]{{36}}", word)}
