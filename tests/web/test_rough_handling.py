"""Addresses and forms as nobody means them: odd digits, other people's identifiers, days of no calendar."""

from uuid import uuid4

import pytest
from django.urls import reverse
from tests.doors import signed_in, viewer
from tests.factories import NOW, make
from tests.room import build, start_plans

from rehabit.access import Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock(settings):
    settings.REHABIT_CLOCK = lambda: NOW


@pytest.fixture
def room():
    return build(people=2)


@pytest.fixture
def client(room):
    return signed_in(room.lead)


def test_a_tick_of_a_page_left_open_for_weeks_leads_back_to_today_with_the_reason():
    client = signed_in(viewer(Role.PARTICIPANT, make(m.Site)))
    sent = {"entry": str(uuid4()), "exercise": "sit_to_stand", "day": "2026-01-02", "done": "yes"}
    answer = client.post("/my/today/done/", sent, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/my/today/"
    assert "more than 31 days ago" in answer.content.decode()


@pytest.mark.parametrize("number", ["²", "0", "-1", "99999", "9" * 5000])
@pytest.mark.parametrize("address", ["/staff/referrals/", "/staff/site/audit/"])
def test_a_page_number_that_is_none_is_the_nearest_page(address, number):
    client = signed_in(viewer(Role.SITE_LEAD, make(m.Site)))
    assert client.get(address, {"page": number}).status_code == 200


def test_a_score_that_is_not_a_number_is_refused_in_words(room, client):
    start_plans(room)
    address = reverse("staff:session-work", args=[room.sessions[1].id])
    who = str(room.people[0].id)
    page = client.post(address, {"did": who, f"pain-{who}": "²"}, follow=True).content.decode()
    assert "Pain and effort go from 0 to 10" in page
    assert not m.WorkDone.objects.exists()


@pytest.mark.parametrize("to", ["level-²", "level-999999999999999999999999"])
def test_a_level_that_is_not_a_number_changes_no_plan(room, client, to):
    start_plans(room)
    before = m.Prescription.objects.count()
    exercise = m.Prescription.objects.filter(person=room.people[0]).first().exercise
    sent = {"exercise": exercise, "to": to, "reason": "Asked for it."}
    client.post(f"/staff/people/{room.people[0].id}/plan/", sent)
    assert m.Prescription.objects.count() in (before, before + 1)
    assert m.Prescription.objects.order_by("-at", "-id").first().level <= 6


def test_a_note_about_nobody_known_is_refused_in_words(room, client):
    address = f"/staff/sessions/{room.sessions[0].id}/note/"
    page = client.post(address, {"person": "not-an-identifier", "words": "Hello"}, follow=True)
    assert page.status_code == 200
    assert not m.SessionNote.objects.exists()


@pytest.mark.parametrize("first", ["9999-12-31", "0001-01-01", "2026-13-45", "never"])
def test_a_paper_diary_of_no_week_is_the_one_of_this_week(room, client, first):
    page = client.get(f"/staff/people/{room.people[0].id}/diary/", {"from": first})
    assert page.status_code == 200


def test_a_session_cannot_move_to_the_end_of_the_calendar(room, client):
    session = room.sessions[5]
    address = f"/staff/groups/{room.group.id}/sessions/{session.id}/move/"
    sent = {"day_day": "31", "day_month": "12", "day_year": "9999", "time": "23:30"}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    session.refresh_from_db()
    assert session.sequence == 0


def test_a_group_cannot_start_at_the_end_of_the_calendar(room, client):
    sent = {
        "name": "Far away",
        "programme": "knees-hips-12",
        "start_day": "30",
        "start_month": "12",
        "start_year": "9999",
        "weekdays": ["3", "4"],
        "time": "10:00",
        "venue": str(room.group.venue_id),
        "mode": "in_person",
        "lead": str(room.lead.user_id),
        "capacity": "8",
        "step": "look",
    }
    assert client.post("/staff/groups/new/", sent).status_code == 422


def test_what_no_keyboard_types_is_turned_away_before_it_reaches_the_database(room, client):
    assert client.get("/staff/people/", {"q": "\0"}).status_code == 400
    address = f"/staff/sessions/{room.sessions[0].id}/note/"
    assert client.post(address, {"words": "a\0b"}).status_code == 400
    assert not m.SessionNote.objects.exists()


def test_more_than_any_page_needs_is_turned_away_unread(client):
    answer = client.get("/my/sign-in/", CONTENT_LENGTH="50000000")
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()
