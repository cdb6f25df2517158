"""Every component on one page, for looking at: in a browser, in print, by axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rehabit.web.design import icons, palette
from rehabit.web.design.page import NavItem, Page

TEMPLATE = "design/style_page.jinja"
DESIGN = Path(__file__).parent


def components() -> list[str]:
    """The folders that hold a component, by name."""
    return sorted(folder.parent.name for folder in DESIGN.glob("*/example.jinja"))


def context(*, title: str = "Style page", home: str = "/") -> dict[str, Any]:
    """What `style_page.jinja` needs: the page, the components, the icons, the colours and their contrast."""
    shown = tuple(
        NavItem(text=text, href=f"#{text.lower()}", current=text == "Components")
        for text in ("Components", "Icons", "Palette", "Type")
    )
    page = Page(title=title, nav=shown, home=home, viewer="Avery Stone", site="Elm Road (made up)", demo=True)
    return {
        "page": page,
        "components": components(),
        "icons": list(icons.drawings()),
        "colours": palette.colours(),
        "contrasts": palette.contrasts(),
    }
