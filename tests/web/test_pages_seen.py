"""Every page in a real browser, with a full site and on its first day: for eyes, keys and old phones."""

import os

import pytest
from django.urls import reverse
from playwright.sync_api import Error, Page
from tests.journeys.clock import Clock
from tests.journeys.visitors import Visitors, chromium
from tests.web import filled_world, seeing
from tests.web.test_every_door import PAGES, address_of

from rehabit.access import TABLE, Role

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's event loop lives in this thread
pytestmark = pytest.mark.django_db(transaction=True)

OWN_SIGN_IN = (
    "account_login", "account_logout", "account_reauthenticate", "account_change_password", "mfa_index",
    "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn",
)  # fmt: skip
STYLE_PAGE = "/style/"
"""Shows buttons that do nothing, as they are examples."""

PREFERRED = (Role.FACILITATOR, Role.SITE_LEAD)


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def visitors(browser, live_server):
    everybody = Visitors(browser, live_server.url)
    yield everybody
    everybody.leave()


@pytest.fixture
def clock(settings):
    settings.REHABIT_CLOCK = Clock("2026-02-17 10:00")
    return settings.REHABIT_CLOCK


@pytest.fixture
def full_world(clock):
    return filled_world.filled(clock)


@pytest.fixture(params=["filled", "empty"])
def world(request, clock):
    return filled_world.filled(clock) if request.param == "filled" else filled_world.empty()


def role_for(see) -> Role | None:
    """Who opens a page here: the facilitator or site lead where they may, else the first who may."""
    if see is None:
        return None
    allowed = TABLE[see]
    return next(role for role in (*PREFERRED, *Role) if role in allowed)


def addresses(world) -> list[tuple[Role | None, str]]:
    """Every page that can be opened in this world, with the role that opens it."""
    found = []
    for param in PAGES:
        pattern, route = param.values
        see, _, methods, public = pattern.callback.guard
        if "GET" in methods and set(pattern.pattern.converters) <= set(world):
            found.append((role_for(see), address_of(pattern, route, world), public))
    if "group_id" in world:
        return [(role, address) for role, address, _ in found] + [
            (Role.FACILITATOR, reverse(name)) for name in OWN_SIGN_IN
        ]
    return [(role, address) for role, address, public in found if not public]


class Walk:
    """Opens each page as whoever may see it, in one window a role."""

    def __init__(self, visitors: Visitors, world, **options) -> None:
        self.visitors, self.world, self.options = visitors, world, options
        self.pages: dict[Role | None, Page] = {}

    def __iter__(self):
        for role, address in addresses(self.world):
            page = self.pages.get(role) or self._enter(role)
            try:
                answer = page.goto(address, wait_until="load")
            except Error as error:
                assert "Download is starting" in str(error), f"{address}: {error}"
                continue
            if answer and answer.status == 404:  # a file or summary that does not exist in this world
                self.visitors.forget(address)
                continue
            yield address, page

    def _enter(self, role) -> Page:
        page = self.pages[role] = self.visitors.open(**self.options)
        if role:
            cookies = filled_world.cookies_of(role, self.world)
            page.context.add_cookies([{**each, "url": self.visitors.address} for each in cookies])
        return page


def report(wrong: dict[str, list[str]]) -> str:
    return "".join(
        f"\n{address}" + "".join(f"\n    {each}" for each in found) for address, found in wrong.items()
    )


def test_nothing_is_wrong_to_the_eye(visitors, world):
    """axe in light and dark, nothing cut off at 320 pixels, no complaint of the browser."""
    wrong = {}
    for address, page in Walk(visitors, world):
        page.set_viewport_size({"width": 320, "height": 720})
        found = seeing.cut_off(page) + seeing.faults(page) + seeing.in_the_dark(page)
        if found:
            wrong[address] = found
    assert not wrong, report(wrong)
    assert visitors.complaints() == []


def test_the_keyboard_reaches_everything(visitors, full_world):
    wrong = {a: found for a, page in Walk(visitors, full_world) if (found := seeing.keyboard(page))}
    assert not wrong, report(wrong)


def test_every_page_is_whole_without_scripts(visitors, world):
    """It has its one heading, and no button waits for a script, but those of passkeys, which say so."""
    wrong = {}
    for address, page in Walk(visitors, world, scripts=False, phone=True):
        found = [] if page.locator("h1").count() == 1 else ["there is not one heading"]
        idle = page.locator("main button[type=button]:visible").all_inner_texts()
        if idle and address != STYLE_PAGE and not page.locator("noscript").count():
            found.append(f"does nothing without scripts: {idle}")
        if found:
            wrong[address] = found
    assert not wrong, report(wrong)
    assert visitors.complaints() == []
