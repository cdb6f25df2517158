"""A card to hand over and a paper diary to key in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.doors import signed_in, viewer
from tests.factories import NOW, make

from rehabit.access import Role
from rehabit.queries import paper_diary
from rehabit.records import models as m

pytestmark = pytest.mark.django_db
TODAY = NOW.date()  # a Monday


@pytest.fixture(autouse=True)
def the_clock(settings):
    settings.REHABIT_CLOCK = lambda: NOW


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def ada(site):
    person = make(m.Person, site=site, given_name="Ada", family_name="Brook")
    make(m.Prescription, site=site, person=person, exercise="sit_to_stand")
    make(m.Prescription, site=site, person=person, exercise="walk", dose={"sets": 1, "seconds": 300})
    return person


@pytest.fixture
def client(site):
    return signed_in(viewer(Role.FACILITATOR, site))


def test_a_card_shows_a_code_only_when_it_is_made(client, ada):
    address = f"/staff/people/{ada.id}/sign-in-card/"
    assert "sign-in-card__code" not in client.get(address).content.decode()
    page = client.post(address).content.decode()
    assert "sign-in-card__code" in page
    assert m.SignInCode.objects.get().person == ada


def test_a_week_is_keyed_in_and_keying_it_again_changes_nothing(client, ada):
    address = f"/staff/people/{ada.id}/diary/"
    week = {f"done-sit_to_stand-{TODAY}": "on", f"pain-{TODAY}": "4"}
    client.post(address, week)
    client.post(address, week)
    assert m.DiaryEntry.objects.count() == 1
    day = m.HomeDay.objects.get()
    assert (day.done, day.worst_pain) == (1, 4)


def test_a_tick_taken_away_is_a_correction(client, ada):
    address = f"/staff/people/{ada.id}/diary/"
    client.post(address, {f"done-sit_to_stand-{TODAY}": "on", f"done-walk-{TODAY}": "on"})
    client.post(address, {f"done-walk-{TODAY}": "on"})
    assert m.HomeDay.objects.get().done == 1
    assert m.DiaryEntry.objects.count() == 3


def test_a_pain_that_is_no_number_is_refused_and_nothing_is_kept(client, ada):
    answer = client.post(
        f"/staff/people/{ada.id}/diary/", {f"done-walk-{TODAY}": "on", f"pain-{TODAY}": "lots"}, follow=True
    )
    assert "a number from 0 to 10" in answer.content.decode()
    assert not m.DiaryEntry.objects.exists()


def test_an_earlier_week_can_be_opened(client, ada):
    week = TODAY - timedelta(days=7)
    page = client.get(f"/staff/people/{ada.id}/diary/?from={week}").content.decode()
    assert f"done-walk-{week}" in page
    assert client.get(f"/staff/people/{ada.id}/diary/?from=nonsense").status_code == 200


def test_another_sites_person_is_not_found(client):
    stranger = make(m.Person)
    assert client.get(f"/staff/people/{stranger.id}/diary/").status_code == 404
    assert client.post(f"/staff/people/{stranger.id}/sign-in-card/").status_code == 404


def test_after_midnight_in_summer_the_new_day_can_be_filled_in(site, ada):
    just_past_midnight = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight on the 2nd in London
    grid = paper_diary.sheet(
        by=viewer(Role.FACILITATOR, site),
        at=just_past_midnight,
        person_id=ada.id,
        first=date(2026, 6, 1),
        days=3,
    )
    assert [day.ahead for day in grid.days] == [False, False, True]
