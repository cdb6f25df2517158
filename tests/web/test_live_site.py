"""A site with real people: what its settings must say, what its log may hold, how its doors keep count."""

import io
import logging
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from django.conf import settings as configured
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from tests.doors import signed_in, viewer
from tests.factories import NOW, make

from rehabit.access import Role
from rehabit.actions import sign_in
from rehabit.config.error_log import WithoutContent
from rehabit.records import models as m
from rehabit.web.sessions import SessionStore

LIVE = {
    "REHABIT_MODE": "live",
    "REHABIT_SECRET": "not a secret, only long enough: " + "abcdefghijklmnopqrstuvwxyz",
    "REHABIT_HOSTS": "clinic.example.org, www.example.org",
}


@pytest.fixture(autouse=True)
def counting_from_nothing():
    cache.clear()
    yield
    cache.clear()


AS_ON_A_SERVER = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
"""The browser tests of the same run set that one for themselves."""


def under(settings: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env={**AS_ON_A_SERVER, "DJANGO_SETTINGS_MODULE": "rehabit.config.settings", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_settings_of_a_live_site_leave_nothing_to_be_said():
    found = under(LIVE, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("missing", ["REHABIT_SECRET", "REHABIT_HOSTS"])
def test_a_live_site_does_not_start_without_its_secret_and_its_names(missing):
    found = under({**LIVE, missing: ""}, "-m", "django", "check")
    assert found.returncode != 0
    assert missing in found.stderr


def test_host_names_may_be_written_with_spaces():
    shown = under(LIVE, "-c", "from django.conf import settings; print(settings.ALLOWED_HOSTS)")
    assert shown.stdout.strip() == "['clinic.example.org', 'www.example.org']"


@pytest.mark.django_db
def test_the_log_of_an_error_holds_no_name_no_number_and_no_code():
    site = make(m.Site)
    make(m.Person, site=site, family_name="Confidential", nhs_number="9990000018")
    who = {"family_name": "Confidential", "nhs_number": "9990000018"}
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutContent("%(message)s"))
    log = logging.Logger("test")
    log.addHandler(handler)
    try:
        with transaction.atomic():
            make(m.Person, site=site, **who)
    except IntegrityError:
        log.exception("Internal Server Error: %s", "/my/s/BCDFGHJK/")
    said = written.getvalue()
    assert "IntegrityError" in said
    assert "test_live_site.py" in said
    for secret in ("Confidential", "9990000018", "BCDFGHJK", "UNIQUE", "unique constraint", "already exists"):
        assert secret not in said


def tries(client, times, **headers):
    answers = [client.post("/my/sign-in/", {"code": "BCDF-GHJK"}, **headers) for _ in range(times)]
    return answers[-1].content.decode()


@pytest.mark.django_db
def test_behind_a_proxy_each_address_has_its_own_count(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()
    assert "Too many codes" in tries(client, 21, HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.5")
    assert "Too many codes" in tries(client, 1, HTTP_X_FORWARDED_FOR="7.7.7.7, 203.0.113.5"), (
        "made up in front"
    )
    assert "not one of ours" in tries(client, 1, HTTP_X_FORWARDED_FOR="203.0.113.6")


@pytest.mark.django_db
def test_without_a_proxy_nobody_gets_a_new_count_by_saying_so(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    client = Client()
    for number in range(20):
        tries(client, 1, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert "Too many codes" in tries(client, 1, HTTP_X_FORWARDED_FOR="203.0.113.99")


@pytest.mark.django_db
def test_asking_for_codes_by_e_mail_is_counted_too():
    client = Client()
    for _ in range(20):
        assert client.post("/my/sign-in/by-email/", {"email": "nobody@example.org"}).status_code == 200
    answer = client.post("/my/sign-in/by-email/", {"email": "nobody@example.org"})
    assert answer.status_code == 422


@pytest.mark.django_db
def test_nobody_can_fill_a_persons_inbox(django_capture_on_commit_callbacks):
    make(m.Person, email="ada@example.org")
    stranger = viewer(Role.PARTICIPANT, make(m.Site))
    for _ in range(6):
        with django_capture_on_commit_callbacks(execute=True):
            sign_in.ask_by_email(by=stranger, at=NOW, email="ada@example.org", address="https://x/my/s/")
    assert len(mail.outbox) == sign_in.MOST_BY_EMAIL
    later = NOW + timedelta(hours=1)
    with django_capture_on_commit_callbacks(execute=True):
        sign_in.ask_by_email(by=stranger, at=later, email="ada@example.org", address="https://x/my/s/")
    assert len(mail.outbox) == sign_in.MOST_BY_EMAIL + 1


@pytest.mark.django_db
def test_a_mail_server_that_is_down_does_not_tell_who_is_known(settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "tests.web.test_live_site.Down"
    make(m.Person, email="ada@example.org")
    pages = []
    for address in ("ada@example.org", "nobody@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            pages.append(Client().post("/my/sign-in/by-email/", {"email": address}))
    assert [page.status_code for page in pages] == [200, 200]


class Down:
    """A mail server that does not answer."""

    def __init__(self, **settings: object) -> None:
        pass

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


@pytest.mark.django_db
def test_staff_who_sign_in_on_a_participants_phone_are_not_kept_for_weeks():
    membership = make(m.Membership)
    request = RequestFactory().get("/account/login/")
    request.session = SessionStore()
    request.session["person"] = str(make(m.Person).id)
    request.session.set_expiry(timedelta(days=60))
    get_adapter().login(request, membership.user)
    assert "person" not in request.session
    assert request.session.get_expiry_age() <= configured.SESSION_COOKIE_AGE


@pytest.mark.django_db
def test_the_session_of_a_person_is_a_new_one():
    site = make(m.Site)
    code = sign_in.issue_card(
        person_id=make(m.Person, site=site).id,
        by=viewer(Role.FACILITATOR, site),
        at=configured.REHABIT_CLOCK(),
    )
    client = signed_in(viewer(Role.FACILITATOR, site))
    before = client.session.session_key
    client.post("/my/sign-in/", {"code": code})
    assert client.session.session_key != before
    assert not m.User.objects.filter(id=client.session.get("_auth_user_id")).exists()
