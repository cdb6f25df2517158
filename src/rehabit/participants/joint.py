"""Which joint a person is referred for, and on which side, read from the words offices use."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rehabit.kernel import Refusal, tidy


class Area(StrEnum):
    """The joints this programme takes."""

    KNEE = "knee"
    HIP = "hip"
    KNEE_AND_HIP = "knee_and_hip"


class Side(StrEnum):
    """The side; ``NOT_SAID`` when the referral does not tell."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NOT_SAID = "not_said"


_AREA_WORDS = {
    Area.KNEE: "Knee",
    Area.HIP: "Hip",
    Area.KNEE_AND_HIP: "Knee and hip",
}
_SIDE_WORDS = {Side.LEFT: ", left", Side.RIGHT: ", right", Side.BOTH: ", both sides", Side.NOT_SAID: ""}
_KNEE, _HIP = re.compile(r"knees?|patell\w*"), re.compile(r"\bhips?\b")
_BOTH = re.compile(r"both|bilat\w*|l ?[/&+] ?r|r ?[/&+] ?l|b/l|knees|hips")
_LEFT, _RIGHT = re.compile(r"\b(left|lt|l)\b"), re.compile(r"\b(right|rt|r)\b")
_ADVICE = "Write knee, hip, or knee and hip, with left, right or both."


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """The joint and its side; prints as "Knee, left"."""

    area: Area
    side: Side

    def __str__(self) -> str:
        return _AREA_WORDS[self.area] + _SIDE_WORDS[self.side]


def parse_joint(*, text: str, side: str = "") -> Joint | Refusal:
    """Read the joint from words like "L knee" or "both hips"; the side may have a cell of its own.

    "Both" alone means knee and hip. Refusals: ``missing``, ``not_knee_or_hip``, ``unknown_side``.
    """
    written, side_written = tidy(text=text), tidy(text=side)
    if not written:
        return Refusal("missing", f"No joint was given. {_ADVICE}")
    area = _area(words=written.lower())
    if area is None:
        return Refusal("not_knee_or_hip", f"“{written}” is neither knee nor hip. {_ADVICE}")
    found = _side(words=side_written.lower() or written.lower(), both_is_side=written.lower() != "both")
    if side_written and found is Side.NOT_SAID:
        return Refusal("unknown_side", f"“{side_written}” is not a side. Write left, right or both.")
    return Joint(area=area, side=found)


def _area(*, words: str) -> Area | None:
    knee, hip = _KNEE.search(words), _HIP.search(words)
    if (knee and hip) or words == "both":
        return Area.KNEE_AND_HIP
    if knee:
        return Area.KNEE
    return Area.HIP if hip else None


def _side(*, words: str, both_is_side: bool) -> Side:
    left, right = _LEFT.search(words), _RIGHT.search(words)
    if (left and right) or (both_is_side and _BOTH.search(words)):
        return Side.BOTH
    if left:
        return Side.LEFT
    return Side.RIGHT if right else Side.NOT_SAID
