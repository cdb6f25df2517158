"""Where the joints are: worked examples by hand, and bones that keep their length whatever the angles."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit import catalogue
from rehabit.reports.figures import place, skeleton, timeline

CONTENT = catalogue.load()
FIGURES = [figure for exercise in CONTENT.exercises() for figure in CONTENT.figures(exercise.id)]
GOLDEN = [
    # view, angles, joint, where it is with the pelvis at (0, .53)
    ("side", {}, "waist", (0, 0.650)),
    ("side", {}, "shoulder", (0, 0.818)),
    ("side", {}, "head", (0, 0.928)),
    ("side", {}, "knee_r", (0, 0.285)),
    ("side", {}, "ankle_r", (0, 0.039)),
    ("side", {}, "toe_r", (0.105, 0)),
    ("side", {}, "heel_r", (-0.040, 0)),
    ("side", {}, "hand_r", (0, 0.442)),
    ("side", {"trunk": 90}, "shoulder", (0.288, 0.530)),
    ("side", {"hip_l": 90}, "knee_l", (0.245, 0.530)),
    ("side", {"hip_l": 90, "knee_l": 90}, "ankle_l", (0.245, 0.284)),
    ("side", {"shoulder_r": 180}, "hand_r", (0, 1.194)),
    ("front", {}, "hip_l", (0.050, 0.530)),
    ("front", {}, "ankle_l", (0.050, 0.039)),
    ("front", {}, "toe_l", (0.0639, -0.0037)),
    ("front", {}, "hand_l", (0.095, 0.442)),
    ("front", {}, "hand_r", (-0.095, 0.442)),
    ("front", {"hip_abd_r": 90}, "ankle_r", (-0.541, 0.530)),
    ("front", {"thigh_len_l": 0, "shank_len_l": 0}, "ankle_l", (0.050, 0.530)),
    ("front", {"roll": 90}, "head", (0.398, 0.530)),
]


@pytest.mark.parametrize(("view", "angles", "joint", "expected"), GOLDEN)
def test_joints_worked_out_by_hand(view, angles, joint, expected):
    joints = place(view=view, angles=angles, anchor="pelvis", at=(0, 0.53))
    assert joints[joint] == pytest.approx(expected, abs=0.0001)


def test_the_anchor_is_where_it_is_put():
    joints = place(view="side", angles={"knee_r": 40}, anchor="toe_r", at=(0.2, 0.01))
    assert joints["toe_r"] == pytest.approx((0.2, 0.01))


@pytest.mark.parametrize("view", ["side", "front", "back"])
@given(data=st.data())
def test_a_bone_has_its_length_at_any_angle(view, data):
    names = sorted({joint for bone in skeleton(view=view).values() for joint, _ in bone.terms})
    angles = {name: data.draw(st.floats(-180, 180)) for name in names}
    joints = place(view=view, angles=angles, anchor="pelvis", at=(0, 0.53))
    for bone in skeleton(view=view).values():
        assert math.dist(joints[bone.name], joints[bone.parent]) == pytest.approx(bone.length)


@given(figure=st.sampled_from(FIGURES), share=st.floats(0, 1))
def test_limbs_keep_their_length_between_any_two_frames(figure, share):
    frames = timeline(figure=figure).frames
    for before, after in pairwise(frames):
        names = {*before.angles, *after.angles}
        rest = {name: 1.0 if "_len" in name else 0.0 for name in names}
        angles = {
            name: before.angles.get(name, rest[name]) * (1 - share)
            + after.angles.get(name, rest[name]) * share
            for name in names
        }
        joints = place(view=figure.view, angles=angles, anchor="pelvis", at=(0, 0))
        for bone in skeleton(view=figure.view).values():
            assert math.dist(joints[bone.name], joints[bone.parent]) == pytest.approx(bone.reach(angles))


def test_front_and_back_mirror_left_and_right():
    angles = {f"{name}_{side}": 20.0 for name in ("hip_abd", "arm_abd", "elbow_out") for side in "lr"}
    joints = place(view="back", angles=angles, anchor="pelvis", at=(0, 0.53))
    for joint in ("hip", "knee", "ankle", "toe", "sh", "elbow", "hand"):
        left, right = joints[f"{joint}_l"], joints[f"{joint}_r"]
        assert left == pytest.approx((-right[0], right[1]))
