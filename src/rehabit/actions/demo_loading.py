"""What the made-up clinic needs beyond the ordinary actions: its founding, and whole weeks of diary at once.

Both refuse a live installation, and the diary refuses a site that is not marked as made up.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password

from rehabit.access import NETWORK_ROLES, NOWHERE, Permission, Role, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.records.models import DiaryEntry, HomeDay, Membership, Network, Person, Site, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who gets an account in one role."""

    name: str
    email: str
    role: Role
    clinician: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpSite:
    """A site to found, with its team."""

    name: str
    slug: str
    phone: str
    email: str
    team: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """One exercise done by one person on one day; pain and effort 0-10 or None; `at` is when it was noted."""

    person_id: UUID
    day: date
    exercise: str
    pain: int | None
    effort: int | None
    at: datetime


@action("demo.found", None)
def found(
    *,
    network: str,
    team: Sequence[Member],
    sites: Sequence[MadeUpSite],
    password: str,
    by: Viewer,
    at: datetime,
) -> Done[Mapping[str, Viewer]]:
    """Found a made-up network with its sites; returns everybody who works there by e-mail address.

    Everybody has the same password. Refusals: `live`, `real_site` (a site that is not made up is here),
    `loaded` (the demo is here already).
    """
    insist(may_be_made_up())
    insist(_nothing_here())
    made = Network.objects.create(name=network)
    hashed = make_password(password)  # once for all: hashing is slow on purpose
    viewers = {each.email: _employ(each, hashed, at, network=made) for each in team}
    for wanted in sites:
        site = Site.objects.create(
            network=made,
            name=wanted.name,
            slug=wanted.slug,
            phone=wanted.phone,
            email=wanted.email,
            made_up=True,
        )
        viewers |= {each.email: _employ(each, hashed, at, network=made, site=site) for each in wanted.team}
    detail = {"sites": len(sites), "staff": len(viewers)}
    return Done(viewers, f"network:{made.id}", detail)


@action("demo.keep_diary", Permission.EDIT_PERSON)
def keep_diary(*, ticks: Sequence[Ticked], by: Viewer, at: datetime) -> Done[int]:
    """Keep many diary entries at once, with the counter of each day; returns how many.

    Days must be new: a day of a person that has a counter already is refused by the database. Refusals:
    `live`, `real_site`, `not_here` (somebody is not known at the viewer's site).
    """
    insist(may_be_made_up())
    insist(_made_up(by=by))
    people = {tick.person_id for tick in ticks}
    insist(_all_here(people=people, by=by))
    DiaryEntry.objects.bulk_create(
        DiaryEntry(
            site_id=by.site_id,
            person_id=tick.person_id,
            day=tick.day,
            exercise=tick.exercise,
            done=True,
            pain=tick.pain,
            effort=tick.effort,
            at=tick.at,
        )
        for tick in ticks
    )
    by_day: defaultdict[tuple[UUID, date], list[Ticked]] = defaultdict(list)
    for tick in ticks:
        by_day[tick.person_id, tick.day].append(tick)
    HomeDay.objects.bulk_create(_counted(by.site_id, *key, found) for key, found in by_day.items())
    detail = {"entries": len(ticks), "people": len(people), "days": len(by_day)}
    return Done(len(ticks), f"site:{by.site_id}", detail)


def may_be_made_up() -> Allowed | Refusal:
    """Made-up people never get into a live installation."""
    if not settings.LIVE:
        return ALLOWED
    return Refusal("live", "This installation is live: made-up people stay out of it. Use REHABIT_MODE=demo.")


def _nothing_here() -> Allowed | Refusal:
    if Site.objects.filter(made_up=False).exists():
        return Refusal(
            "real_site",
            "There is a site here that is not made up. Load the demo into a database of its own.",
        )
    if Site.objects.exists():
        return Refusal("loaded", "The demo is loaded already. A second one beside it would be confusing.")
    return ALLOWED


def _made_up(*, by: Viewer) -> Allowed | Refusal:
    if Site.objects.filter(id=by.site_id, made_up=True).exists():
        return ALLOWED
    return Refusal("real_site", f"{by.site_name} is not made up, so its diaries are filled in by its people.")


def _all_here(*, people: set[UUID], by: Viewer) -> Allowed | Refusal:
    if Person.objects.filter(site_id=by.site_id, id__in=people).count() == len(people):
        return ALLOWED
    return Refusal("not_here", "Somebody in this diary is not known at your site. Check the site.")


def _employ(
    member: Member, hashed: str, at: datetime, *, network: Network, site: Site | None = None
) -> Viewer:
    user = User.objects.create(email=member.email, name=member.name, password=hashed)
    in_network = member.role in NETWORK_ROLES or site is None
    Membership.objects.create(
        user=user,
        role=member.role.value,
        site=None if in_network else site,
        network=network if in_network else None,
        clinician=member.clinician,
        starts_at=at,
    )
    return Viewer(
        name=user.name,
        role=member.role,
        site_id=site.id if site else NOWHERE,
        site_name=site.name if site else "",
        network_id=network.id,
        network_name=network.name,
        user_id=user.id,
        clinician=member.clinician,
    )


def _counted(site_id: UUID, person_id: UUID, day: date, ticks: Sequence[Ticked]) -> HomeDay:
    return HomeDay(
        site_id=site_id,
        person_id=person_id,
        day=day,
        done=len({tick.exercise for tick in ticks}),
        worst_pain=max((tick.pain for tick in ticks if tick.pain is not None), default=None),
        hardest_effort=max((tick.effort for tick in ticks if tick.effort is not None), default=None),
        last_at=max(tick.at for tick in ticks),
    )
