"""The end of a group on its page: who completed, finishing, the discharge summary on screen and on paper."""

import pytest
from tests import measured, room
from tests.doors import signed_in
from tests.factories import make

from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    built = measured.build()
    settings.REHABIT_CLOCK = lambda: built.moment(12, 90)
    return built


@pytest.fixture
def client(world):
    return signed_in(world.lead)


def end(world) -> str:
    return f"/staff/groups/{world.group.id}/end/"


def discharge(world, number=0, tail="") -> str:
    return f"/staff/places/{world.places[number].id}/discharge/{tail}"


def reasons(world) -> dict[str, str]:
    return {
        f"reason-{world.places[6].id}": "new_illness",
        f"reason-{world.places[7].id}": "not_helping",
    }


def text(response) -> str:
    return response.content.decode()


def test_the_page_asks_why_only_of_those_who_came_and_did_not_complete(client, world):
    page = text(client.get(end(world)))
    assert "Why did George Instance not complete?" in page
    assert "Why did Hope Specimen not complete?" in page
    assert "Why did Dev Trial not complete?" not in page
    assert "Why did Jack Absent not complete?" not in page


def test_a_missing_reason_comes_back_and_the_other_one_stays(client, world):
    told = reasons(world)
    del told[f"reason-{world.places[7].id}"]
    response = client.post(end(world), told)
    assert response.status_code == 422
    page = text(response)
    assert "Choose why Hope Specimen did not complete" in page
    assert '<option value="new_illness" selected>' in page


def test_finishing_says_what_was_decided_and_plans_the_follow_ups(client, world):
    page = text(client.post(end(world), reasons(world), follow=True))
    assert "6 people completed, 2 did not, 1 never came and waits again." in page
    assert "Follow-ups are planned for 8 people." in page
    assert "This group is finished" in page
    assert "New illness or injury: a good reason" in page
    assert m.FollowUp.objects.count() == 32


def test_an_open_session_is_named_and_the_group_cannot_be_finished(client, world):
    m.Session.objects.filter(id=world.sessions[11].id).update(state="planned")
    page = text(client.get(end(world)))
    assert "The course is not over" in page
    assert "Finish the group" not in page
    response = client.post(end(world), reasons(world))
    assert response.status_code == 422
    assert "Session 12 of 12 not closed yet" in text(response)


def test_during_the_course_the_page_counts_what_is_still_needed(settings):
    world = room.build(people=1)
    for session in world.sessions[:4]:
        make(m.Attendance, site=world.site, session=session, person=world.people[0])
    m.Session.objects.filter(id__in=[s.id for s in world.sessions[:4]]).update(state="closed")
    page = text(signed_in(world.lead).get(end(world)))
    assert "5 more needed" in page


def test_an_empty_group_says_so(client, world):
    empty = make(m.Group, site=world.site)
    assert "Nobody has a place" in text(client.get(f"/staff/groups/{empty.id}/end/"))


def test_the_summary_is_proposed_kept_and_printed(client, world):
    client.post(end(world), reasons(world))
    assert client.get(discharge(world, tail="print/")).status_code == 404
    page = text(client.get(discharge(world)))
    assert "12 of 12 sessions" in page
    kept = text(client.post(discharge(world), {"going_on_with": "A walking group\nSwimming"}, follow=True))
    assert "is discharged" in kept
    printed = text(client.get(discharge(world, tail="print/")))
    assert "A walking group, Swimming" in printed
    assert "large-print" in printed
    assert "40 at the start, 60 at the end" in printed


def test_before_finishing_a_person_cannot_be_discharged(client, world):
    assert "Finish the group first" in text(client.get(discharge(world)))
    assert client.post(discharge(world), {"going_on_with": ""}).status_code == 422
    assert not m.Discharge.objects.exists()


def test_a_place_in_a_group_without_sessions_has_nothing_to_sum_up(client, world):
    place = make(m.Place, site=world.site, state="accepted")
    assert "Nothing to sum up yet" in text(client.get(f"/staff/places/{place.id}/discharge/"))


def test_another_sites_group_and_place_are_not_found(client):
    elsewhere = room.build(people=1)
    assert client.get(end(elsewhere)).status_code == 404
    assert client.get(discharge(elsewhere)).status_code == 404
