"""Anybody may refer themselves, without an account, and is told what happens next."""

import re

import pytest
from django.test import Client
from tests.factories import NOW, make

from rehabit.records import models as m

pytestmark = pytest.mark.django_db

FILLED = {
    "given_name": "Winifred",
    "family_name": "Okonkwo-Bright",
    "date_of_birth_day": "3",
    "date_of_birth_month": "11",
    "date_of_birth_year": "1951",
    "phone": "01632 960101",
    "joints": ["knee_left", "hip_right"],
    "agree": "on",
}


@pytest.fixture(autouse=True)
def the_clock(settings):
    settings.REHABIT_CLOCK = lambda: NOW


@pytest.fixture
def site():
    return make(m.Site, name="Elm Road Clinic", slug="elm-road", phone="01632 960000")


def send(client=None, **other):
    return (client or Client()).post("/refer-yourself/elm-road/", {**FILLED, **other})


def test_with_one_site_there_is_nothing_to_choose(site):
    make(m.Site, accepts_self_referral=False)
    assert Client().get("/refer-yourself/").url == "/refer-yourself/elm-road/"


def test_with_several_sites_each_is_offered_and_a_closed_one_is_not(site):
    make(m.Site, name="Harbour Leisure Centre", slug="harbour")
    make(m.Site, name="Closed House", slug="closed", accepts_self_referral=False)
    words = Client().get("/refer-yourself/").content.decode()
    assert "Elm Road Clinic" in words
    assert "/refer-yourself/harbour/" in words
    assert "Closed House" not in words
    assert Client().get("/refer-yourself/closed/").status_code == 404


def test_without_any_site_the_page_says_what_to_do():
    words = Client().get("/refer-yourself/").content.decode()
    assert "Ask your GP practice" in words


def test_what_was_sent_is_kept_and_the_next_page_says_what_happens(site):
    client = Client()
    answer = send(client, interpreter_language="Urdu", reason="Stairs are hard")
    referral = m.Referral.objects.get()
    assert (referral.route, referral.joints) == ("self", ["knee_left", "hip_right"])
    assert referral.person.born_on.isoformat() == "1951-11-03"
    assert m.Need.objects.get().detail == "Urdu"
    words = client.get(answer.url).content.decode()
    assert "What happens next" in words
    assert "01632 960000" in words
    assert "Winifred" not in words


def test_sending_twice_adds_nothing_and_says_the_same(site):
    first, second = send(), send()
    assert first.url == second.url
    assert m.Referral.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"given_name": ""}, "Enter the first name."),
        ({"date_of_birth_month": "13"}, "looks like month first"),
        ({"date_of_birth_day": "31", "date_of_birth_month": "2"}, "not a day in the calendar"),
        ({"phone": ""}, "Give a telephone number, an e-mail address"),
        ({"phone": "12"}, "is not a telephone number"),
        ({"nhs_number": "999 000 0000"}, "not a possible NHS number"),
        ({"joints": []}, "Choose at least one knee or hip."),
        ({"agree": ""}, "Tick the box"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(site, other, sentence):
    answer = send(**other)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in words
    assert 'value="Okonkwo-Bright"' in words
    assert not m.Referral.objects.exists()


def test_what_fills_in_the_box_nobody_sees_is_thanked_and_not_kept(site):
    answer = send(website="http://buy.example")
    assert answer.url == "/refer-yourself/done/?site=elm-road"
    assert not m.Referral.objects.exists()


def test_the_hidden_box_is_out_of_reach_of_people(site):
    words = Client().get("/refer-yourself/elm-road/").content.decode()
    box = re.search(r'<input[^>]*name="website"[^>]*>', words)
    assert box is not None
    assert 'tabindex="-1"' in box[0]
