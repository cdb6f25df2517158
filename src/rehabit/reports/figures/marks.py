"""The smallest pieces of an SVG: numbers as short as can be, and shapes with a dark rim."""

import re
from collections import Counter

S = 230.0
"""Picture units in a body height."""

_WORTH_IT = 40
"""Characters from which a shape is worth a name."""


def n(value: float, places: int = 1) -> str:
    """A number as short as it can be written."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    text = text.replace("-0.", "-.") if text.startswith("-0.") else text
    text = text[1:] if text.startswith("0.") else text
    return "0" if text in {"-0", "-", ""} else text


def element(name: str, attributes: str, inside: str = "") -> str:
    """An element with what is in it, or closed at once."""
    return f"<{name} {attributes}>{inside}</{name}>" if inside else f"<{name} {attributes}/>"


def shape(outline: str, colour: str) -> str:
    """A closed or open outline filled with a colour, without an edge."""
    return f'<path d="{outline}" fill="{colour}"/>'


def edge(outline: str, *, strong: bool = False) -> str:
    """The same outline as a dark rim, to lie under the shape."""
    return f'<path d="{outline}" class="{"w" if strong else "o"}"/>'


def limb(length: float, near: float, far: float) -> str:
    """A tapering limb from (0, 0) down to (0, length), round at both ends; all in picture units."""
    a, b = n(near), n(far)
    return f"M-{a} 0A{a} {a} 0 0 1 {a} 0L{b} {n(length)}A{b} {b} 0 0 1-{b} {n(length)}Z"


def widened(outline: str, share: float) -> str:
    """An outline of absolute pairs (M, L, C, Q) with every x made this much wider."""
    count = iter(range(len(outline)))

    def scaled(found: re.Match[str]) -> str:
        across = next(count) % 2 == 0
        return f" {n(float(found[0]) * (share if across else 1))}"

    return re.sub(r"(?<=[A-Z]) ", "", re.sub(r"-?[\d.]+", scaled, outline).replace("  ", " "))


def shared(drawn: str) -> str:
    """The same drawing with every longer shape that comes back written once and used by name."""
    counted = Counter(re.findall(r"<(?:path|rect|circle|ellipse) [^<>]*/>", drawn))
    again = [shape_ for shape_, times in counted.items() if times > 1 and len(shape_) > _WORTH_IT]
    names = {shape_: _name(number) for number, shape_ in enumerate(again)}
    defined = "".join(shape_.replace(" ", f' id="{name}" ', 1) for shape_, name in names.items())
    used = re.sub(
        r"<(?:path|rect|circle|ellipse) [^<>]*/>",
        lambda found: f'<use href="#{names[found[0]]}"/>' if found[0] in names else found[0],
        drawn,
    )
    return f"<defs>{defined}</defs>{used}" if defined else used


def _name(number: int) -> str:
    """a, b, … z, aa, ab, …"""
    letters = chr(97 + number % 26)
    return letters if number < 26 else _name(number // 26 - 1) + letters
