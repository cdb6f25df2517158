"""The drawings in `icon/icons.svg`, placed in the page as they are.

One file holds them all: a `<symbol>` each, on a 24 by 24 grid, drawn with a 1.75 stroke in the colour of the
text around it. They go into the page itself, so that they show offline and in print.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

DRAWINGS = Path(__file__).parent / "icon" / "icons.svg"
_SYMBOL = re.compile(r'<symbol id="([a-z-]+)">(.*?)</symbol>', re.DOTALL)


@cache
def drawings() -> dict[str, str]:
    """Name to the shapes inside, in the order of the file."""
    found = _SYMBOL.findall(DRAWINGS.read_text(encoding="utf-8"))
    return {name: re.sub(r"\s*\n\s*", "", shapes) for name, shapes in found}


def icon(name: str, *, size: int = 24, title: str | None = None) -> Markup:
    """An icon by name. Without a title it is decoration, and hidden from screen readers.

    Raises
        KeyError: no such drawing; the message lists those there are.
    """
    if name not in drawings():
        known = ", ".join(sorted(drawings()))
        raise KeyError(
            f"There is no icon called {name!r}. Draw it in {DRAWINGS.name}, or use one of: {known}."
        )
    label = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    box = f'viewBox="0 0 24 24" width="{int(size)}" height="{int(size)}"'
    return Markup(f'<svg class="icon" {box} focusable="false" {label}>{drawings()[name]}</svg>')
