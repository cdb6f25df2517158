"""The follow-up list: whom to ring, one tap to the answers, closing with a reason."""

from datetime import timedelta

import pytest
from tests import measured
from tests.doors import signed_in

from rehabit.actions import follow_ups
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    built = measured.build()
    settings.REHABIT_CLOCK = lambda: built.moment(12) + timedelta(days=115)
    m.Person.objects.filter(id=built.people[0].id).update(phone="07700 900 123")
    for number in (0, 1):
        follow_ups.plan(place_id=built.places[number].id, by=built.lead, at=built.moment(12))
    return built


@pytest.fixture
def client(world):
    return signed_in(world.lead)


def text(response) -> str:
    return response.content.decode()


def test_the_list_says_who_until_when_and_which_number(client, world):
    page = text(client.get("/staff/follow-ups/"))
    assert "Ada Example" in page
    assert 'href="tel:07700900123"' in page
    assert "No telephone number" in page
    assert "closes soon" in page
    assert "The last day is 24 July 2026" in page
    assert "6 follow-ups open later" in page
    assert f"/staff/places/{world.places[0].id}/measures/month-3/" in page


def test_closing_needs_a_reason_and_takes_the_line_off(client):
    follow_up = m.FollowUp.objects.get(point="month-3", person__given_name="Ada")
    address = f"/staff/follow-ups/{follow_up.id}/close/"
    assert "Could not be reached" in text(client.get(address))
    response = client.post(address, {"words": "Rang three times"})
    assert response.status_code == 422
    assert "Choose a reason" in text(response)
    assert "Rang three times" in text(response)
    client.post(address, {"reason": "not_reached", "words": "Rang three times"})
    page = text(client.get("/staff/follow-ups/"))
    assert "Ada Example: closed" in page
    assert ">Ada Example</a>" not in page
    assert ">Bernard Sample</a>" in page


def test_a_window_that_was_missed_offers_no_answers(client, world, settings):
    settings.REHABIT_CLOCK = lambda: world.moment(12) + timedelta(days=130)
    page = text(client.get("/staff/follow-ups/"))
    assert "Not answered by 24 July 2026" in page
    assert "Enter answers" not in page


def test_an_empty_list_says_when_there_will_be_one(client):
    m.FollowUp.objects.all().delete()
    assert "Nobody to ring now" in text(client.get("/staff/follow-ups/"))
