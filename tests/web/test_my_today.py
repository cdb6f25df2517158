"""The participant's first page: few queries, one tap a tick, only one's own plan."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.doors import signed_in, viewer
from tests.factories import NOW, make
from tests.statements import at_most

from rehabit.access import Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock(settings):
    settings.REHABIT_CLOCK = lambda: NOW


@pytest.fixture
def ada():
    site = make(m.Site)
    who = viewer(Role.PARTICIPANT, site)
    for position, exercise in enumerate(("sit_to_stand", "step_up", "walk")):
        make(
            m.Prescription,
            site=site,
            person_id=who.person_id,
            exercise=exercise,
            position=position,
            dose={"sets": 2, "reps": 8},
        )
    return who


def tick(**given):
    return {"entry": str(uuid4()), "exercise": "sit_to_stand", "day": "2026-03-02", "done": "yes", **given}


def test_the_page_shows_the_plan_in_plain_words(ada):
    page = signed_in(ada).get("/my/today/").content.decode()
    assert "Sit to stand" in page
    assert "2 sets of 8" in page
    assert "0 of 3 done today" in page


def test_a_tap_is_kept_and_shown(ada):
    client = signed_in(ada)
    assert client.post("/my/today/done/", tick(pain="4")).url == "/my/today/#sit_to_stand"
    page = client.get("/my/today/").content.decode()
    assert "1 of 3 done today" in page
    assert "Pain 4 of 10" in page


def test_the_latest_prescription_counts_and_a_stopped_one_is_gone(ada):
    later = NOW + timedelta(hours=1)
    site = m.Site.objects.get(id=ada.site_id)
    make(
        m.Prescription, site=site, person_id=ada.person_id, at=later, dose={"sets": 3, "reps": 12}, step="up"
    )
    make(m.Prescription, site=site, person_id=ada.person_id, at=later, exercise="walk", step="stop")
    page = signed_in(ada).get("/my/today/").content.decode()
    assert "3 sets of 12" in page
    assert "0 of 2 done today" in page


def test_another_persons_plan_is_not_shown(ada):
    site = m.Site.objects.get(id=ada.site_id)
    other = viewer(Role.PARTICIPANT, site)
    assert "Your plan is not here yet" in signed_in(other).get("/my/today/").content.decode()


@pytest.mark.parametrize("entries", [0, 60])
def test_the_page_takes_at_most_eight_queries_however_long_the_diary(ada, entries):
    site = m.Site.objects.get(id=ada.site_id)
    for n in range(entries):
        make(m.DiaryEntry, site=site, person_id=ada.person_id, day=NOW.date() - timedelta(days=n))
    client = signed_in(ada)
    with at_most():
        assert client.get("/my/today/").status_code == 200


def test_a_tick_takes_at_most_eight_queries(ada):
    client = signed_in(ada)
    with at_most():
        client.post("/my/today/done/", tick())


def test_the_printed_plan_has_a_box_for_every_day(ada):
    page = signed_in(ada).get("/my/plan/").content.decode()
    assert page.count('<tr><th scope="row">') == 3


def test_a_goal_in_own_words_is_kept_with_its_history(ada):
    client = signed_in(ada)
    client.post("/my/goal/", {"words": "Walk to the shops", "confidence": "5"})
    client.post("/my/goal/", {"words": "Walk to the park", "confidence": "8"})
    page = client.get("/my/goal/").content.decode()
    assert page.index("Walk to the park") < page.index("Walk to the shops")
    assert client.post("/my/goal/", {"words": "", "confidence": "5"}).status_code == 422


def test_a_code_opens_the_persons_own_page(ada):
    from django.test import Client

    from rehabit.actions import sign_in

    site = m.Site.objects.get(id=ada.site_id)
    code = sign_in.issue_card(by=viewer(Role.FACILITATOR, site), at=NOW, person_id=ada.person_id)
    client = Client()
    assert client.get(f"/my/s/{code}/").status_code == 200
    assert client.post("/my/sign-in/", {"code": "wrong"}).status_code == 422
    assert client.post("/my/sign-in/", {"code": code}).url == "/my/today/"
    assert "Sit to stand" in client.get("/my/today/").content.decode()


def test_a_tick_taken_back_in_the_same_moment_does_not_count(ada):
    client = signed_in(ada)
    first, second = tick(entry="ffffffff-ffff-7fff-bfff-ffffffffffff"), tick(done="no")
    client.post("/my/today/done/", first)
    client.post("/my/today/done/", {**second, "replaces": first["entry"]})
    assert "0 of 3 done today" in client.get("/my/today/").content.decode()
