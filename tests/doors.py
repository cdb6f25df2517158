"""Signing in without the pages: a viewer for actions and queries, a session for the test client."""

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from tests.factories import make

from rehabit.access import Role, Viewer
from rehabit.records import models as m


def viewer(
    role: Role | str, site: m.Site, *, person: m.Person | None = None, clinician: bool = True
) -> Viewer:
    """Somebody real (a stored user or person) in that role at that site."""
    role = Role(role)
    if role is Role.PARTICIPANT:
        person = person or make(m.Person, site=site)
        return Viewer(
            name=person.given_name, role=role, site_id=site.id, site_name=site.name, person_id=person.id
        )
    user = make(m.User, name=f"The {role.label}")
    if role in (Role.NETWORK_LEAD, Role.EVALUATOR):
        make(m.Membership, user=user, role=role.value, network=site.network)
        return Viewer(
            name=user.name,
            role=role,
            network_id=site.network_id,
            network_name=site.network.name,
            user_id=user.id,
        )
    make(m.Membership, user=user, role=role.value, site=site, clinician=clinician)
    return Viewer(
        name=user.name,
        role=role,
        site_id=site.id,
        site_name=site.name,
        network_id=site.network_id,
        network_name=site.network.name if site.network else "",
        user_id=user.id,
        clinician=clinician,
    )


def signed_in(who: Viewer, client: Client | None = None) -> Client:
    """A test client with `who` at the door."""
    client = client or Client()
    session = client.session
    if who.person_id:
        session["person"] = str(who.person_id)
    else:
        user = m.User.objects.get(id=who.user_id)
        session[SESSION_KEY] = str(user.id)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session["membership"] = str(user.memberships.get().id)
    session.save()
    return client
