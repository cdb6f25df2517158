"""What a browser can tell about a page: axe's findings, what is cut off, where the keyboard comes to."""

from playwright.sync_api import Page

from rehabit.config.settings import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_FAULTS = """async only => (await axe.run({runOnly: only})).violations
    .map(v => `${v.impact} ${v.id}: ${v.nodes[0].html.slice(0, 160)}`)"""

# What a person cannot reach by scrolling, and what makes the whole page scroll sideways.
_CUT_OFF = """() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  const all = [...document.querySelectorAll('body *')];
  const flow = e => getComputedStyle(e).overflowX;
  const inside = e => e && (flow(e) !== 'visible' || inside(e.parentElement));
  const cut = e => e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1
    && ['hidden', 'clip'].includes(flow(e)) && !['svg', 'INPUT'].includes(e.tagName);
  const over = e => wide > 0 && e.checkVisibility() && !inside(e.parentElement)
    && e.getBoundingClientRect().right > window.innerWidth + 1;
  const words = e => e.outerHTML.slice(0, 120);
  return [
    ...(wide > 0 ? [`the page is ${wide} pixels too wide`] : []),
    ...all.filter(cut).map(e => `cut off: ${words(e)}`),
    ...all.filter(over).slice(0, 2).map(e => `reaches beyond the screen: ${words(e)}`),
  ];
}"""

# Everything that can be worked must come under the keyboard: one stop for a set of radio buttons.
_WORKABLE = """() => {
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const seen = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0
    && !e.closest('[aria-hidden=true]');
  const sets = new Set();
  return [...document.querySelectorAll(kinds)].filter(seen).filter(e => {
    if (e.type !== 'radio') return true;
    const set = `${e.form && e.form.action}${e.name}`, first = !sets.has(set);
    sets.add(set);
    return first;
  }).length;
}"""

_LISTEN = """() => {
  const look = e => {
    const label = e.labels && e.labels[0];
    const parts = [[e, ''], [e, '::before'], ...(label ? [[label, ''], [label, '::before']] : [])];
    return parts.map(([each, pseudo]) => {
      const s = getComputedStyle(each, pseudo);
      return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.borderColor, s.backgroundColor, s.color].join();
    }).join(';');
  };
  const words = e => e.outerHTML.slice(0, 130);
  const visited = new Set();
  window.walk = {order: [], unseen: [], reached: 0};
  const visible = e => {
    const box = (e.labels && e.labels[0] && ['radio', 'checkbox'].includes(e.type) ? e.labels[0] : e)
      .getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < window.innerHeight;
  };
  document.addEventListener('focusin', event => {
    const e = event.target, key = e.type === 'radio' ? `${e.form && e.form.action}${e.name}` : e;
    if (visited.has(key)) return;
    visited.add(key);
    window.walk.reached += 1;
    window.walk.order.push(words(e));
    const focused = look(e);
    if (!visible(e)) window.walk.unseen.push(`focus is out of sight: ${words(e)}`);
    e.addEventListener('focusout', () => {
      if (look(e) === focused) window.walk.unseen.push(`focus is not shown: ${words(e)}`);
    }, {once: true});
  });
}"""


# No movement, so that a page can be judged at once. A sheet made by a script is not held up by our policy.
_STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
  document.adoptedStyleSheets = [still];
}"""


def faults(page: Page, *, only: list[str] | None = None) -> list[str]:
    """What axe finds, worst first: impact, rule and the first place."""
    page.evaluate(AXE)
    kind = "rule" if only else "tag"
    found: list[str] = page.evaluate(_FAULTS, {"type": kind, "values": only or RULES})
    return sorted(found)


def in_the_dark(page: Page) -> list[str]:
    """What cannot be read when the reader's system is dark."""
    page.evaluate(_STILL)
    page.emulate_media(color_scheme="dark")
    page.evaluate("() => new Promise(done => requestAnimationFrame(done))")
    found = [f"in the dark: {each}" for each in faults(page, only=["color-contrast"])]
    page.emulate_media(color_scheme="light")
    return found


def cut_off(page: Page) -> list[str]:
    """What does not fit the width of the window."""
    found: list[str] = page.evaluate(_CUT_OFF)
    return found


def keyboard(page: Page) -> list[str]:
    """Walk through the whole page with the Tab key; says what was not reached or does not show its focus."""
    workable: int = page.evaluate(_WORKABLE)
    page.evaluate(_STILL)
    page.evaluate(_LISTEN)
    at_top = page.evaluate("document.activeElement === document.body")
    for _ in range(workable + 2):
        page.keyboard.press("Tab")
    walk = page.evaluate("window.walk")
    found = list(walk["unseen"])
    if at_top and "skip-link" not in "".join(walk["order"][:1]):
        found.append(f"the skip link does not come first but {walk['order'][:1]}")
    if walk["reached"] < workable:
        found.append(f"{walk['reached']} of {workable} things reached")
    return found
