"""The waiting list page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.doors import signed_in, viewer
from tests.factories import NOW, make

from rehabit.access import Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.REHABIT_CLOCK = lambda: NOW


@pytest.fixture
def site() -> m.Site:
    return make(m.Site)


@pytest.fixture
def door(site: m.Site) -> Client:
    return signed_in(viewer(Role.FACILITATOR, site))


@pytest.fixture
def group(site: m.Site) -> m.Group:
    group = make(m.Group, site=site, name="Elm Road Tuesdays", capacity=1)
    make(m.Session, group=group)
    return group


def waits(site: m.Site, name: str, weeks: int) -> m.Referral:
    person = make(m.Person, site=site, given_name=name, family_name="Example")
    since = NOW.date() - timedelta(weeks=weeks)
    referral = make(m.Referral, site=site, person=person, referred_on=since, extra={})
    make(m.ReferralStatus, referral=referral, state="waiting", at=NOW - timedelta(days=1))
    return referral


def said(response) -> str:
    return response.content.decode()


def test_nobody_waiting_is_a_page_of_its_own(door):
    assert "Nobody is waiting" in said(door.get(reverse("staff:waiting")))


def test_the_list_is_in_order_with_the_mark_in_words(door, site, group):
    for name, weeks in (("Sooner", 3), ("Longest", 19), ("Nearly", 15)):
        waits(site, name, weeks)
    page = said(door.get(reverse("staff:waiting")))
    assert page.index("Longest Example") < page.index("Nearly Example") < page.index("Sooner Example")
    assert "3 people wait, in the order in which places are offered. 1 has waited 18 weeks or more." in page
    assert "Over 18 weeks" in page and "Near 18 weeks" in page


def test_without_a_group_that_has_room_the_way_on_is_to_make_one(door, site):
    waits(site, "Ada", 3)
    page = said(door.get(reverse("staff:waiting")))
    assert "No group has a free place." in page and reverse("staff:new-group") in page


def test_people_who_are_ticked_are_offered_places(door, site, group):
    referral = waits(site, "Ada", 3)
    given = {"referrals": [str(referral.id)], "group": str(group.id)}
    response = door.post(reverse("staff:waiting"), given, follow=True)
    assert response.redirect_chain[0][0] == reverse("staff:group", args=[group.id])
    assert "1 place offered." in said(response) and group.places.get().person_id == referral.person_id


def test_a_refusal_comes_back_with_the_ticks(door, site, group):
    two = [str(waits(site, name, 3).id) for name in ("Ada", "Bob")]
    response = door.post(reverse("staff:waiting"), {"referrals": two, "group": str(group.id)})
    page = said(response)
    assert response.status_code == 422 and "1 place is free and 2 people were chosen" in page
    assert page.count(" checked") == 2 and not m.Place.objects.exists()


def test_nothing_chosen_says_what_is_missing(door, site, group):
    waits(site, "Ada", 3)
    page = said(door.post(reverse("staff:waiting"), {}))
    assert "Tick at least one person" in page and "Choose a group" in page


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.PARTICIPANT, Role.EVALUATOR])
def test_other_roles_are_refused(site, role):
    door = signed_in(viewer(role, site))
    assert door.get(reverse("staff:waiting")).status_code == 403
    assert door.post(reverse("staff:waiting")).status_code == 403
