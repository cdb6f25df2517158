"""Places: offers and answers, and how the referral follows them."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role, Viewer
from rehabit.actions import places as deeds
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> m.Site:
    return make(m.Site)


@pytest.fixture
def facilitator(site: m.Site) -> Viewer:
    return viewer(Role.FACILITATOR, site)


def a_group(site: m.Site, **given) -> m.Group:
    """A group that meets once more, tomorrow."""
    group = make(m.Group, site=site, **given)
    make(m.Session, group=group)
    return group


def waits(site: m.Site, state: str = "waiting", **given) -> m.Referral:
    referral = make(m.Referral, site=site, **given)
    make(m.ReferralStatus, referral=referral, state=state, at=NOW - timedelta(days=1))
    return referral


def offered(group: m.Group, referral: m.Referral, by: Viewer) -> m.Place:
    (place_id,) = deeds.offer(group_id=group.id, referral_ids=[referral.id], by=by, at=NOW)
    return m.Place.objects.get(id=place_id)


def states_of(referral: m.Referral) -> list[str]:
    return list(referral.statuses.order_by("at", "id").values_list("state", flat=True))


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def test_an_offer_makes_a_place_with_its_history_and_moves_the_referral(site, facilitator):
    group, referral = a_group(site), waits(site)
    place = offered(group, referral, facilitator)
    assert (place.state, place.person_id, place.offered_at) == ("offered", referral.person_id, NOW)
    assert place.statuses.get().by_user_id == facilitator.user_id
    assert states_of(referral) == ["waiting", "offered"]
    line = m.AuditEntry.objects.get(verb="places.offer")
    assert line.subject == f"group:{group.id}" and line.detail["places"] == [str(place.id)]


def test_somebody_just_found_suitable_can_be_offered_a_place(site, facilitator):
    referral = waits(site, "suitable")
    offered(a_group(site), referral, facilitator)
    assert states_of(referral) == ["suitable", "waiting", "offered"]


def test_offering_twice_adds_nothing(site, facilitator):
    group, referral = a_group(site), waits(site)
    offered(group, referral, facilitator)
    assert deeds.offer(group_id=group.id, referral_ids=[referral.id], by=facilitator, at=NOW) == ()
    assert m.Place.objects.count() == 1 and states_of(referral) == ["waiting", "offered"]


@pytest.mark.parametrize("state", ["received", "not_suitable", "withdrawn"])
def test_only_somebody_who_waits_is_offered_a_place(site, facilitator, state):
    with pytest.raises(Refused) as refused:
        offered(a_group(site), waits(site, state), facilitator)
    assert code_of(refused) == "move_not_allowed" and not m.Place.objects.exists()


def test_a_full_group_offers_nothing_and_too_many_at_once_are_refused_together(site, facilitator):
    group = a_group(site, capacity=2)
    make(m.Place, group=group)
    two = [waits(site).id, waits(site).id]
    with pytest.raises(Refused) as refused:
        deeds.offer(group_id=group.id, referral_ids=two, by=facilitator, at=NOW)
    assert code_of(refused) == "more_than_free" and m.Place.objects.count() == 1
    offered(group, waits(site), facilitator)
    with pytest.raises(Refused) as refused:
        offered(group, waits(site), facilitator)
    assert code_of(refused) == "full"


def test_a_group_that_is_over_offers_nothing(site, facilitator):
    group = make(m.Group, site=site)
    make(m.Session, group=group, starts_at=NOW - timedelta(days=1), ends_at=NOW - timedelta(hours=23))
    with pytest.raises(Refused) as refused:
        offered(group, waits(site), facilitator)
    assert code_of(refused) == "group_over"


def test_nobody_chosen_is_said_so(site, facilitator):
    with pytest.raises(Refused) as refused:
        deeds.offer(group_id=a_group(site).id, referral_ids=[], by=facilitator, at=NOW)
    assert code_of(refused) == "nobody_chosen"


def test_a_person_holds_a_place_in_one_running_group_at_a_time(site, facilitator):
    referral = waits(site)
    make(m.Place, group=a_group(site), person=referral.person, state="started")
    with pytest.raises(Refused) as refused:
        offered(a_group(site), referral, facilitator)
    assert code_of(refused) == "in_another_group"


def test_a_place_in_a_group_that_is_over_does_not_stand_in_the_way(site, facilitator):
    referral = waits(site)
    past = make(m.Group, site=site)
    make(m.Session, group=past, starts_at=NOW - timedelta(days=9), ends_at=NOW - timedelta(days=8))
    make(m.Place, group=past, person=referral.person, state="started")
    assert offered(a_group(site), referral, facilitator).state == "offered"


def test_a_person_accepts_their_own_offer(site, facilitator):
    referral = waits(site)
    place = offered(a_group(site), referral, facilitator)
    me = viewer(Role.PARTICIPANT, site, person=referral.person)
    for _ in range(2):
        deeds.answer(place_id=place.id, accept=True, by=me, at=NOW + timedelta(hours=1))
    place.refresh_from_db()
    assert place.state == "accepted"
    assert place.statuses.filter(state="accepted").get().by_person_id == referral.person_id
    assert states_of(referral) == ["waiting", "offered", "placed"]


@pytest.mark.parametrize(("wait_on", "following"), [(True, "waiting"), (False, "withdrawn")])
def test_a_no_leads_back_to_the_list_or_off_it_by_choice(site, facilitator, wait_on, following):
    group, referral = a_group(site, capacity=1), waits(site)
    place = offered(group, referral, facilitator)
    deeds.answer_for(
        place_id=place.id,
        accept=False,
        wait_on=wait_on,
        words="Mornings are hard",
        by=facilitator,
        at=NOW + timedelta(hours=1),
    )
    assert states_of(referral)[-1] == following
    assert place.statuses.get(state="declined").words == "Mornings are hard"
    assert offered(group, waits(site), facilitator).state == "offered", "the gap can be filled"


def test_a_place_that_was_accepted_can_be_given_back(site, facilitator):
    referral = waits(site)
    place = offered(a_group(site), referral, facilitator)
    deeds.answer_for(place_id=place.id, accept=True, by=facilitator, at=NOW + timedelta(hours=1))
    deeds.answer_for(place_id=place.id, accept=False, by=facilitator, at=NOW + timedelta(hours=2))
    assert states_of(referral) == ["waiting", "offered", "placed", "waiting"]


def test_an_offer_without_an_answer_expires_and_a_late_yes_counts_while_there_is_room(site, facilitator):
    group, referral = a_group(site, capacity=1), waits(site)
    place = offered(group, referral, facilitator)
    deeds.expire(place_id=place.id, by=facilitator, at=NOW + timedelta(hours=1))
    assert states_of(referral)[-1] == "waiting"
    other = offered(group, waits(site), facilitator)
    with pytest.raises(Refused) as refused:
        deeds.answer_for(place_id=place.id, accept=True, by=facilitator, at=NOW)
    assert code_of(refused) == "full"
    deeds.answer_for(place_id=other.id, accept=False, by=facilitator, at=NOW + timedelta(hours=3))
    deeds.answer_for(place_id=place.id, accept=True, by=facilitator, at=NOW + timedelta(hours=4))
    place.refresh_from_db()
    assert place.state == "accepted"


def leaves(place: m.Place, by: Viewer, **given) -> None:
    deeds.leave(place_id=place.id, by=by, at=NOW, **{"reason": "surgery_date", **given})


def placed(site: m.Site, **given) -> m.Place:
    referral = waits(site, "placed")
    return make(m.Place, group=a_group(site), referral=referral, person=referral.person, **given)


def test_leaving_carries_a_reason_of_the_catalogue(site, facilitator):
    place = placed(site, state="started")
    with pytest.raises(Refused) as refused:
        leaves(place, facilitator, reason="bored")
    assert code_of(refused) == "unknown_reason"
    leaves(place, facilitator, words="Hip in May")
    assert place.statuses.get(state="left").reason == "surgery_date"
    assert states_of(place.referral) == ["placed"]
    assert m.AuditEntry.objects.get(verb="places.leave").detail["reason"] == "surgery_date"


def test_somebody_who_came_and_leaves_has_started_even_if_nobody_said_so(site, facilitator):
    place = placed(site, state="accepted")
    with pytest.raises(Refused):
        leaves(place, facilitator)
    make(m.Attendance, session=place.group.sessions.get(), person=place.person, mark="present")
    leaves(place, facilitator)
    assert list(place.statuses.order_by("at", "id").values_list("state", flat=True)) == ["started", "left"]


def test_there_are_two_ways_back(site, facilitator):
    place = placed(site, state="started")
    leaves(place, facilitator)
    deeds.come_back(place_id=place.id, by=facilitator, at=NOW + timedelta(days=1, minutes=1))
    place.refresh_from_db()
    assert place.state == "started"
    with pytest.raises(Refused) as refused:
        deeds.wait_again(place_id=place.id, by=facilitator, at=NOW)
    assert code_of(refused) == "still_has_place"
    other = placed(site, state="started")
    leaves(other, facilitator)
    deeds.wait_again(place_id=other.id, by=facilitator, at=NOW + timedelta(days=1))
    assert states_of(other.referral) == ["placed", "waiting"]
    again = offered(a_group(site), other.referral, facilitator)
    assert again.state == "offered"


def test_leaving_and_waiting_again_is_one_step_when_wanted(site, facilitator):
    place = placed(site, state="started")
    leaves(place, facilitator, wait_on=True)
    assert states_of(place.referral) == ["placed", "waiting"]


def test_somebody_who_left_is_not_offered_a_place_in_the_same_group(site, facilitator):
    place = placed(site, state="started")
    leaves(place, facilitator, wait_on=True)
    with pytest.raises(Refused) as refused:
        offered(place.group, place.referral, facilitator)
    assert code_of(refused) == "has_place_here"


def test_a_participant_answers_only_for_themselves(site, facilitator):
    place = offered(a_group(site), waits(site), facilitator)
    somebody_else = viewer(Role.PARTICIPANT, site)
    with pytest.raises(NotFound):
        deeds.answer(place_id=place.id, accept=True, by=somebody_else, at=NOW)


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.EVALUATOR])
def test_others_may_not_offer(site, role):
    with pytest.raises(Refused) as refused:
        offered(a_group(site), waits(site), viewer(role, site))
    assert code_of(refused) == "role_may_not"


def test_another_sites_group_referral_and_place_are_not_found(site, facilitator):
    elsewhere = make(m.Site)
    place = make(m.Place, group=a_group(elsewhere), state="started")

    def tries() -> list:
        return [
            lambda: offered(a_group(elsewhere), waits(site), facilitator),
            lambda: offered(a_group(site), waits(elsewhere), facilitator),
            lambda: leaves(place, facilitator),
            lambda: deeds.expire(place_id=place.id, by=facilitator, at=NOW),
            lambda: deeds.come_back(place_id=place.id, by=facilitator, at=NOW),
            lambda: deeds.wait_again(place_id=place.id, by=facilitator, at=NOW),
            lambda: deeds.answer_for(place_id=place.id, accept=True, by=facilitator, at=NOW),
        ]

    for attempt in tries():
        with pytest.raises(NotFound):
            attempt()


def test_a_place_that_never_was_is_not_found(facilitator):
    with pytest.raises(NotFound):
        deeds.expire(place_id=UUID(int=1), by=facilitator, at=NOW)
