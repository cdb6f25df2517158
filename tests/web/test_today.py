"""Today: what a facilitator sees first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests import room
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.queries.staff_today import staff_today
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    """A group on the morning of its second session."""
    made = room.build()
    settings.REHABIT_CLOCK = lambda: made.moment(2, -60)
    return made


def seen(world, at=None):
    return staff_today(by=world.lead, at=at or world.moment(2, -60))


def page(who):
    return signed_in(who).get(reverse("staff:today")).content.decode()


def test_today_s_sessions_those_not_closed_and_those_to_come_are_told_apart(world):
    found = seen(world)
    assert [each.number for each in found.sessions] == [2]
    assert [each.number for each in found.unfinished] == [1]
    assert [each.number for each in found.coming] == [3, 4, 5, 6]
    assert (found.sessions[0].people, found.sessions[0].of, found.sessions[0].marked) == (3, 12, 0)


def test_who_needs_close_attention_is_named_with_the_session(world):
    make(m.Need, site=world.site, person=world.people[1], kind="close_attention", detail="Falls")
    make(m.Need, site=world.site, person=world.people[0], kind="interpreter", detail="Polish")
    assert seen(world).sessions[0].near == ("Bernard S",)
    assert "Close attention: Bernard S" in page(world.lead)


def test_what_waits_elsewhere_is_counted(world):
    before = seen(world).waiting
    make(m.Referral, site=world.site)
    make(m.Triage, referral=make(m.Referral, site=world.site))
    m.Place.objects.filter(id=world.places[0].id).update(state="offered")
    today = world.moment(2).date()
    window = {"opens_on": today, "due_on": today, "closes_on": today + timedelta(days=7)}
    make(m.FollowUp, place=world.places[1], point="end", **window)
    measured = make(m.FollowUp, place=world.places[2], point="end", **window)
    make(m.Measurement, place=measured.place, point="end")
    after = seen(world).waiting
    assert after.to_triage == before.to_triage + 1
    assert (after.offers, after.follow_ups) == (1, 1)


def test_somebody_without_a_diary_entry_for_a_week_has_gone_quiet(world):
    room.start_plans(world)
    busy, quiet, _ = world.people
    later = world.moment(4, -60)
    for person in (busy, world.people[2]):
        make(m.HomeDay, site=world.site, person=person, day=later.date() - timedelta(days=2))
    found = seen(world, at=later).quiet
    assert [person.id for person in found] == [quiet.id]
    assert "No diary entry in the 9 days" in found[0].why


def test_a_page_of_nothing_is_kind(world):
    lead = viewer("facilitator", make(m.Site))
    words = page(lead)
    assert "No session today" in words
    assert "0</strong> referrals to look at" in words
    assert "Nobody: everyone with a plan" in words


def test_the_cost_does_not_grow_with_the_number_of_groups(world, django_assert_max_num_queries):
    for _ in range(4):
        room.build(site=world.site)
    with django_assert_max_num_queries(9):
        assert len(seen(world).sessions) == 5


def test_another_site_sees_none_of_it(world):
    other = room.build()
    m.Session.objects.filter(group=other.group).delete()
    assert seen(other).sessions == ()


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
def test_other_roles_may_not_look(world, role):
    assert signed_in(viewer(role, world.site)).get(reverse("staff:today")).status_code == 403


def test_strangers_are_sent_to_sign_in():
    assert Client().get(reverse("staff:today")).status_code == 302
