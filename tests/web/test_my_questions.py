"""The participant answers what is open, one set at a time."""

from datetime import timedelta

import pytest
from tests import room
from tests.doors import signed_in, viewer

from rehabit.access import Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    built = room.build(people=2)
    m.Site.objects.filter(id=built.site.id).update(phone="01632 960 123")
    m.Place.objects.update(offered_at=room.FIRST - timedelta(days=14))
    settings.REHABIT_CLOCK = lambda: built.moment(1)
    return built


@pytest.fixture
def client(world):
    return signed_in(viewer(Role.PARTICIPANT, world.site, person=world.people[0]))


def address(world, instrument, number=0, point="baseline"):
    return f"/my/questions/{world.places[number].id}/{point}/{instrument}/"


def text(response) -> str:
    return response.content.decode()


def test_the_list_says_how_much_and_until_when(client, world):
    page = text(client.get("/my/questions/"))
    assert "6 short sets of questions" in page
    assert "Answer by 19 February 2026" in page
    assert address(world, "nrs-pain") in page


def test_one_set_leads_on_to_the_next_and_the_last_one_says_thank_you(client, world):
    order = ["nrs-pain", "rand-36-pf", "phq-4", "evs", "confidence", "falls"]
    answers = {
        "nrs-pain": {"knee_left-average": "5"},
        "rand-36-pf": {"q-3": "2"},
        "phq-4": {"q-1": "0"},
        "evs": {"q-days": "2"},
        "confidence": {"q-manage": "7"},
        "falls": {"q-falls": "0"},
    }
    for instrument, following in zip(order, [*order[1:], None], strict=True):
        assert client.get(address(world, instrument)).status_code == 200
        response = client.post(address(world, instrument), answers[instrument])
        assert response.url == (address(world, following) if following else "/my/questions/")
    page = text(client.get("/my/questions/"))
    assert "That is everything for now." in page
    assert "All answered" in page
    assert m.Measurement.objects.filter(mode="link", by_person=world.people[0]).count() == 6


def test_what_was_kept_can_be_changed(client, world):
    client.post(address(world, "falls"), {"q-falls": "1"})
    assert 'value="1"' in text(client.get(address(world, "falls")))
    client.post(address(world, "falls"), {"q-falls": "0"})
    assert m.Measurement.objects.count() == 2


def test_an_answer_to_talk_about_says_whom_to_ring(client, world):
    response = client.post(address(world, "falls"), {"q-falls": "3"})
    page = text(client.get(response.url))
    assert "Please talk with your team" in page
    assert "01632 960 123" in page


def test_nothing_answered_comes_back_kindly(client, world):
    response = client.post(address(world, "falls"), {})
    assert response.status_code == 422
    assert "Nothing was answered" in text(response)


def test_a_set_that_is_not_open_keeps_nothing(client, world):
    response = client.post(address(world, "falls", point="end"), {"q-falls": "0"})
    assert response.status_code == 422
    assert "not open today" in text(response)
    assert not m.Measurement.objects.exists()


def test_a_test_that_staff_count_is_not_asked(client, world):
    assert client.get(address(world, "chair-stand-30s")).url == "/my/questions/"
    assert client.get(address(world, "koos")).url == "/my/questions/"


def test_another_persons_questions_are_not_found(client, world):
    assert client.get(address(world, "falls", number=1)).status_code == 404
    assert client.post(address(world, "falls", number=1), {"q-falls": "0"}).status_code == 404


def test_between_the_windows_the_page_says_when_the_next_one_opens(client, world, settings):
    settings.REHABIT_CLOCK = lambda: world.moment(4)
    page = text(client.get("/my/questions/"))
    assert "No questions now" in page
    assert "19 March 2026" in page


def test_somebody_without_a_place_is_not_asked(world):
    page = text(signed_in(viewer(Role.PARTICIPANT, world.site)).get("/my/questions/"))
    assert "Your team will tell you" in page
