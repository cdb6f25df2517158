"""The register alone: a helper's door."""

import pytest
from django.test import Client
from django.urls import reverse
from tests import room
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    """A group of three on the day of its first session."""
    made = room.build()
    settings.REHABIT_CLOCK = lambda: made.moment(1, 5)
    return made


@pytest.fixture
def helper(world):
    """Somebody who helps with the group."""
    who = viewer("helper", world.site)
    user = m.User.objects.get(id=who.user_id)
    make(m.GroupStaff, site=world.site, group=world.group, user=user, duty="helper")
    return signed_in(who)


def address(world, number=1):
    return reverse("staff:register", args=[world.sessions[number - 1].id])


def text(response):
    return response.content.decode()


def test_a_helper_sees_today_s_sessions_of_their_own_groups_only(world, helper):
    other = room.build(site=world.site)
    m.Group.objects.filter(id=other.group.id).update(name="Somebody else's group")
    page = text(helper.get(reverse("staff:registers")))
    assert world.group.name in page
    assert "Somebody else" not in page
    assert "0 of 3 marked" in page


def test_a_facilitator_sees_every_group_of_the_site_today(world):
    other = room.build(site=world.site)
    m.Group.objects.filter(id=other.group.id).update(name="The other group")
    room.build()
    page = text(signed_in(world.lead).get(reverse("staff:registers")))
    assert page.count("0 of 3 marked") == 2


def test_a_day_without_sessions_says_so(world, helper, settings):
    settings.REHABIT_CLOCK = lambda: world.moment(1, 24 * 60)
    assert "No session today" in text(helper.get(reverse("staff:registers")))


def test_the_register_shows_a_first_name_and_an_initial_and_nothing_else(world, helper):
    person = world.people[2]
    make(m.Need, site=world.site, person=person, kind="interpreter", detail="Polish")
    m.Person.objects.filter(id=person.id).update(phone="07700 900123")
    page = text(helper.get(address(world)))
    assert "Constance L<" in page.replace("\n", "")
    for secret in ("Longname", "Polish", "07700", "1952", "needed"):
        assert secret not in page, secret


def test_a_helper_marks_with_one_tap_each_and_everybody_else_with_one_more(world, helper):
    person = world.people[0]
    sent = {
        f"mark-{person.id}": "absent",
        f"seen-{person.id}": "",
        f"told-{person.id}": "on",
        "rest": "present",
    }
    page = text(helper.post(address(world), sent, follow=True))
    assert "3 marks saved." in page
    assert "<strong>3 of 3</strong> marked" in page
    row = m.Attendance.objects.get(person=person)
    assert (row.mark, row.told_us_before) == ("absent", True)


def test_saving_without_a_change_saves_nothing(world, helper):
    assert "Nothing had changed" in text(helper.post(address(world), {}, follow=True))
    assert not m.Attendance.objects.exists()


@pytest.mark.parametrize(
    ("state", "words"), [("closed", "This session is closed"), ("cancelled", "does not happen")]
)
def test_a_session_that_is_over_or_called_off_shows_no_marks_to_press(world, helper, state, words):
    m.Session.objects.filter(id=world.sessions[0].id).update(state=state)
    page = text(helper.get(address(world)))
    assert words in page
    assert "Save the register" not in page


def test_a_session_to_come_is_not_open_yet(world, helper):
    assert "The register opens on" in text(helper.get(address(world, 2)))


def test_a_helper_of_other_groups_is_refused(world):
    stranger = signed_in(viewer("helper", world.site))
    response = stranger.get(address(world))
    assert response.status_code == 403
    assert "only for groups you help with" in text(response)
    stranger.post(address(world), {f"mark-{world.people[0].id}": "present"})
    assert not m.Attendance.objects.exists()


def test_a_helper_whose_duty_has_ended_is_refused(world, helper):
    m.GroupStaff.objects.filter(duty="helper").update(
        ended_at=world.moment(1, 0), ended_by=world.lead.user_id
    )
    assert helper.get(address(world)).status_code == 403


def test_strangers_are_sent_to_sign_in_and_other_roles_refused(world):
    assert Client().get(address(world)).status_code == 302
    for role in ("participant", "referrer", "network_lead", "evaluator"):
        who = signed_in(viewer(role, world.site))
        assert who.get(address(world)).status_code == 403
        assert who.post(address(world)).status_code == 403


def test_another_site_finds_nothing(world):
    assert signed_in(viewer("helper", make(m.Site))).get(address(world)).status_code == 404
