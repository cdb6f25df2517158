"""The colours in `tokens.scss`, and how far the pairs in use stand apart (WCAG 2.2 contrast, 1 to 21)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "tokens.scss"
TEXT, CONTROL = 4.5, 3.0  # success criteria 1.4.3 and 1.4.11
_MIXIN = re.compile(r"@mixin (\w+) \{(.*?)\n\}", re.DOTALL)
_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")

# front, back, what it is used for, the contrast it must have
PAIRS: tuple[tuple[str, str, str, float], ...] = (
    ("ink", "paper", "Text on the page", TEXT),
    ("ink", "surface", "Text on a card", TEXT),
    ("ink", "sunken", "Text on a quiet area", TEXT),
    ("ink", "coral-wash", "Text on the demonstration banner", TEXT),
    ("ink-soft", "paper", "Second text on the page", TEXT),
    ("ink-soft", "surface", "Second text on a card", TEXT),
    ("ink-soft", "sunken", "Second text on a quiet area", TEXT),
    ("teal", "paper", "Link on the page", TEXT),
    ("teal", "surface", "Link on a card", TEXT),
    ("teal", "sunken", "Link on a quiet area", TEXT),
    ("teal-strong", "teal-wash", "Chosen or pointed at", TEXT),
    ("ink", "teal-wash", "Text on what is current", TEXT),
    ("on-teal", "teal", "Main button", TEXT),
    ("on-teal", "teal-strong", "Main button, pointed at", TEXT),
    ("on-night", "night", "Masthead", TEXT),
    ("on-night-soft", "night", "Masthead, second text", TEXT),
    ("coral", "coral-wash", "Today", TEXT),
    ("coral", "surface", "Accent on a card", TEXT),
    ("coral-bright", "night", "Accent on the masthead", CONTROL),
    ("focus-ink", "focus", "Focused link", TEXT),
    ("good", "good-wash", "Good news", TEXT),
    ("attention", "attention-wash", "Needs attention", TEXT),
    ("urgent", "urgent-wash", "Urgent", TEXT),
    ("urgent", "surface", "Error on a card", TEXT),
    ("urgent", "paper", "Error on the page", TEXT),
    ("info", "info-wash", "For information", TEXT),
    ("muted", "muted-wash", "Over and done", TEXT),
    ("danger", "surface", "Button that removes", TEXT),
    ("on-danger", "danger", "The same, pointed at", TEXT),
    ("edge", "paper", "Edge of a control on the page", CONTROL),
    ("edge", "surface", "Edge of a control on a card", CONTROL),
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """One pair of colours in one scheme: `ratio` against the `least` that its use needs."""

    scheme: str
    front: str
    back: str
    use: str
    ratio: float
    least: float

    @property
    def enough(self) -> bool:
        return self.ratio >= self.least


@cache
def colours() -> dict[str, dict[str, str]]:
    """Scheme ('day', 'night') to token to colour '#rrggbb'. What night does not say is as by day."""
    said = {scheme: dict(_TOKEN.findall(body)) for scheme, body in _MIXIN.findall(TOKENS.read_text("utf-8"))}
    return {scheme: said["day"] | tokens for scheme, tokens in said.items()}


def contrasts() -> list[Contrast]:
    """Every pair that is used, by day and by night."""
    return [
        Contrast(scheme, front, back, use, ratio(tokens[front], tokens[back]), least)
        for scheme, tokens in colours().items()
        for front, back, use, least in PAIRS
    ]


def ratio(first: str, second: str) -> float:
    """Contrast of two colours '#rrggbb', from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
