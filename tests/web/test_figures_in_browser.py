"""A figure in a real browser: it plays under a tap, pauses, goes pose by pose, under a strict policy."""

import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from rehabit.web.design import figure, style_page
from rehabit.web.design.environment import environment
from rehabit.web.headers import POLICY

STATIC = style_page.DESIGN.parents[3] / "build" / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PAGE = (
    '{% extends "design/layout/participant.jinja" %}{% from "design/figure/figure.jinja" import figure %}'
    '{% block content %}<h1>Bridge</h1>{{ figure("bridge", 2, "Bridge") }}{% endblock %}'
)


@pytest.fixture(scope="module")
def browser():
    program = os.environ.get("REHABIT_CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is needed to look at the figures: apt-get install chromium"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def html():
    return environment().from_string(PAGE).render(page={"title": "Bridge"}, csrf_input="")


@contextmanager
def opened(browser, html, **asked):
    context = browser.new_context(viewport={"width": 375, "height": 800}, **asked)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))

    def answer(route):
        path = STATIC / urlsplit(route.request.url).path.removeprefix("/static/").lstrip("/")
        if path.is_file():
            route.fulfill(
                body=path.read_bytes(), headers={"content-type": TYPES.get(path.suffix, "text/plain")}
            )
        else:
            policy = {"content-security-policy": POLICY, "content-type": "text/html; charset=utf-8"}
            route.fulfill(body=html, headers=policy)

    page.route("**/*", answer)
    page.goto("https://rehabit.test/")
    yield page
    context.close()
    assert said == []


def test_it_plays_pauses_and_goes_pose_by_pose(browser, html):
    with opened(browser, html) as page:
        page.get_by_text("Play the movement").click()
        page.wait_for_selector(".exercise-figure__moving svg")
        clock = "document.querySelector('.exercise-figure__moving svg').getCurrentTime()"
        before = page.evaluate(clock)
        page.wait_for_timeout(200)
        assert page.evaluate(clock) > before
        page.get_by_role("button", name="Pause").click()
        before = page.evaluate(clock)
        page.wait_for_timeout(200)
        assert page.evaluate(clock) == before
        page.get_by_role("button", name="Next").click()
        assert page.evaluate(clock) == pytest.approx(2, abs=0.1)
        assert page.get_by_role("status").last.inner_text() == "Pose 2 of 2"
        page.get_by_role("button", name="Back").click()
        assert page.evaluate(clock) == pytest.approx(0, abs=0.1)
        page.get_by_role("button", name="Go on").click()
        page.wait_for_timeout(200)
        assert page.evaluate(clock) > 0.1


def test_it_stops_when_it_is_closed(browser, html):
    with opened(browser, html) as page:
        page.get_by_text("Play the movement").click()
        page.wait_for_selector(".exercise-figure__moving svg")
        page.get_by_text("Play the movement").click()
        page.wait_for_timeout(100)
        assert page.evaluate("document.querySelector('.exercise-figure__moving svg').animationsPaused()")


def test_it_moves_without_scripts(browser, html):
    with opened(browser, html, java_script_enabled=False) as page:
        page.get_by_text("Play the movement").click()
        moving = page.locator(".exercise-figure__moving")
        page.wait_for_timeout(500)
        first = moving.screenshot()
        page.wait_for_timeout(1200)
        assert moving.screenshot() != first
        assert not page.get_by_role("button").is_visible()


def test_whoever_asks_for_less_movement_sees_the_poses_and_nothing_that_moves(browser, html):
    with opened(browser, html, reduced_motion="reduce") as page:
        assert page.locator(".exercise-figure__poses").is_visible()
        assert not page.get_by_text("Play the movement").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_poses_are_drawn_by_day_and_by_night(browser, html, scheme):
    with opened(browser, html, color_scheme=scheme) as page:
        page.wait_for_load_state("networkidle")
        shape = page.locator(".exercise-figure__poses").evaluate("p => p.naturalWidth / p.naturalHeight")
        wide, high = figure.drawing("bridge", 2).strip
        assert shape == pytest.approx(wide / high, rel=0.05)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
