"""Takes the pictures of the documentation from the demonstration, in a real browser.

    script/pictures

Loads a demonstration of its own in a temporary folder, so the pictures show only what is made up.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = os.environ.get("REHABIT_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@dataclass(frozen=True)
class Picture:
    """One picture: whose sign-in, which page (or the text of links to follow), and the size of the window."""

    name: str
    role: str
    follow: tuple[str, ...]
    width: int
    height: int


TABLET, PHONE, DESK = (820, 1180), (390, 844), (1280, 900)
WANTED = (
    Picture("session", "facilitator", ("/staff/today/", "a[href*='/staff/sessions/']"), *TABLET),
    Picture("referrals", "lead", ("/staff/referrals/",), *DESK),
    Picture("today", "participant", ("/my/today/",), *PHONE),
    Picture("results", "lead", ("/staff/results/",), *DESK),
)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="rehabit-pictures-") as folder:
        environment = os.environ | {
            "REHABIT_MODE": "demo",
            "REHABIT_VAR": folder,
            "REHABIT_DATABASE": f"sqlite:///{folder}/demo.sqlite3",
            "PYTHONPATH": str(ROOT / "src"),
        }
        _rehabit(environment, "migrate")
        _rehabit(environment, "demo", "load")
        ways_in = _rehabit(environment, "demo", "sign-ins")
        port = _free_port()
        serve = [sys.executable, "-m", "rehabit.cli.main", "serve", "--port", str(port), "--workers", "1"]
        server = subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                for picture in WANTED:
                    _take(browser, f"http://127.0.0.1:{port}", picture, ways_in)
                browser.close()
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


def _rehabit(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "rehabit.cli.main", *words],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def _take(browser: Browser, address: str, picture: Picture, ways_in: str) -> None:
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height})
    page = context.new_page()
    _sign_in(page, address, picture.role, ways_in)
    first, *links = picture.follow
    page.goto(address + first)
    for link in links:
        page.locator(link).first.click()
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    print(f"{picture.name}.png: {page.title()}")
    context.close()


def _sign_in(page: Page, address: str, role: str, ways_in: str) -> None:
    if role == "participant":
        code = re.search(r"^\s+([A-Z0-9]{4}-[A-Z0-9]{4})\s", ways_in, re.MULTILINE)
        assert code, "demo sign-ins prints no code for the participant"
        page.goto(f"{address}/my/sign-in/")
        page.get_by_label("Your code").fill(code[1])
    else:
        password = re.search(r"with the password (\S+)", ways_in)
        assert password, "demo sign-ins prints no password"
        page.goto(f"{address}/account/login/")
        page.get_by_label("Email").fill(f"{role}@demo.example.org")
        page.get_by_label("Password").fill(password[1])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"The server did not start on port {port} within 20 s")


if __name__ == "__main__":
    main()
