"""Staff sign in with a password and, when they have set one up, a second factor."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from tests.factories import make

from rehabit.records import models as m

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk to the shops"


@pytest.fixture
def user():
    made = make(m.User, name="Robin Field")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client, user, password=PASSWORD):
    return client.post("/account/login/", {"login": user.email, "password": password})


def test_the_right_password_opens_the_first_place_of_the_role(user):
    make(m.Membership, user=user, role="facilitator")
    client = Client()
    assert sign_in(client, user).url == "/home/"
    assert client.get("/home/").url == "/staff/today/"


def test_a_wrong_password_says_so_and_keeps_the_address(user):
    response = sign_in(Client(), user, "wrong")
    assert response.status_code == 200
    page = response.content.decode()
    assert "not correct" in page
    assert user.email in page


def test_somebody_with_two_roles_is_asked_which(user):
    make(m.Membership, user=user, role="facilitator")
    lead = make(m.Membership, user=user, role="site_lead")
    client = Client()
    assert sign_in(client, user).url == "/staff/roles/"
    assert client.post("/staff/roles/", {"membership": str(lead.id)}).url == "/home/"
    assert client.get("/home/").wsgi_request.viewer.role == "site_lead"


def test_a_role_that_is_not_held_cannot_be_chosen(user):
    make(m.Membership, user=user, role="facilitator")
    other = make(m.Membership, role="site_lead")
    client = Client()
    sign_in(client, user)
    client.post("/staff/roles/", {"membership": str(other.id)})
    assert client.get("/home/").wsgi_request.viewer.role == "facilitator"


def test_without_any_role_nobody_gets_in(user):
    client = Client()
    sign_in(client, user)
    assert not client.get("/home/").wsgi_request.viewer.signed_in


def test_a_changed_password_ends_open_sign_ins(user):
    make(m.Membership, user=user, role="facilitator")
    client = Client()
    sign_in(client, user)
    user.set_password("another long pass phrase")
    user.save()
    assert not client.get("/home/").wsgi_request.viewer.signed_in


def test_with_an_authenticator_the_code_is_asked_before_anything_is_shown(user):
    make(m.Membership, user=user, role="facilitator")
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    client = Client()
    assert sign_in(client, user).url.startswith("/account/second-factor/check/")
    assert not client.get("/home/").wsgi_request.viewer.signed_in
    assert client.get("/account/second-factor/check/").status_code == 200
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    client.post("/account/second-factor/check/", {"code": code})
    assert client.get("/home/").wsgi_request.viewer.role == "facilitator"


@pytest.mark.parametrize(
    "address",
    [
        "/account/second-factor/",
        "/account/authenticator/add/",
        "/account/passkeys/",
        "/account/passkeys/add/",
        "/account/password/",
        "/account/logout/",
        "/staff/roles/",
    ],
)
def test_the_pages_for_ones_own_sign_in_open_after_confirming_where_it_matters(user, address):
    make(m.Membership, user=user, role="facilitator")
    client = Client()
    sign_in(client, user)
    response = client.get(address)
    if response.status_code == 302:
        assert response.url.startswith("/account/reauthenticate/")
        assert client.get(response.url).status_code == 200
        client.post(response.url, {"password": PASSWORD})
        response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/sign-in/", "/account/login/"])
def test_the_doors_open_for_strangers(address):
    assert Client().get(address).status_code == 200


def test_nobody_signs_up():
    assert Client().get("/account/signup/").status_code == 404
