"""The skeleton: which bone hangs on which joint, and where the joints are when the angles are given.

Lengths are in body heights, y is up, the floor is y = 0. A bone at 0 degrees hangs straight down; a growing
angle turns it towards +x. Every bone's direction is a sum of joint angles, so a change that is even in the
angles is even in every bone: limbs never change their length.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]
Angles = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bone:
    """From the joint ``parent`` to the joint ``name``; ``stretch`` names its foreshortening, 1 = none."""

    name: str
    parent: str
    length: float
    base: float
    terms: tuple[tuple[str, float], ...]
    stretch: str = ""

    def direction(self, angles: Angles) -> float:
        """Degrees in the picture, 0 straight down and growing towards +x."""
        return self.base + sum(share * angles.get(joint, 0.0) for joint, share in self.terms)

    def reach(self, angles: Angles) -> float:
        """Its length in the picture."""
        return self.length * angles.get(self.stretch, 1.0) if self.stretch else self.length


SIDES = (("r", -1), ("l", 1))
TOE, HEEL = (0.105, -0.039), (-0.040, -0.039)
THIGH, SHANK, UPPER_ARM, FOREARM, ANKLE = 0.245, 0.246, 0.186, 0.190, 0.039


def skeleton(*, view: str) -> dict[str, Bone]:
    """The bones of a view by the joint at their end, parents first."""
    return _BY_VIEW["side" if view == "side" else "front"]


def place(*, view: str, angles: Angles, anchor: str, at: Point) -> dict[str, Point]:
    """Where every joint is when the joint ``anchor`` is at ``at``."""
    joints: dict[str, Point] = {"pelvis": (0.0, 0.0)}
    for bone in skeleton(view=view).values():
        start, way = joints[bone.parent], math.radians(bone.direction(angles))
        length = bone.reach(angles)
        joints[bone.name] = (start[0] + length * math.sin(way), start[1] - length * math.cos(way))
    across, up = at[0] - joints[anchor][0], at[1] - joints[anchor][1]
    return {name: (x + across, y + up) for name, (x, y) in joints.items()}


def _bone(
    name: str, parent: str, length: float, base: float, terms: Mapping[str, float], stretch: str = ""
) -> Bone:
    return Bone(
        name=name, parent=parent, length=length, base=base, terms=tuple(terms.items()), stretch=stretch
    )


def _from_the_side() -> tuple[Bone, ...]:
    lower = {"trunk": -1.0}
    upper = lower | {"spine": -1.0}
    top = upper | {"neck": -1.0}
    bones = [
        _bone("waist", "pelvis", 0.120, 180, lower),
        _bone("shoulder", "waist", 0.168, 180, upper),
        _bone("neck", "shoulder", 0.050, 180, top),
        _bone("head", "neck", 0.060, 180, top),
    ]
    for s, _ in SIDES:
        thigh = lower | {f"hip_{s}": 1.0}
        shank = thigh | {f"knee_{s}": -1.0}
        sole = shank | {f"ankle_{s}": 1.0}
        arm = upper | {f"shoulder_{s}": 1.0}
        bones += [
            _bone(f"knee_{s}", "pelvis", THIGH, 0, thigh),
            _bone(f"ankle_{s}", f"knee_{s}", SHANK, 0, shank),
            _bone(f"sole_{s}", f"ankle_{s}", 0.0, 0, sole),
            _bone(f"toe_{s}", f"ankle_{s}", math.hypot(*TOE), _slope(TOE), sole),
            _bone(f"heel_{s}", f"ankle_{s}", math.hypot(*HEEL), _slope(HEEL), sole),
            _bone(f"elbow_{s}", "shoulder", UPPER_ARM, 0, arm),
            _bone(f"hand_{s}", f"elbow_{s}", FOREARM, 0, arm | {f"elbow_{s}": 1.0}),
        ]
    return tuple(bones)


def _from_the_front() -> tuple[Bone, ...]:
    trunk = {"lean": -1.0, "roll": -1.0}
    top = trunk | {"neck": -1.0}
    bones = [
        _bone("waist", "pelvis", 0.120, 180, trunk, "trunk_len"),
        _bone("shoulder", "waist", 0.168, 180, trunk, "trunk_len"),
        _bone("neck", "shoulder", 0.050, 180, top),
        _bone("head", "neck", 0.060, 180, top),
    ]
    for s, m in SIDES:
        thigh = {f"hip_abd_{s}": float(m), "roll": -1.0}
        shank = thigh | {f"knee_in_{s}": -float(m)}
        arm = trunk | {f"arm_abd_{s}": float(m)}
        forearm = arm | {f"elbow_out_{s}": float(m)}
        bones += [
            _bone(f"hip_{s}", "pelvis", 0.050, 90 * m, {"lean": -0.5, "roll": -1.0}),
            _bone(f"knee_{s}", f"hip_{s}", THIGH, 0, thigh, f"thigh_len_{s}"),
            _bone(f"ankle_{s}", f"knee_{s}", SHANK, 0, shank, f"shank_len_{s}"),
            _bone(f"toe_{s}", f"ankle_{s}", 0.04485, 18 * m, shank | {f"tip_{s}": 1.0}),
            _bone(f"sh_{s}", "shoulder", 0.095, 90 * m, trunk),
            _bone(f"elbow_{s}", f"sh_{s}", UPPER_ARM, 0, arm, f"arm_len_{s}"),
            _bone(f"hand_{s}", f"elbow_{s}", FOREARM, 0, forearm, f"forearm_len_{s}"),
        ]
    return tuple(bones)


def _slope(point: Point) -> float:
    return math.degrees(math.atan2(point[0], -point[1]))


_BY_VIEW = {
    "side": {bone.name: bone for bone in _from_the_side()},
    "front": {bone.name: bone for bone in _from_the_front()},
}
