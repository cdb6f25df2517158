"""How the pieces of a figure look, by day and by night: a class of one or two letters each.

A person's own colours (skin, hair, clothes) are written into the drawing; these are the rims, the ground and
the props. Rims stand out from the ground by day and by night, so a figure can be read whatever the clothes.
"""

import re

_BASE = "stroke-linecap:round;stroke-linejoin:round;fill:none"
COLOURS = {
    "l": ("#16313a", "#f2ece1"),
    "g": ("#faf6ef", "#172a2f"),
    "f": ("#cfc4b2", "#4a646b"),
    "e": ("#6d7f83", "#8aa0a3"),
    "q": ("#e6ddcd", "#33494f"),
    "s": ("#a9cfca", "#3d7773"),
    "a": ("#b4472f", "#f59b82"),
}
"""Line, ground, floor, edges, quiet and strong surfaces, accent: the site's tokens, by day and by night."""
_RULES = {
    "g": "fill:var(--g)",
    "o": "fill:var(--l);stroke:var(--l);stroke-width:3",
    "w": "fill:var(--l);stroke:var(--l);stroke-width:6.5",
    "n": "stroke:var(--l);stroke-width:14",
    "i": "stroke:#16232a;stroke-width:1.9",
    "m": "stroke:#fffdf9;stroke-width:2.5;stroke-dasharray:5 5",
    "f": "stroke:var(--f);stroke-width:3",
    "p": "stroke:var(--e);stroke-width:5",
    "q": "fill:var(--q);stroke:var(--e);stroke-width:2",
    "s": "fill:var(--s);stroke:var(--e);stroke-width:2",
    "d": "stroke:var(--e);stroke-width:3;stroke-dasharray:2 8",
    "z": "stroke:var(--l);stroke-width:9",
    "b": "stroke:var(--a);stroke-width:5",
    "bb": "stroke:var(--a);stroke-width:9",
    "t": "stroke:var(--l);stroke-width:6.5",
    "u": "stroke:#d9b25f;stroke-width:3.5",
    "k": "fill:#d9b25f;stroke:var(--l);stroke-width:2",
    "c": "fill:#d9b25f;stroke:var(--l);stroke-width:2",
    "x": "stroke:var(--l);stroke-width:5",
    "y": "stroke:var(--l);stroke-width:6",
    "h": "fill:var(--a)",
    "r": "stroke:var(--a);stroke-width:7;stroke-linecap:butt",
    "e": "stroke:var(--a);stroke-width:3.5",
    "j": "stroke:var(--e);stroke-width:4",
}


def style(*, drawn: str, night: bool = True) -> str:
    """The style sheet that a picture of its own needs and no more; without ``night`` for paper."""
    used = set(re.findall(r'class="(\w+)"', drawn))
    return _sheet("svg", "", [name for name in _RULES if name in used], night)


def style_in_page(*, holder: str) -> str:
    """The whole style sheet for drawings that are part of a page, inside elements of the class ``holder``."""
    scope = f".{holder} svg"
    return _sheet(scope, f"{scope} ", list(_RULES), night=True).replace("}", "}\n").strip() + "\n"


def _sheet(svg: str, before: str, names: list[str], night: bool) -> str:
    rules = "".join(f"{before}.{name}{{{_RULES[name]}}}" for name in names)
    used = [name for name in COLOURS if f"var(--{name})" in rules]
    day, dark = (";".join(f"--{name}:{COLOURS[name][at]}" for name in used) for at in (0, 1))
    by_night = f"@media screen and (prefers-color-scheme:dark){{{svg}{{{dark}}}}}" if night else ""
    return f"{svg}{{{_BASE};{day}}}{by_night}{rules}"
