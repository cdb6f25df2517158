"""The list of groups and the page of one group."""

from datetime import timedelta

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role, Viewer
from rehabit.queries import group_list as list_queries
from rehabit.queries import group_plan as plan_queries
from rehabit.queries import groups as queries
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> m.Site:
    return make(m.Site)


@pytest.fixture
def facilitator(site: m.Site) -> Viewer:
    return viewer(Role.FACILITATOR, site)


def a_group(site: m.Site, first_in: int, **given) -> m.Group:
    """Four sessions, every third day, from `first_in` days from now on."""
    group = make(m.Group, site=site, **given)
    for number in range(1, 5):
        starts = NOW + timedelta(days=first_in + 3 * (number - 1))
        make(
            m.Session,
            group=group,
            number=number,
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            state="closed" if starts < NOW else "planned",
        )
    return group


def test_groups_are_to_come_running_or_over(site, facilitator):
    for name, first_in in (("Over", -30), ("Running", -4), ("To come", 5)):
        a_group(site, first_in, name=name)
    a_group(make(m.Site), 1)
    found = list_queries.groups(by=facilitator, at=NOW)
    assert [(line.name, line.phase) for line in found] == [
        ("Over", "ended"),
        ("Running", "running"),
        ("To come", "upcoming"),
    ]
    assert [line.next_at for line in found] == [None, NOW + timedelta(days=2), NOW + timedelta(days=5)]


def test_places_that_are_held_or_offered_are_counted(site, facilitator):
    group = a_group(site, 5)
    for state in ("offered", "accepted", "started", "declined", "expired", "left"):
        make(m.Place, group=group, state=state)
    (line,) = list_queries.groups(by=facilitator, at=NOW)
    assert (line.taken, line.offered, line.free) == (3, 1, 5)


def test_one_group_shows_sessions_places_and_staff(site, facilitator):
    group = a_group(site, -4)
    session = group.sessions.get(number=4)
    m.Session.objects.filter(id=session.id).update(state="cancelled")
    make(m.SessionStatus, session=session, state="cancelled", reason="Heating broken")
    place = make(m.Place, group=group, state="left")
    make(m.PlaceStatus, place=place, state="left", reason="surgery_date", words="Hip in May")
    helper, lead = make(m.User, name="Helper"), make(m.User, name="Lead")
    make(m.GroupStaff, group=group, user=helper, duty="helper")
    make(m.GroupStaff, group=group, user=lead, duty="lead")
    make(m.GroupStaff, group=group, user=make(m.User), duty="lead", ended_at=NOW, ended_by=lead)
    found = queries.group(by=facilitator, group_id=group.id, at=NOW)
    assert [(line.number, line.state) for line in found.sessions] == [
        (1, "closed"),
        (2, "closed"),
        (3, "planned"),
        (4, "cancelled"),
    ]
    assert found.sessions[3].reason == "Heating broken" and not found.sessions[3].moved
    assert found.sessions[0].titles == ("Welcome and what matters to you",)
    assert [(line.name, line.duty) for line in found.staff] == [("Lead", "lead"), ("Helper", "helper")]
    (line,) = found.places
    assert (line.reason, line.words) == ("Called for surgery", "Hip in May")
    assert (found.phase, found.free, found.holding) == ("running", 8, ())


def codes(found) -> set[str]:
    return {caution.code for caution in found.cautions}


def test_the_page_warns_above_two_who_need_close_attention_and_ten_a_facilitator(site, facilitator):
    group = a_group(site, 5, capacity=12)
    make(m.GroupStaff, group=group, duty="lead")
    for number in range(11):
        place = make(m.Place, group=group)
        if number < 2:
            make(m.Need, person=place.person, kind="close_attention", detail="falls")
    found = queries.group(by=facilitator, group_id=group.id, at=NOW)
    assert "too_many_per_facilitator" in codes(found)
    assert "too_many_close_attention" not in codes(found)
    third = m.Place.objects.exclude(person__needs__isnull=False).first()
    make(m.Need, person=third.person, kind="close_attention", detail="frail")
    make(m.GroupStaff, group=group, duty="co_lead")
    found = queries.group(by=facilitator, group_id=group.id, at=NOW)
    assert "too_many_per_facilitator" not in codes(found)
    assert "too_many_close_attention" in codes(found)


def test_the_page_does_not_cost_more_with_more_people(site, facilitator, django_assert_max_num_queries):
    group = a_group(site, 5)
    for _ in range(8):
        place = make(m.Place, group=group)
        make(m.Need, person=place.person)
    with django_assert_max_num_queries(8):
        queries.group(by=facilitator, group_id=group.id, at=NOW)


def test_one_place_is_found_in_its_group_only(site, facilitator):
    place = make(m.Place, group=a_group(site, 5))
    shown = queries.place(by=facilitator, group_id=place.group_id, place_id=place.id)
    assert shown.place.place_id == place.id
    with pytest.raises(NotFound):
        queries.place(by=facilitator, group_id=a_group(site, 5).id, place_id=place.id)


def test_another_sites_group_is_not_found(facilitator):
    group = a_group(make(m.Site), 5)
    with pytest.raises(NotFound):
        queries.group(by=facilitator, group_id=group.id, at=NOW)
    with pytest.raises(NotFound):
        queries.place(by=facilitator, group_id=group.id, place_id=make(m.Place, group=group).id)


def test_the_choices_for_a_new_group_are_this_sites(site, facilitator):
    venue = make(m.Venue, site=site, name="Elm Road Hall")
    make(m.Venue)
    helper = viewer(Role.HELPER, site)
    viewer(Role.FACILITATOR, make(m.Site))
    gone = make(m.Membership, site=site, ended_at=NOW, ended_by=make(m.User))
    choices = plan_queries.group_choices(by=facilitator)
    assert choices.venues == ((venue.id, "Elm Road Hall"),)
    assert {key for key, _ in choices.programmes} >= {"knees-hips-12", "knees-hips-10"}
    assert {each.user_id: each.leads for each in choices.staff} == {
        facilitator.user_id: True,
        helper.user_id: False,
    }
    assert gone.user_id not in {each.user_id for each in choices.staff}


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.EVALUATOR])
def test_others_do_not_see_groups(site, role):
    with pytest.raises(Refused):
        list_queries.groups(by=viewer(role, site), at=NOW)
