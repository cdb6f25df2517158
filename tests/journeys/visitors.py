"""People at their browsers: one window each, and a list of whatever a browser complained about."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 10_000
"""Milliseconds to wait for a page on a busy machine."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    program = os.environ.get("REHABIT_CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is needed for the journeys: apt-get install chromium"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=QUIET)
        yield opened
        opened.close()


class Visitors:
    """Opens windows on one server and listens to them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self.address = browser, address
        self._host = urlsplit(address).netloc
        self._complaints: list[str] = []
        self._contexts = []

    def open(self, *, phone: bool = False, scripts: bool = True) -> Page:
        """A fresh window with nobody signed in; `phone` is small, `scripts` may be off."""
        size = {"width": 375, "height": 720} if phone else {"width": 1280, "height": 900}
        context = self._browser.new_context(
            base_url=self.address,
            viewport=size,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            timezone_id="Europe/London",
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self._complaints.append(str(error.error)))
        context.on("request", self._asked)
        context.on("response", self._answered)
        self._contexts.append(context)
        return context.new_page()

    def complaints(self) -> list[str]:
        """Errors of scripts, requests to other hosts and answers that failed, in order."""
        return self._complaints

    def forget(self, address: str) -> None:
        """Take back the complaints about one address, where the test says that it knows better."""
        self._complaints[:] = [each for each in self._complaints if address not in each]

    def leave(self) -> None:
        for context in self._contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        # A form that is sent back with its errors answers 422, and Chromium calls that an error of the page.
        if message.type in ("error", "warning") and "status of 422" not in message.text:
            self._complaints.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self._host:
            self._complaints.append(f"another host was asked: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or response.status in (403, 404):
            self._complaints.append(f"{response.status}: {response.url}")
