"""The style page in a real browser: axe finds nothing, nothing is cut off, and a strict policy is kept to."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from rehabit.web.design import style_page
from rehabit.web.design.environment import environment

ROOT = style_page.DESIGN.parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
HERE = "https://rehabit.test"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = "async rules => (await axe.run({runOnly: rules})).violations.map(v => `${v.id}: ${v.nodes[0].html}`)"
CUT_OFF = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')
    .filter(e => !e.closest('.hidden-visually, thead') && e.clientWidth > 1 && e.tagName !== 'svg')
    .map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def browser():
    program = os.environ.get("REHABIT_CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is needed to look at the style page: apt-get install chromium"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def style_html():
    return environment().get_template(style_page.TEMPLATE).render(style_page.context())


def show(browser: Browser, html: str, **options) -> tuple[Page, list[str]]:
    """The page as a site would serve it, with whatever the browser complained about."""
    complaints: list[str] = []

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        file = ROOT / "build" / "static" / Path(path).relative_to("/static") if path != "/" else None
        body = file.read_bytes() if file else html
        kind = TYPES[file.suffix] if file else "text/html"
        route.fulfill(
            body=body, headers={"content-type": kind, "content-security-policy": "default-src 'self'"}
        )

    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.route("**/*", answer)
    page.goto(f"{HERE}/", wait_until="load")
    return page, complaints


@pytest.mark.parametrize("width", [320, 820, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(browser, style_html, width, scheme):
    page, complaints = show(
        browser, style_html, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(FAULTS, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == []
    assert complaints == []
    page.context.close()


def test_axe_finds_nothing_in_forced_colours(browser, style_html):
    page, _ = show(browser, style_html, forced_colors="active")
    page.evaluate(AXE.read_text("utf-8"))
    # Here the reader's system chooses the colours; axe would compare one of ours with one of theirs.
    faults = [fault for fault in page.evaluate(FAULTS, RULES) if not fault.startswith("color-contrast")]
    assert faults == []
    page.context.close()


def test_in_forced_colours_icons_and_chosen_marks_can_be_told(browser, style_html):
    page, _ = show(browser, style_html, forced_colors="active")
    colour = "e => getComputedStyle(e).color"
    icons = page.eval_on_selector_all(".card__title .icon", "all => all.map(e => getComputedStyle(e).color)")
    assert set(icons) == {page.eval_on_selector(".card__title", colour)}
    outline = "e => getComputedStyle(e).outlineStyle"
    assert page.eval_on_selector(".register__mark input:checked + label", outline) == "solid"
    assert page.eval_on_selector(".register__mark input:not(:checked) + label", outline) == "none"
    page.context.close()


def test_the_type_is_our_own_and_arrives(browser, style_html):
    page, _ = show(browser, style_html)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Rehabit Text\"')")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Rehabit Text"')
    page.context.close()


def test_a_thumb_can_hit_every_mark_and_every_point_of_the_scale(browser, style_html):
    page, _ = show(browser, style_html, viewport={"width": 320, "height": 800})
    for what in (".register__mark", ".scale__point", ".button", "summary"):
        sizes = page.eval_on_selector_all(what, "all => all.map(e => e.getBoundingClientRect().height)")
        assert sizes
        assert min(size for size in sizes if size) >= 48, f"{what} is lower than 48 pixels"
    page.context.close()


def test_without_scripts_the_register_still_takes_a_mark_and_the_menu_opens(browser, style_html):
    page, _ = show(browser, style_html, viewport={"width": 375, "height": 800}, java_script_enabled=False)
    page.get_by_role("radiogroup", name="Avery Stone").get_by_label("Absent").check()
    assert page.get_by_role("radiogroup", name="Avery Stone").get_by_label("Absent").is_checked()
    menu = page.get_by_role("navigation", name="Menu")
    assert not menu.is_visible()
    page.get_by_text("Menu", exact=True).click()
    assert menu.get_by_role("link", name="Palette").is_visible()
    page.context.close()


def test_errors_come_first_for_those_who_listen(browser, style_html):
    page, _ = show(browser, style_html)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.context.close()


def test_on_paper_there_is_no_navigation(browser, style_html):
    page, _ = show(browser, style_html)
    page.emulate_media(media="print")
    assert page.locator("nav:visible").count() == page.locator("nav.pages:visible").count()
    assert not page.locator("header.masthead").is_visible()
    assert page.locator("main table").first.is_visible()
    page.context.close()
