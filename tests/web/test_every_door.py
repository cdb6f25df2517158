"""Every page, every action and every query is tried as every role and as a stranger."""

import importlib
import inspect
import pkgutil
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.doors import signed_in, viewer
from tests.factories import NOW, make

from rehabit import actions, queries
from rehabit.access import TABLE, Permission, Refused, Role, Viewer
from rehabit.actions import deed
from rehabit.queries import asking
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

for package in (actions, queries):
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def pages(resolver: URLResolver, namespace: str = "", route: str = "/"):
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern, pattern.namespace or namespace, here)
        elif hasattr(pattern.callback, "guard"):
            yield pytest.param(pattern, here, id=here)


PAGES = list(pages(get_resolver()))
GUARDED = [param for param in PAGES if not param.values[0].callback.guard[3]]
DOORS = [*Role, None]


@pytest.fixture
def world(settings):
    """One of everything at one site, so that every address leads somewhere."""
    settings.REHABIT_CLOCK = lambda: NOW
    site = make(m.Site, slug="elm-road")
    person = make(m.Person, site=site)
    group = make(m.Group, site=site)
    place = make(m.Place, site=site, group=group, person=person)
    session = make(m.Session, site=site, group=group)
    return {
        "site": site.slug,
        "the_site": site,
        "person": person,
        "person_id": person.id,
        "group": group,
        "group_id": group.id,
        "place_id": place.id,
        "session_id": session.id,
        "referral_id": place.referral_id,
        "import_id": make(m.ReferralImport, site=site).id,
        "membership_id": make(m.Membership, site=site, role="helper").id,
        "need_id": make(m.Need, site=site, person=person).id,
        "follow_up_id": make(m.FollowUp, site=site, place=place).id,
        "user_id": make(m.User).id,
        "checklist": "eligibility",
        "point": "baseline",
        "instrument": "chair-stand-30s",
        "exercise": "sit_to_stand",
        "kind": "exercises",
        "name": "sit_to_stand",
        "token": "BCDF-GHJK",
    }


def address_of(pattern: URLPattern, route: str, world) -> str:
    for name, converter in pattern.pattern.converters.items():
        written = converter.to_url(world[name])
        for kind in ("uuid", "slug", "str", "int"):
            route = route.replace(f"<{kind}:{name}>", written)
    return route


def door(role, world) -> tuple[Client, Viewer]:
    if role is None:
        return Client(), Viewer.stranger()
    who = viewer(role, world["the_site"], person=world["person"] if role is Role.PARTICIPANT else None)
    if role is Role.HELPER:
        user = m.User.objects.get(id=who.user_id)
        make(m.GroupStaff, site=world["the_site"], group=world["group"], user=user, duty="helper")
    return signed_in(who), who


def expected(permission: Permission | None, role: Role | None) -> str:
    if permission is None or (role is not None and role in TABLE[permission]):
        return "opens"
    return "sign in" if role is None else "refused"


def what_happened(response) -> str:
    if response.status_code == 403:
        return "refused"
    if response.status_code in (301, 302) and response.url.startswith("/sign-in/"):
        return "sign in"
    assert response.status_code < 500, response.content.decode()[:500]
    return "opens"


@pytest.mark.parametrize(("pattern", "route"), GUARDED)
def test_a_page_opens_for_its_roles_alone(pattern, route, world):
    see, do, methods, _ = pattern.callback.guard
    for role in DOORS:
        client, _ = door(role, world)
        address = address_of(pattern, route, world)
        if "GET" in methods:
            assert what_happened(client.get(address)) == expected(see, role), f"GET as {role}"
        else:
            assert client.get(address).status_code == 405
        if "POST" in methods:
            assert what_happened(client.post(address)) == expected(do or see, role), f"POST as {role}"
        else:
            assert client.post(address).status_code == 405


@pytest.mark.parametrize(("pattern", "route"), [p for p in PAGES if p not in GUARDED])
def test_a_public_page_opens_for_everybody(pattern, route, world):
    for role in DOORS:
        client, _ = door(role, world)
        if "GET" in pattern.callback.guard[2]:
            assert client.get(address_of(pattern, route, world)).status_code < 400


def test_every_page_of_ours_has_a_guard_or_is_the_libraries():
    def unguarded(resolver, route="/"):
        for pattern in resolver.url_patterns:
            here = route + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from unguarded(pattern, here)
            elif not hasattr(pattern.callback, "guard"):
                yield here

    assert [route for route in unguarded(get_resolver()) if not route.startswith("/account/")] == []


@pytest.mark.parametrize("verb", sorted(deed.REGISTRY))
def test_an_action_refuses_every_role_that_may_not(verb, world):
    action = deed.REGISTRY[verb]
    for role in DOORS:
        _, who = door(role, world)
        if expected(action.permission, role) != "opens":
            with pytest.raises(Refused) as refused:
                action.run(by=who, at=NOW)
            assert refused.value.refusal.code == ("sign_in_first" if role is None else "role_may_not")


@pytest.mark.parametrize("name", sorted(asking.REGISTRY))
def test_a_query_refuses_every_role_that_may_not(name, world):
    query = asking.REGISTRY[name]
    for role in DOORS:
        _, who = door(role, world)
        if expected(query.permission, role) != "opens":
            with pytest.raises(Refused):
                query.ask(by=who, at=NOW)


def test_every_function_that_takes_a_viewer_and_a_moment_is_a_framed_action():
    framed = {registered.run for registered in deed.REGISTRY.values()}
    loose = [
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(actions.__path__, "rehabit.actions.")
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction)
        if not name.startswith("_")
        and function.__module__ == module.name
        and {"by", "at"} <= set(inspect.signature(function).parameters)
        and inspect.signature(function).return_annotation.__class__ is not type(None)
        and "Done[" in str(inspect.signature(function).return_annotation)
        and function not in framed
    ]
    assert loose == []


def test_the_table_names_every_permission_and_every_permission_is_asked_for():
    assert set(TABLE) == set(Permission)
    asked = {r.permission for r in deed.REGISTRY.values()} | {r.permission for r in asking.REGISTRY.values()}
    asked |= {guard for param in PAGES for guard in param.values[0].callback.guard[:2]}
    assert set(Permission) <= asked


def test_an_unknown_address_is_said_to_be_so():
    response = Client().get(f"/staff/people/nobody-{uuid4()}/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
