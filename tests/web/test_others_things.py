"""Identifiers of another site or person lead nowhere; and whatever people write stays words on a page."""

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from tests.doors import signed_in, viewer
from tests.factories import make
from tests.web.filled_world import filled
from tests.web.test_every_door import GUARDED, address_of, door

from rehabit.access import TABLE, Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('x')</script>\"&amp;😀{{ 7*7 }}"
BY_IDENTIFIER = [param for param in GUARDED if "<uuid:" in param.values[1]]
WRITTEN = {
    m.Site: ["name", "phone"],
    m.Venue: ["name", "address", "how_to_get_there"],
    m.User: ["name"],
    m.Person: ["given_name", "family_name", "address", "gp_practice", "phone"],
    m.Need: ["detail"],
    m.Goal: ["words"],
    m.ReferralImport: ["file_name"],
    m.ImportRow: ["words"],
    m.Referral: ["reason", "referrer_name", "referrer_organisation"],
    m.ReferralStatus: ["reason"],
    m.Group: ["name"],
    m.SessionStatus: ["reason"],
    m.PlaceStatus: ["words"],
    m.SessionNote: ["words"],
    m.AdverseEvent: ["words", "action_taken", "told"],
    m.FollowUpClosure: ["words"],
    m.ClosedDay: ["reason"],
}


class Clock:
    """A clock that is set by hand."""

    now = None

    def __call__(self):
        return self.now


@pytest.fixture
def world(settings):
    settings.REHABIT_CLOCK = clock = Clock()
    return filled(clock)


def rows_of(site):
    sited = [each for each in apps.get_app_config("records").get_models() if hasattr(each, "site_id")]
    return {each.__name__: sorted(each.objects.filter(site=site).values_list("pk")) for each in sited}


def test_staff_of_another_site_find_nothing_and_change_nothing(world):
    elsewhere = make(m.Site)
    before = rows_of(world["the_site"])
    for pattern, route in (param.values for param in BY_IDENTIFIER):
        see, do, methods, _ = pattern.callback.guard
        for role in (Role.SITE_LEAD, Role.HELPER):
            client, address = signed_in(viewer(role, elsewhere)), address_of(pattern, route, world)
            if "GET" in methods and see and role in TABLE[see]:
                assert client.get(address).status_code == 404, f"GET {address} as {role}"
            if "POST" in methods and role in TABLE[do or see]:
                assert client.post(address).status_code in (302, 404, 422), f"POST {address} as {role}"
    assert rows_of(world["the_site"]) == before


def test_another_participant_of_the_group_finds_nothing_of_ones_own(world):
    other = m.Place.objects.exclude(person=world["person"]).filter(group_id=world["group_id"]).first().person
    client = signed_in(viewer(Role.PARTICIPANT, world["the_site"], person=other))
    before = rows_of(world["the_site"])
    tried = 0
    for pattern, route in (param.values for param in BY_IDENTIFIER):
        see, do, *_ = pattern.callback.guard
        if Role.PARTICIPANT in TABLE[see or do]:
            address, tried = address_of(pattern, route, world), tried + 1
            assert client.get(address).status_code == 404
            sent = {"answer": "no", "words": "", "words_": ""}
            assert client.post(address, sent).status_code == 404
    assert tried >= 2
    assert rows_of(world["the_site"]) == before


def test_whatever_is_written_stays_words(world):
    for model, fields in WRITTEN.items():
        for row in model.objects.all():
            for name in fields:
                field = model._meta.get_field(name)
                assert isinstance(field, CharField | TextField)
                room = (field.max_length or 300) - len(str(row.pk))
                setattr(row, name, (HOSTILE + str(row.pk))[-room:] if room < len(HOSTILE) else HOSTILE)
            if model is m.Venue:
                row.name = f"{HOSTILE} {row.pk}"
            row.save()
    seen = 0
    for pattern, route in (param.values for param in GUARDED):
        see, _, methods, _ = pattern.callback.guard
        if "GET" not in methods or not set(pattern.pattern.converters) <= set(world):
            continue
        address = address_of(pattern, route, world)
        for role in TABLE[see]:
            client, _ = door(role, {**world, "group": m.Group.objects.get(id=world["group_id"])})
            answer = client.get(address)
            if answer.status_code != 200 or "html" not in answer["Content-Type"]:
                continue
            page = answer.content.decode()
            assert "<script>alert" not in page, address
            assert "alert('x')" not in page, address
            assert "49😀" not in page, address
            seen += "&lt;script&gt;" in page
    assert seen > 30
