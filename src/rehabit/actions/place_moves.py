"""What every action on a place shares: find it, move it, let the referral follow. No frames here."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rehabit.access import Refused, Viewer, insist
from rehabit.actions.referrals import append_state, state_of
from rehabit.delivery import HOLDS_A_PLACE, PLACE_MOVES, PlaceState, may_offer_place
from rehabit.kernel import Refusal
from rehabit.participants import ReferralState
from rehabit.queries.asking import NotFound
from rehabit.records.models import Attendance, Group, Person, Place, PlaceStatus, Referral, Session

HOLDING = sorted(state.value for state in HOLDS_A_PLACE)
BUSY = [PlaceState.OFFERED.value, PlaceState.ACCEPTED.value, PlaceState.STARTED.value]

# Where a referral goes by way of another state; every other move is one step of its table.
_BY_WAY_OF = {
    (ReferralState.SUITABLE, ReferralState.OFFERED): ReferralState.WAITING,
    (ReferralState.WAITING, ReferralState.PLACED): ReferralState.OFFERED,
}


def find_place(*, place_id: UUID, by: Viewer) -> Place:
    """The place at the viewer's site, held until the action is over; a participant's own only."""
    places = Place.objects.select_for_update().filter(site_id=by.site_id, id=place_id)
    if by.person_id is not None:
        places = places.filter(person_id=by.person_id)
    place = places.first()
    if place is None:
        raise NotFound("place", place_id)
    return place


def move_place(
    *, place: Place, to: PlaceState, by: Viewer, at: datetime, reason: str = "", words: str = ""
) -> None:
    """Move a place if its table of moves allows it (else `Refused`) and keep when, by whom and why."""
    insist(PLACE_MOVES.may_move(current=PlaceState(place.state), to=to))
    place.state = to.value
    place.save(update_fields=["state"])
    note_place(place=place, by=by, at=at, reason=reason, words=words)


def note_place(*, place: Place, by: Viewer, at: datetime, reason: str = "", words: str = "") -> None:
    """Append the state a place is in now to its history."""
    PlaceStatus.objects.create(
        site_id=by.site_id,
        place=place,
        state=place.state,
        reason=reason,
        words=words.strip()[:300],
        at=at,
        by_user_id=by.user_id,
        by_person_id=by.person_id,
    )


def came_once(*, place: Place) -> bool:
    """Whether the person has come to a session of this group, and so has started whatever was recorded."""
    marks = Attendance.objects.filter(person_id=place.person_id, session__group_id=place.group_id)
    return marks.exclude(mark="absent").exists()


def lead_referral(
    *, referral: Referral, to: ReferralState, by: Viewer, at: datetime, reason: str = ""
) -> None:
    """Let a referral follow its place; a state it has already is left alone."""
    current = state_of(referral=referral)
    if current is to:
        return
    between = _BY_WAY_OF.get((current, to))
    if between is not None:
        append_state(referral=referral, to=between, reason="", by=by, at=at)
        # Two facts of one moment would have no order, and the latest is the one that counts.
        at += timedelta(microseconds=1)
    append_state(referral=referral, to=to, reason=reason, by=by, at=at)


def insist_has_room(*, group: Group, wanted: int = 1) -> None:
    """Raise `Refused` when fewer than `wanted` places are free."""
    taken = Place.objects.filter(group=group, state__in=HOLDING).count()
    free = group.capacity - taken
    if 0 < free < wanted:
        places = "1 place is" if free == 1 else f"{free} places are"
        raise Refused(
            Refusal("more_than_free", f"{places} free and {wanted} people were chosen. Choose fewer people.")
        )
    insist(may_offer_place(taken=taken, places=group.capacity))


def insist_goes_on(*, group: Group, at: datetime) -> None:
    """Raise `Refused` when every session of the group is over or called off."""
    to_come = Session.objects.filter(group=group, ends_at__gt=at).exclude(state__in=["closed", "cancelled"])
    if not to_come.exists():
        raise Refused(Refusal("group_over", f"{group.name} has no session to come. Choose another group."))


def insist_in_no_other(*, person: Person, group: Group, at: datetime) -> None:
    """Raise `Refused` when the person has a place in another group that still meets."""
    running = Session.objects.filter(ends_at__gt=at).exclude(state="cancelled").values("group_id")
    other = (
        Place.objects.filter(person=person, state__in=BUSY, group_id__in=running)
        .exclude(group=group)
        .select_related("group")
        .first()
    )
    if other is not None:
        name = f"{person.given_name} {person.family_name}"
        raise Refused(
            Refusal(
                "in_another_group",
                f"{name} has a place in {other.group.name}. A person can be in one group at a time.",
            )
        )


def places_of(*, group: Group, people: Sequence[UUID]) -> dict[UUID, Place]:
    """The places of these people in the group that are neither declined nor expired, by person."""
    found = Place.objects.filter(group=group, person_id__in=people)
    return {place.person_id: place for place in found.exclude(state__in=["declined", "expired"])}
