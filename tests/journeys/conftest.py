"""A real browser, a clock that the test moves, and a site with its staff at the start of the year's work."""

import os

import django

django.setup()

from collections.abc import Iterator  # noqa: E402 - Django's models can be named only after the line above

import pytest  # noqa: E402
from django.core.cache import cache  # noqa: E402
from tests.journeys.clinic import Clinic  # noqa: E402
from tests.journeys.clock import Clock  # noqa: E402
from tests.journeys.visitors import Visitors, chromium  # noqa: E402

# Playwright keeps an event loop in this thread, so Django would refuse its own database calls here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One Chromium for the whole run."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def clock(settings) -> Clock:
    """The one clock of the system: the server of the test asks it too."""
    handed_in = Clock("2026-10-14 09:00")
    settings.REHABIT_CLOCK = handed_in
    cache.clear()
    return handed_in


@pytest.fixture
def visitors(browser, live_server) -> Iterator[Visitors]:
    """Opens a browser for each person; at the end nobody's browser may have complained."""
    everybody = Visitors(browser, live_server.url)
    yield everybody
    assert everybody.complaints() == []
    everybody.leave()


@pytest.fixture
def clinic(clock, visitors) -> Clinic:
    """A site with a site lead, a facilitator, a helper and a referrer, and nobody referred yet."""
    return Clinic(visitors)
