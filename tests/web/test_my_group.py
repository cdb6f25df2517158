"""A participant's group and the offer of a place."""

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
def place() -> m.Place:
    """The offer of a place in a group that begins tomorrow."""
    site = make(m.Site, phone="01632 960 123")
    venue = make(m.Venue, site=site, name="Elm Road Hall", how_to_get_there="Bus 14 stops at the door.")
    group = make(m.Group, site=site, venue=venue, name="Elm Road Tuesdays")
    make(m.Session, group=group)
    referral = make(m.Referral, site=site)
    for hours, state in ((2, "waiting"), (1, "offered")):
        make(m.ReferralStatus, referral=referral, state=state, at=NOW - timedelta(hours=hours))
    return make(m.Place, group=group, person=referral.person, referral=referral, state="offered")


@pytest.fixture
def door(place: m.Place) -> Client:
    return signed_in(viewer(Role.PARTICIPANT, place.site, person=place.person))


def said(response) -> str:
    return response.content.decode()


def at(place: m.Place) -> str:
    return reverse("participant:offer", args=[place.id])


def test_without_a_place_the_page_says_what_will_happen(place):
    door = signed_in(viewer(Role.PARTICIPANT, place.site))
    assert "You are not in a group yet" in said(door.get(reverse("participant:group")))


def test_the_offer_is_read_and_accepted(door, place):
    assert at(place) in said(door.get(reverse("participant:group")))
    page = said(door.get(at(place)))
    assert "Tuesday 3 March 2026 at 9am" in page and "Bus 14 stops at the door." in page
    response = door.post(at(place), {"answer": "yes"}, follow=True)
    assert "Your place is kept for you" in said(response)
    place.refresh_from_db()
    assert place.state == "accepted"


@pytest.mark.parametrize(("answer", "state"), [("later", "waiting"), ("no", "withdrawn")])
def test_no_is_a_kind_answer_too(door, place, answer, state):
    response = door.post(at(place), {"answer": answer, "words": "Mornings are hard"}, follow=True)
    assert "Thank you for telling us" in said(response)
    assert place.referral.statuses.order_by("-at", "-id").first().state == state
    assert place.statuses.get().words == "Mornings are hard"
    assert "This has been answered" in said(door.get(at(place)))


def test_an_empty_answer_is_asked_for_again(door, place):
    response = door.post(at(place), {})
    assert response.status_code == 422 and "Choose an answer" in said(response)


def test_my_group_shows_the_next_session_and_first_names_only(door, place):
    m.Place.objects.filter(id=place.id).update(state="accepted")
    other = make(m.Person, site=place.site, given_name="Winston", family_name="Surnamed")
    make(m.Place, group=place.group, person=other)
    page = said(door.get(reverse("participant:group")))
    assert "Tuesday 3 March 2026 at 9am" in page and "With you: Winston." in page
    assert "Surnamed" not in page and "01632 960 123" in page and "What to bring" in page
    assert "I cannot come after all" in page


def test_a_cancelled_session_is_plain_to_see(door, place):
    m.Place.objects.filter(id=place.id).update(state="started")
    make(m.Session, group=place.group, number=2, state="cancelled")
    assert "Not on this day" in said(door.get(reverse("participant:group")))


def test_somebody_who_left_is_told_of_the_way_back(door, place):
    m.Place.objects.filter(id=place.id).update(state="left")
    page = said(door.get(reverse("participant:group")))
    assert "You are welcome back at any time" in page and "With you" not in page


def test_an_offer_that_ran_out_can_still_be_taken_while_there_is_room(door, place):
    m.Place.objects.filter(id=place.id).update(state="expired")
    make(m.ReferralStatus, referral=place.referral, state="waiting", at=NOW - timedelta(minutes=1))
    assert "I would still like to come" in said(door.get(at(place)))
    m.Group.objects.filter(id=place.group_id).update(capacity=1)
    taken = make(m.Place, group=place.group)
    assert "All 1 places" in said(door.post(at(place), {"answer": "yes"}, follow=True))
    m.Place.objects.filter(id=taken.id).update(state="declined")
    door.post(at(place), {"answer": "yes"})
    place.refresh_from_db()
    assert place.state == "accepted"


def test_my_dates_download_as_a_calendar_file(door, place):
    assert door.get(reverse("participant:calendar")).status_code == 404
    m.Place.objects.filter(id=place.id).update(state="accepted")
    response = door.get(reverse("participant:calendar"))
    assert response["Content-Type"].startswith("text/calendar") and "BEGIN:VEVENT" in said(response)


def test_somebody_elses_offer_is_neither_shown_nor_answered(place):
    door = signed_in(viewer(Role.PARTICIPANT, place.site))
    assert door.get(at(place)).status_code == 404
    assert door.post(at(place), {"answer": "yes"}).status_code == 404
    place.refresh_from_db()
    assert place.state == "offered"


def test_staff_and_strangers_do_not_come_in_here(place):
    staff = signed_in(viewer(Role.FACILITATOR, place.site))
    for name in ("participant:group", "participant:calendar"):
        assert staff.get(reverse(name)).status_code == 403
        assert Client().get(reverse(name)).status_code == 302
    assert staff.get(at(place)).status_code == 403
