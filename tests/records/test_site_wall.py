"""On PostgreSQL, rows of another site are not there even for a query that forgets to ask."""

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.queries import viewers
from rehabit.records import models as m
from rehabit.records import plain

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def two_sites(open_again_after_each_request):
    network = make(m.Network)
    here, there = make(m.Site, network=network), make(m.Site)
    make(m.Person, site=here, given_name="Here")
    make(m.Person, site=there, given_name="There")
    return here, there


def stand_at_the_door(who):
    """What the doorman does for a request of `who`."""
    session = signed_in(who).session
    viewers.session_text(session_key=session.session_key, at=session.get_expiry_date())
    if who.person_id:
        return viewers.participant(person_id=who.person_id)
    member = m.Membership.objects.get(user_id=who.user_id)
    return viewers.staff(
        user_id=who.user_id, membership_id=member.id, session_hash=session["_auth_user_hash"]
    )


def seen():
    return sorted(name for (name,) in plain.rows("SELECT given_name FROM records_person"))


def test_every_table_with_a_site_is_walled_and_binds_its_owner():
    walled = {
        table
        for (table,) in plain.rows(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid"
            " WHERE c.relrowsecurity AND c.relforcerowsecurity"
        )
    }
    sited = {
        model._meta.db_table
        for model in apps.get_app_config("records").get_models()
        if any(field.name == "site" for field in model._meta.fields) and model is not m.Membership
    }
    assert sited | {"records_auditentry"} == walled


def test_the_role_that_asks_cannot_step_over_the_wall():
    assert plain.row("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") == (False,)


def test_a_facilitator_sees_the_rows_of_one_site(two_sites):
    stand_at_the_door(viewer(Role.FACILITATOR, two_sites[0]))
    assert seen() == ["Here"]


def test_a_participant_sees_the_rows_of_one_site(two_sites):
    stand_at_the_door(viewer(Role.PARTICIPANT, two_sites[1], person=make(m.Person, site=two_sites[1])))
    assert "Here" not in seen()
    assert "There" in seen()


def test_a_network_lead_sees_the_sites_of_the_network(two_sites):
    stand_at_the_door(viewer(Role.NETWORK_LEAD, two_sites[0]))
    assert seen() == ["Here"]


def test_a_stranger_sees_nothing():
    viewers.stranger()
    assert seen() == []


def test_nothing_can_be_written_for_another_site(two_sites):
    stand_at_the_door(viewer(Role.FACILITATOR, two_sites[0]))
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        make(m.Person, site=two_sites[1])
