"""The site lead adds staff, ends roles and reads an audit trail that shows when it was tampered with."""

import pytest
from django.test import Client
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def lead(site):
    return viewer(Role.SITE_LEAD, site)


def add(client, **given):
    said = {"name": "Sam Rivers", "email": "sam@example.org", "role": "facilitator", **given}
    return client.post("/staff/site/staff/", said)


def test_a_new_member_can_sign_in_with_the_first_password(lead):
    page = add(signed_in(lead), clinician="on").content.decode()
    password = page.split('<code class="secret">')[1].split("<")[0]
    client = Client()
    client.post("/account/login/", {"login": "sam@example.org", "password": password})
    assert client.get("/home/").wsgi_request.viewer.role == Role.FACILITATOR


def test_somebody_known_gets_a_role_and_keeps_their_password(lead):
    known = make(m.User, email="sam@example.org", name="Sam Rivers")
    before = known.password
    assert "have an account already" in add(signed_in(lead)).content.decode()
    known.refresh_from_db()
    assert known.password == before


def test_the_same_role_twice_is_refused_and_what_was_typed_stays(lead):
    client = signed_in(lead)
    add(client)
    response = add(client)
    assert response.status_code == 422
    page = response.content.decode()
    assert "is facilitator here already" in page
    assert "sam@example.org" in page


def test_an_ended_role_stops_at_once_but_the_last_lead_stays(lead, site):
    facilitator = viewer(Role.FACILITATOR, site)
    member = m.Membership.objects.get(user_id=facilitator.user_id)
    open_door = signed_in(facilitator)
    client = signed_in(lead)
    client.post(f"/staff/site/staff/{member.id}/end/")
    assert not open_door.get("/home/").wsgi_request.viewer.signed_in
    own = m.Membership.objects.get(user_id=lead.user_id)
    answer = client.post(f"/staff/site/staff/{own.id}/end/", follow=True)
    assert "the only site lead" in answer.content.decode()
    own.refresh_from_db()
    assert own.ended_at is None


def test_another_sites_member_is_not_found(lead):
    other = make(m.Membership, role="facilitator")
    assert signed_in(lead).post(f"/staff/site/staff/{other.id}/end/").status_code == 404


def test_ending_a_role_is_thought_about_twice(lead, site):
    viewer(Role.FACILITATOR, site)
    page = signed_in(lead).get("/staff/site/staff/").content.decode()
    assert page.count("Yes, end it") == 2
    assert "What they recorded stays." in page


def test_a_long_audit_trail_has_pages(lead):
    client = signed_in(lead)
    for number in range(60):
        add(client, email=f"sam{number}@example.org")
    first = client.get("/staff/site/audit/").content.decode()
    assert 'href="?page=2"' in first
    second = client.get("/staff/site/audit/?page=2").content.decode()
    assert 'href="?page=1"' in second
    assert "staff add" in second


def test_the_audit_trail_names_who_did_what_and_notices_a_change(lead):
    client = signed_in(lead)
    add(client)
    page = client.get("/staff/site/audit/").content.decode()
    assert "The trail is whole" in page
    assert "staff add" in page
    assert lead.name in page
    m.AuditEntry.objects.filter(verb="staff.add").update(subject="user:somebody-else")
    assert "The trail has been changed" in client.get("/staff/site/audit/").content.decode()


@pytest.mark.parametrize("address", ["/staff/site/", "/staff/site/staff/", "/staff/site/audit/"])
def test_the_pages_are_for_the_site_lead_alone(site, address):
    assert signed_in(viewer(Role.FACILITATOR, site)).get(address).status_code == 403
