"""Who could take a free place in one group: the waiting list, with the reasons for and against."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rehabit import delivery
from rehabit.access import Permission, Viewer
from rehabit.catalogue import load
from rehabit.delivery import LONDON, Gap, Limits, who_fills
from rehabit.queries.asking import NotFound, query
from rehabit.queries.group_list import HOLDING
from rehabit.queries.needs_in_words import open_needs
from rehabit.queries.waiting import OnTheList, people_waiting, waiting_of
from rehabit.records.models import Group, Place, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody on the waiting list seen from one group; `against` is empty when the group suits."""

    person: OnTheList
    fits: bool
    why: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The list for one group with its free places."""

    group_id: UUID
    group: str
    free: int
    capacity: int
    people: tuple[Candidate, ...]


@query(Permission.OFFER_PLACE)
def candidates(*, by: Viewer, group_id: UUID, at: datetime) -> Candidates:
    """Everybody who waits, those whom the group suits first, in the order of the waiting list."""
    group = Group.objects.filter(site_id=by.site_id, id=group_id).first()
    if group is None:
        raise NotFound("group", group_id)
    on = at.astimezone(LONDON).date()
    holding = Place.objects.filter(group=group, state__in=HOLDING).values_list("person_id", flat=True)
    people = {str(person.referral_id): person for person in people_waiting(by=by, on=on)}
    ranked = who_fills(
        gap=_gap(group, by, list(holding)),
        waiting=[waiting_of(person=person) for person in people.values()],
        today=on,
    )
    return Candidates(
        group_id=group.id,
        group=group.name,
        capacity=group.capacity,
        free=max(group.capacity - len(holding), 0),
        people=tuple(_candidate(people[ranking.reference], ranking, group.name) for ranking in ranked),
    )


def _gap(group: Group, by: Viewer, holding: list[UUID]) -> Gap:
    needs = open_needs(site_id=by.site_id, people=holding)
    close = sum(any(need.close_attention for need in needs[person]) for person in holding)
    areas = load().programme(group.programme).areas
    days = Session.objects.filter(group=group).values_list("starts_at", flat=True)
    return Gap(
        weekdays=frozenset(moment.astimezone(LONDON).weekday() for moment in days),
        joints=frozenset({*areas, "_and_".join(sorted(areas, reverse=True))}),
        close_attention_left=max(Limits().close_attention - close, 0),
        languages=frozenset(),
    )


def _candidate(person: OnTheList, ranking: delivery.Candidate, group: str) -> Candidate:
    again = (f"Said no to {group} before.",) if group in person.declined else ()
    return Candidate(person=person, fits=ranking.fits, why=ranking.why, against=(*ranking.against, *again))
