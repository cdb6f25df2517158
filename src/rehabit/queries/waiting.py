"""Who is waiting for a group, in order, with what has to be thought of before a place is offered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from rehabit import delivery
from rehabit.access import Permission, Viewer
from rehabit.participants import ReferralState
from rehabit.queries.asking import query
from rehabit.queries.group_list import GroupLine, groups_with_room
from rehabit.queries.needs_in_words import NeedWords, open_needs
from rehabit.queries.referral_words import joint_words
from rehabit.records.models import Place, Referral, ReferralStatus

ON_THE_LIST = (ReferralState.SUITABLE.value, ReferralState.WAITING.value)
"""Found suitable and without an offer: both states mean that the person waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheList:
    """One person who waits. `waited` has the weeks and how they stand to the 18; `declined` names groups.

    `first` is the reason to take the person first, or empty; `areas` are 'knee' and 'hip'; `would_go` is
    where they would like to go, as written, and `lives_near` the first half of their postcode.
    """

    referral_id: UUID
    person_id: UUID
    name: str
    referred_on: date
    waited: delivery.Waited
    first: str
    areas: frozenset[str]
    joints: str
    needs: tuple[NeedWords, ...]
    would_go: str
    lives_near: str
    declined: tuple[str, ...]

    @property
    def close_attention(self) -> bool:
        return any(need.close_attention for need in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingList:
    """Everybody who waits, in the order in which places are offered, and the groups that have room."""

    people: tuple[OnTheList, ...]
    groups: tuple[GroupLine, ...]
    limit: int = delivery.LIMIT_WEEKS

    @property
    def over(self) -> int:
        return sum(person.waited.over for person in self.people)

    @property
    def close(self) -> int:
        return sum(person.waited.close for person in self.people)


@query(Permission.SEE_GROUPS)
def waiting_list(*, by: Viewer, at: datetime) -> WaitingList:
    """The waiting list of the viewer's site at a moment."""
    today = at.astimezone(delivery.LONDON).date()
    return WaitingList(people=people_waiting(by=by, on=today), groups=groups_with_room(by=by, at=at))


def people_waiting(*, by: Viewer, on: date) -> tuple[OnTheList, ...]:
    """The list itself, for queries that have asked for permission already."""
    referrals = list(
        Referral.objects.filter(site_id=by.site_id)
        .annotate(state=current_state())
        .filter(state__in=ON_THE_LIST)
        .select_related("person")
    )
    people = [referral.person_id for referral in referrals]
    needs, declined = open_needs(site_id=by.site_id, people=people), _declined(by, people)
    listed = {
        str(referral.id): _on_the_list(referral, on, needs[referral.person_id], declined[referral.person_id])
        for referral in referrals
    }
    order = delivery.in_order(waiting=[waiting_of(person=person) for person in listed.values()])
    return tuple(listed[waiting.reference] for waiting in order)


def waiting_of(*, person: OnTheList) -> delivery.Waiting:
    """The person as the rules of the waiting list know them."""
    return delivery.Waiting(
        reference=str(person.referral_id),
        since=person.referred_on,
        first=person.first,
        close_attention=person.close_attention,
        weekdays=frozenset(),
        joint="_and_".join(sorted(person.areas, reverse=True)),
        # An interpreter can be booked for any group, so the language never counts against a person.
        language="",
    )


def current_state() -> Subquery:
    """A referral's latest state, for annotating a query over referrals."""
    latest = ReferralStatus.objects.filter(referral=OuterRef("pk")).order_by("-at", "-id")
    return Subquery(latest.values("state")[:1])


def _declined(by: Viewer, people: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The groups in which each person has already said no."""
    said_no: defaultdict[UUID, tuple[str, ...]] = defaultdict(tuple)
    places = Place.objects.filter(site_id=by.site_id, person_id__in=people, state="declined")
    for person_id, group in places.order_by("offered_at").values_list("person_id", "group__name"):
        said_no[person_id] += (group,)
    return said_no


def _on_the_list(
    referral: Any, on: date, needs: tuple[NeedWords, ...], declined: tuple[str, ...]
) -> OnTheList:
    person = referral.person
    return OnTheList(
        referral_id=referral.id,
        person_id=person.id,
        name=f"{person.given_name} {person.family_name}",
        referred_on=referral.referred_on,
        waited=delivery.waited(since=referral.referred_on, today=on),
        first=str(referral.extra.get("take_first", "")),
        areas=frozenset(code.partition("_")[0] for code in referral.joints),
        joints=joint_words(codes=referral.joints),
        needs=needs,
        would_go=str(referral.extra.get("preferred_place", "")),
        lives_near=_district(person.postcode),
        declined=declined,
    )


def _district(postcode: str) -> str:
    """The first half of a postcode: near enough to think about the journey."""
    return postcode.strip().partition(" ")[0] if " " in postcode.strip() else postcode.strip()[:-3]
