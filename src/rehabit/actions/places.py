"""Places: offered, answered, expired, left and taken up again; the referral follows each step."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.deed import Done, action
from rehabit.actions.groups import find_group
from rehabit.actions.place_moves import (
    BUSY,
    came_once,
    find_place,
    insist_goes_on,
    insist_has_room,
    insist_in_no_other,
    lead_referral,
    move_place,
    note_place,
    places_of,
)
from rehabit.catalogue import UnknownContent, load
from rehabit.delivery import PlaceState
from rehabit.kernel import Refusal
from rehabit.participants import ReferralState
from rehabit.queries.asking import NotFound
from rehabit.records.models import Group, Person, Place, Referral


@action("places.offer", Permission.OFFER_PLACE)
def offer(
    *, group_id: UUID, referral_ids: Sequence[UUID], by: Viewer, at: datetime
) -> Done[tuple[UUID, ...]]:
    """Offer a place in a group to people on the waiting list, all or none; returns the places.

    Offering twice adds nothing. Raises `Refused` when the group is full or over, a person does not wait,
    or a person has a place in another group that still meets.
    """
    group = find_group(group_id=group_id, by=by)
    wanted = _referrals(referral_ids, by)
    known = places_of(group=group, people=[referral.person_id for referral in wanted])
    fresh = [referral for referral in wanted if not _offered_already(known.get(referral.person_id))]
    if fresh:
        insist_goes_on(group=group, at=at)
        insist_has_room(group=group, wanted=len(fresh))
    made = [_offer_one(group, referral, by, at) for referral in fresh]
    detail = {"places": [str(place.id) for place in made], "again": len(wanted) - len(fresh)}
    return Done(tuple(place.id for place in made), subject=f"group:{group.id}", detail=detail)


@action("places.answer_for", Permission.OFFER_PLACE)
def answer_for(
    *, place_id: UUID, accept: bool, wait_on: bool = True, words: str = "", by: Viewer, at: datetime
) -> Done[None]:
    """Record a person's answer to an offer on their behalf; see `answer`."""
    return _answer(place_id=place_id, accept=accept, wait_on=wait_on, words=words, by=by, at=at)


@action("places.answer", Permission.ANSWER_OWN_OFFER)
def answer(
    *, place_id: UUID, accept: bool, wait_on: bool = True, words: str = "", by: Viewer, at: datetime
) -> Done[None]:
    """Take the place or not. Without it the person waits on, or with `wait_on=False` leaves the list.

    A place that was accepted can still be given back before it has begun. The same answer twice is
    harmless.
    """
    return _answer(place_id=place_id, accept=accept, wait_on=wait_on, words=words, by=by, at=at)


@action("places.expire", Permission.OFFER_PLACE)
def expire(*, place_id: UUID, by: Viewer, at: datetime) -> Done[None]:
    """Close an offer that had no answer; the person is back on the waiting list where they were."""
    place = find_place(place_id=place_id, by=by)
    before = place.state
    move_place(place=place, to=PlaceState.EXPIRED, by=by, at=at)
    lead_referral(referral=place.referral, to=ReferralState.WAITING, by=by, at=at)
    return _done(place, before)


@action("places.leave", Permission.OFFER_PLACE)
def leave(
    *, place_id: UUID, reason: str, wait_on: bool = False, words: str = "", by: Viewer, at: datetime
) -> Done[None]:
    """Record that a person left the group, with a code of the catalogue's `leaving_reasons`.

    `wait_on` puts them back on the waiting list for another group.
    """
    try:
        load().choices("leaving_reasons").choice(reason)
    except UnknownContent as unknown:
        raise Refused(Refusal("unknown_reason", "Choose one of the reasons in the list.")) from unknown
    place = find_place(place_id=place_id, by=by)
    before = place.state
    if before == PlaceState.ACCEPTED and came_once(place=place):
        move_place(place=place, to=PlaceState.STARTED, by=by, at=at)
        at += timedelta(microseconds=1)
    move_place(place=place, to=PlaceState.LEFT, by=by, at=at, reason=reason, words=words)
    if wait_on:
        lead_referral(referral=place.referral, to=ReferralState.WAITING, by=by, at=at)
    return _done(place, before, reason=reason, wait_on=wait_on)


@action("places.come_back", Permission.OFFER_PLACE)
def come_back(*, place_id: UUID, by: Viewer, at: datetime) -> Done[None]:
    """Bring somebody who left back into the same group, if it still meets and has room."""
    place = find_place(place_id=place_id, by=by)
    before = place.state
    _insist_free(place, by, at)
    move_place(place=place, to=PlaceState.STARTED, by=by, at=at)
    lead_referral(referral=place.referral, to=ReferralState.PLACED, by=by, at=at)
    return _done(place, before)


@action("places.wait_again", Permission.OFFER_PLACE)
def wait_again(*, place_id: UUID, by: Viewer, at: datetime) -> Done[None]:
    """Put somebody who left a group back on the waiting list for another one."""
    place = find_place(place_id=place_id, by=by)
    elsewhere = Place.objects.filter(referral_id=place.referral_id, state__in=BUSY).exists()
    if place.state != PlaceState.LEFT or elsewhere:
        raise Refused(
            Refusal(
                "still_has_place",
                "Only somebody who left and has no other place can go back to the waiting list.",
            )
        )
    lead_referral(referral=place.referral, to=ReferralState.WAITING, by=by, at=at)
    return _done(place, place.state, wait_on=True)


def _answer(
    *, place_id: UUID, accept: bool, wait_on: bool, words: str, by: Viewer, at: datetime
) -> Done[None]:
    place = find_place(place_id=place_id, by=by)
    before = place.state
    to = PlaceState.ACCEPTED if accept else PlaceState.DECLINED
    if before == to:
        return _done(place, before)
    if accept:
        if before == PlaceState.EXPIRED:
            _insist_free(place, by, at)
        following = ReferralState.PLACED
    else:
        following = ReferralState.WAITING if wait_on else ReferralState.WITHDRAWN
    move_place(place=place, to=to, by=by, at=at, words=words)
    reason = "Did not want a place." if following is ReferralState.WITHDRAWN else ""
    lead_referral(referral=place.referral, to=following, by=by, at=at, reason=reason)
    return _done(place, before, wait_on=wait_on and not accept)


def _insist_free(place: Place, by: Viewer, at: datetime) -> None:
    """What must hold when somebody takes up a place that had been given up."""
    group = find_group(group_id=place.group_id, by=by)
    newer = places_of(group=group, people=[place.person_id]).get(place.person_id, place)
    if newer.id != place.id:
        raise Refused(Refusal("has_place_here", "There is a newer offer of a place in this group."))
    insist_goes_on(group=group, at=at)
    insist_has_room(group=group)
    insist_in_no_other(person=place.person, group=group, at=at)


def _offer_one(group: Group, referral: Referral, by: Viewer, at: datetime) -> Place:
    insist_in_no_other(person=referral.person, group=group, at=at)
    lead_referral(referral=referral, to=ReferralState.OFFERED, by=by, at=at)
    place = Place.objects.create(
        site_id=by.site_id,
        group=group,
        person=referral.person,
        referral=referral,
        state=PlaceState.OFFERED.value,
        offered_at=at,
    )
    note_place(place=place, by=by, at=at)
    return place


def _offered_already(place: Place | None) -> bool:
    """True for the same offer sent twice; a place that is more than an offer is refused."""
    if place is None:
        return False
    if place.state == PlaceState.OFFERED:
        return True
    name = f"{place.person.given_name} {place.person.family_name}"
    raise Refused(Refusal("has_place_here", f"{name} has, or had, a place in this group already."))


def _referrals(referral_ids: Sequence[UUID], by: Viewer) -> list[Referral]:
    """The referrals in the order they were chosen, each once."""
    ids = list(dict.fromkeys(referral_ids))
    if not ids:
        raise Refused(Refusal("nobody_chosen", "Choose at least one person."))
    held = Referral.objects.select_for_update(no_key=True).order_by("id")
    found = {each.id: each for each in held.filter(site_id=by.site_id, id__in=ids)}
    # Their people are held too: somebody offered places in two groups at once gets the first only.
    list(Person.objects.select_for_update(no_key=True).filter(referrals__in=found).order_by("id"))
    for missing in (referral_id for referral_id in ids if referral_id not in found):
        raise NotFound("referral", missing)
    return [found[referral_id] for referral_id in ids]


def _done(place: Place, before: str, **more: object) -> Done[None]:
    detail = {"before": before, "after": place.state, "person": str(place.person_id), **more}
    return Done(None, subject=f"place:{place.id}", detail=detail)
