"""Hands and feet that rest on something: the angles of a limb from the place where it ends.

Two bones between two points leave one choice, the way the middle joint bends; the rest is the law of cosines.
"""

import math
from collections.abc import Mapping

from rehabit.reports.figures.skeleton import (
    ANKLE,
    FOREARM,
    HEEL,
    SHANK,
    THIGH,
    TOE,
    UPPER_ARM,
    Point,
    place,
)

Reach = Mapping[str, tuple[float, ...]]
_SIGN = {"r": -1, "l": 1}
_ALMOST_STRAIGHT = 0.9995
_LONGEST = 1.06
"""A leg that points a little towards the viewer may look this much longer from slightly above."""


class OutOfReach(ValueError):
    """A pose asks a hand or a foot to be where the limb cannot get."""


def settle(
    *, view: str, angles: Mapping[str, float], anchor: str, at: Point, reach: Reach
) -> dict[str, float]:
    """The angles of a pose with those of the limbs that reach replaced by what takes them there.

    Raises
        OutOfReach: a place is further from the joint than the limb is long (by more than a hundredth of a
            body height), or so near that the limb cannot fold up to it.
    """
    settled = dict(angles)
    joints = place(view=view, angles=angles, anchor=anchor, at=at)
    for end, target in reach.items():
        limb, side = end.split("_")
        settled |= _SOLVERS["side" if view == "side" else "front", limb](settled, joints, side, target)
    return settled


def ankle_over(*, x: float, ground: float, pitch: float) -> Point:
    """Where the ankle is when a foot stands at ``x`` and tips over its toes (pitch < 0) or its heel (> 0)."""
    touching = TOE if pitch < 0 else HEEL
    c, s = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))
    return (
        x + touching[0] - (touching[0] * c - touching[1] * s),
        ground - (touching[0] * s + touching[1] * c),
    )


def _two_bones(
    start: Point, end: Point, first: float, second: float, bend: float, what: str
) -> tuple[float, float]:
    """The directions of both bones, degrees."""
    across, up = end[0] - start[0], end[1] - start[1]
    away = math.hypot(across, up)
    if away > first + second + 0.01 or away < abs(first - second):
        raise OutOfReach(
            f"{what} should be at ({end[0]:.3f}, {end[1]:.3f}), {away:.3f} body heights from its joint; "
            f"the limb reaches from {abs(first - second):.3f} to {first + second:.3f}. "
            "Move the body or the place."
        )
    away = min(away, _ALMOST_STRAIGHT * (first + second))
    base = math.atan2(across, -up)
    near = math.acos((first**2 + away**2 - second**2) / (2 * first * away))
    far = math.acos((second**2 + away**2 - first**2) / (2 * second * away))
    return math.degrees(base + bend * near), math.degrees(base - bend * far)


def _leg_from_the_side(
    angles: Mapping[str, float], joints: Mapping[str, Point], side: str, target: tuple[float, ...]
) -> dict[str, float]:
    x, ground, pitch = target
    ankle = ankle_over(x=x, ground=ground, pitch=pitch)
    thigh, shank = _two_bones(joints["pelvis"], ankle, THIGH, SHANK, 1, f"foot_{side}")
    hip = _around(thigh + angles.get("trunk", 0.0), 0)
    return {f"hip_{side}": hip, f"knee_{side}": thigh - shank, f"ankle_{side}": pitch - shank}


def _arm_from_the_side(
    angles: Mapping[str, float], joints: Mapping[str, Point], side: str, target: tuple[float, ...]
) -> dict[str, float]:
    bend = target[2] if len(target) > 2 else -1
    upper, fore = _two_bones(
        joints["shoulder"], (target[0], target[1]), UPPER_ARM, FOREARM, bend, f"hand_{side}"
    )
    shoulder = _around(upper + angles.get("trunk", 0.0) + angles.get("spine", 0.0), 80)
    return {f"shoulder_{side}": shoulder, f"elbow_{side}": fore - upper}


def _leg_from_the_front(
    angles: Mapping[str, float], joints: Mapping[str, Point], side: str, target: tuple[float, ...]
) -> dict[str, float]:
    """A knee that bends towards the viewer makes the leg shorter, not crooked."""
    hip, (x, ground, tip) = joints[f"hip_{side}"], target
    across, up = x - hip[0], ground + ANKLE - hip[1]
    leg, share = math.degrees(math.atan2(across, -up)), math.hypot(across, up) / (THIGH + SHANK)
    if share > _LONGEST:
        raise OutOfReach(
            f"foot_{side} should be at ({x:.3f}, {ground:.3f}): the leg would have to be {share:.2f} times "
            "its length. Move the body or the place."
        )
    out = _SIGN[side] * (leg + angles.get("roll", 0.0))
    return {
        f"hip_abd_{side}": out,
        f"knee_in_{side}": 0.0,
        f"thigh_len_{side}": share,
        f"shank_len_{side}": share,
        f"tip_{side}": tip - leg,
    }


def _arm_from_the_front(
    angles: Mapping[str, float], joints: Mapping[str, Point], side: str, target: tuple[float, ...]
) -> dict[str, float]:
    sign = _SIGN[side]
    bend = -sign * (target[2] if len(target) > 2 else -1)
    first = UPPER_ARM * angles.get(f"arm_len_{side}", 1.0)
    second = FOREARM * angles.get(f"forearm_len_{side}", 1.0)
    upper, fore = _two_bones(
        joints[f"sh_{side}"], (target[0], target[1]), first, second, bend, f"hand_{side}"
    )
    leaning = angles.get("lean", 0.0) + angles.get("roll", 0.0)
    return {
        f"arm_abd_{side}": _around(sign * (upper + leaning), 80),
        f"elbow_out_{side}": sign * (fore - upper),
    }


def _around(angle: float, middle: float) -> float:
    """The same direction, within half a turn of ``middle``."""
    return (angle - middle + 180) % 360 - 180 + middle


_SOLVERS = {
    ("side", "foot"): _leg_from_the_side,
    ("side", "hand"): _arm_from_the_side,
    ("front", "foot"): _leg_from_the_front,
    ("front", "hand"): _arm_from_the_front,
}
