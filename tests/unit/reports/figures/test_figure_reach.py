"""Hands and feet get to what they rest on, or say that they cannot."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.reports.figures import OutOfReach, place, settle

STANDING = {"trunk": 5.0, "spine": 4.0}


def settled(view, angles, at, reach):
    found = settle(view=view, angles=angles, anchor="pelvis", at=at, reach=reach)
    return found, place(view=view, angles=found, anchor="pelvis", at=at)


@given(away=st.floats(0.02, 0.37), way=st.floats(-math.pi, math.pi), side=st.sampled_from("rl"))
def test_a_hand_from_the_side_gets_to_any_place_an_arm_reaches(away, way, side):
    shoulder = place(view="side", angles=STANDING, anchor="pelvis", at=(0, 0.53))["shoulder"]
    target = (shoulder[0] + away * math.sin(way), shoulder[1] - away * math.cos(way))
    angles, joints = settled("side", STANDING, (0, 0.53), {f"hand_{side}": target})
    assert joints[f"hand_{side}"] == pytest.approx(target, abs=1e-6)
    assert angles[f"elbow_{side}"] >= 0  # elbows bend one way


@given(x=st.floats(-0.2, 0.2), up=st.floats(0.3, 0.5), pitch=st.floats(-45, 30))
def test_a_foot_stands_on_its_toes_its_sole_or_its_heel(x, up, pitch):
    angles, joints = settled("side", STANDING, (0, up), {"foot_l": (x, 0.0, pitch)})
    touching = "toe_l" if pitch < 0 else "heel_l"
    assert joints[touching] == pytest.approx((x + (0.105 if pitch < 0 else -0.040), 0), abs=2e-4)
    assert min(joints["toe_l"][1], joints["heel_l"][1]) > -2e-4
    assert angles["knee_l"] >= 0


@given(x=st.floats(-0.15, 0.15), up=st.floats(0.3, 0.52))
def test_a_foot_from_the_front_is_flat_where_it_is_put(x, up):
    _, joints = settled("front", {}, (0, up), {"foot_r": (x, 0.0, 0.0)})
    assert joints["ankle_r"] == pytest.approx((x, 0.039), abs=1e-6)
    assert joints["toe_r"][0] - x == pytest.approx(-0.0139, abs=0.001)


@given(x=st.floats(0.1, 0.35), bend=st.sampled_from([-1.0, 1.0]))
def test_a_hand_from_the_front_with_the_elbow_either_way(x, bend):
    _, joints = settled("front", {"lean": 4.0}, (0, 0.53), {"hand_l": (x, 0.57, bend)})
    assert joints["hand_l"] == pytest.approx((x, 0.57), abs=1e-6)
    between = (joints["sh_l"][0] + x) / 2
    assert (joints["elbow_l"][0] < between) == (bend > 0)


@pytest.mark.parametrize(
    ("view", "reach", "words"),
    [
        ("side", {"hand_r": (0.9, 0.8)}, "hand_r should be at .* Move the body"),
        ("side", {"foot_r": (0.6, 0.0, 0.0)}, "foot_r should be at .* reaches from 0.001 to 0.491"),
        ("front", {"foot_l": (0.6, 0.0, 0.0)}, "foot_l should be at .* times its length"),
    ],
)
def test_a_place_too_far_away_is_refused_with_both_numbers(view, reach, words):
    with pytest.raises(OutOfReach, match=words):
        settled(view, {}, (0, 0.53), reach)
