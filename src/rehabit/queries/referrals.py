"""Referrals: the inbox, one referral, what a referrer sent, where one may refer oneself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.kernel import tidy
from rehabit.participants import REFERRAL_MOVES, ReferralState
from rehabit.queries.asking import query
from rehabit.queries.referral_words import joint_words
from rehabit.records.models import Place, Referral, ReferralStatus, Site

PAGE = 25
"""Rows of a list that are shown at once."""

WAITS = {ReferralState.RECEIVED, ReferralState.SUITABLE, ReferralState.WAITING, ReferralState.OFFERED}
"""In these states the person is still waiting for us."""

FILTERS: Mapping[str, tuple[str, tuple[ReferralState, ...]]] = {
    "received": ("To look at", (ReferralState.RECEIVED,)),
    "suitable": (
        "Suitable",
        (ReferralState.SUITABLE, ReferralState.WAITING, ReferralState.OFFERED, ReferralState.PLACED),
    ),
    "not_suitable": ("Not suitable", (ReferralState.NOT_SUITABLE,)),
    "signposted": ("Sent elsewhere", (ReferralState.SIGNPOSTED,)),
    "all": ("All", tuple(ReferralState)),
}
"""Name in the address, words, states."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One referral in a list. `days` is how long the person has waited, None once nobody waits."""

    referral_id: UUID
    person_id: UUID
    name: str
    born_on: date
    nhs_number: str
    joints: str
    route: str
    referred_on: date
    state: ReferralState
    days: int | None
    possible_duplicate: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of referrals. `total` counts those that fit the filter and the search."""

    rows: tuple[InboxRow, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """A referral as its sender sees it: a plain state word, and the reason when it was not taken on."""

    referral_id: UUID
    name: str
    born_on: date
    sent_on: date
    joints: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A site where people may refer themselves."""

    site_id: UUID
    name: str
    slug: str
    phone: str
    email: str


@query(Permission.SEE_REFERRALS)
def inbox(*, filter: str = "received", search: str = "", page: int = 1, by: Viewer, at: datetime) -> Inbox:
    """Referrals of the site, longest wait first while people wait, else the latest first."""
    states = FILTERS.get(filter, FILTERS["received"])[1]
    everything = _searched(_with_state(Referral.objects.filter(site_id=by.site_id)), search)
    fitting = everything.filter(state__in=[state.value for state in states])
    total = fitting.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    order = ("referred_on", "id") if filter in ("received", "suitable") else ("-referred_on", "-id")
    chosen = fitting.select_related("person").order_by(*order)[(page - 1) * PAGE : page * PAGE]
    today = timezone.localdate(at)
    return Inbox(tuple(_row(each, today) for each in chosen), total, page, pages, _counts(everything))


@query(Permission.SEE_OWN_REFERRALS)
def sent(*, by: Viewer) -> tuple[Sent, ...]:
    """What the viewer has sent to this site, the latest first, with plain words for where each stands."""
    latest = ReferralStatus.objects.filter(referral=OuterRef("pk")).order_by("-at", "-id")
    place = Place.objects.filter(referral=OuterRef("pk")).order_by("-offered_at", "-id")
    mine = _with_state(Referral.objects.filter(site_id=by.site_id, by_user_id=by.user_id)).annotate(
        state_reason=Subquery(latest.values("reason")[:1]), place_state=Subquery(place.values("state")[:1])
    )
    return tuple(_sent(each) for each in mine.select_related("person").order_by("-at", "-id")[:500])


@query(None)
def self_referral_sites(*, by: Viewer) -> tuple[OpenSite, ...]:
    """Where people may refer themselves, by name."""
    sites = Site.objects.filter(accepts_self_referral=True).order_by("name")
    return tuple(OpenSite(site.id, site.name, site.slug, site.phone, site.email) for site in sites)


def state_words(state: ReferralState) -> str:
    """'On the waiting list': the state as a page shows it."""
    return REFERRAL_MOVES.words[state].capitalize()


def plain_state(*, state: ReferralState, place_state: str | None) -> str:
    """What a referrer is told: received, accepted, started, finished, or why it went no further."""
    if place_state in ("completed", "left", "discharged"):
        return "Finished"
    if place_state == "started":
        return "Started"
    return _PLAIN.get(state, "Accepted")


_PLAIN = {
    ReferralState.RECEIVED: "Received",
    ReferralState.NOT_SUITABLE: "Not suitable",
    ReferralState.SIGNPOSTED: "Sent elsewhere",
    ReferralState.WITHDRAWN: "Withdrawn",
}


def _with_state(referrals: QuerySet[Any]) -> QuerySet[Any]:
    latest = ReferralStatus.objects.filter(referral=OuterRef("pk")).order_by("-at", "-id")
    received = Value(ReferralState.RECEIVED.value, output_field=CharField())
    return referrals.annotate(state=Coalesce(Subquery(latest.values("state")[:1]), received))


def _searched(referrals: QuerySet[Any], search: str) -> QuerySet[Any]:
    words = tidy(text=search)
    digits = words.replace(" ", "").replace("-", "")
    if digits.isdigit():
        return referrals.filter(person__nhs_number__startswith=digits)
    for word in words.split():
        named = Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word)
        referrals = referrals.filter(named)
    return referrals


def _counts(referrals: QuerySet[Any]) -> dict[str, int]:
    found = dict(referrals.order_by().values_list("state").annotate(n=Count("pk")))
    return {name: sum(found.get(state, 0) for state in states) for name, (_, states) in FILTERS.items()}


def _row(referral: Any, today: date) -> InboxRow:
    state = ReferralState(referral.state)
    return InboxRow(
        referral_id=referral.id,
        person_id=referral.person_id,
        name=f"{referral.person.given_name} {referral.person.family_name}",
        born_on=referral.person.born_on,
        nhs_number=referral.person.nhs_number,
        joints=joint_words(codes=referral.joints),
        route=referral.route,
        referred_on=referral.referred_on,
        state=state,
        days=(today - referral.referred_on).days if state in WAITS else None,
        possible_duplicate=referral.possible_duplicate_of_id is not None,
    )


def _sent(referral: Any) -> Sent:
    state = ReferralState(referral.state)
    told = state in (ReferralState.NOT_SUITABLE, ReferralState.SIGNPOSTED, ReferralState.WITHDRAWN)
    return Sent(
        referral_id=referral.id,
        name=f"{referral.person.given_name} {referral.person.family_name}",
        born_on=referral.person.born_on,
        sent_on=timezone.localdate(referral.at),
        joints=joint_words(codes=referral.joints),
        state=plain_state(state=state, place_state=referral.place_state),
        reason=referral.state_reason if told else "",
    )
