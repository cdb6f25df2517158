"""What a physiotherapist would wince at, in numbers: every pose of the catalogue and every moment between."""

import math
from itertools import pairwise

import pytest

from rehabit import catalogue
from rehabit.reports.figures import LEFT_OUT, place, skeleton, timeline
from rehabit.reports.figures.props import PROP_TYPES

CONTENT = catalogue.load()
FIGURES = {
    f"{exercise.id} {figure.variant}": figure
    for exercise in CONTENT.exercises()
    for figure in CONTENT.figures(exercise.id)
}
LINES = {name: timeline(figure=figure) for name, figure in FIGURES.items()}
HAND_WIDE, SLIP = 0.006, 0.012
"""Body heights, about 1 and 2 cm: how far a hand may be off its prop, and how far what stands may slip."""
LIMITS = {
    "hip": (-30, 135),
    "knee": (-6, 150),
    "ankle": (-62, 38),  # a deep calf stretch or step-down
    "elbow": (-6, 150),
    "shoulder": (-76, 185),  # hands on the small of the back
    "spine": (-52, 52),
    "neck": (-40, 40),
}
"""Degrees from the side, with the sign of the catalogue."""


def each(*names):
    return pytest.mark.parametrize("name", list(names) or sorted(FIGURES))


def is_seen_obliquely(figure):
    """From above, or with a circle or a line of feet on the floor whose front is lower in the picture."""
    below = any(reach[1] < 0 for pose in figure.poses for reach in pose.reach.values())
    return below or any(prop["type"] in {"mat_top", "clock", "ring"} for prop in figure.props)


def test_every_level_has_one_figure_or_a_reason():
    shown = {}
    for exercise in CONTENT.exercises():
        for figure in CONTENT.figures(exercise.id):
            for level in figure.depicts_levels:
                shown.setdefault((exercise.id, level), []).append(figure.variant)
    levels = {(exercise.id, level.level) for exercise in CONTENT.exercises() for level in exercise.levels}
    assert shown.keys() | LEFT_OUT.keys() == levels
    assert not shown.keys() & LEFT_OUT.keys()
    assert not {key: figures for key, figures in shown.items() if len(figures) > 1}
    assert all(reason.endswith(".") for reason in LEFT_OUT.values())


@each()
def test_the_words_are_a_sentence_and_the_props_are_known(name):
    figure = FIGURES[name]
    assert figure.alt[0].isupper()
    assert figure.alt.endswith(".")
    assert {prop["type"] for prop in figure.props} <= PROP_TYPES
    joints = {"pelvis", *skeleton(view=figure.view)}
    named = [prop[key] for prop in figure.props for key in ("follows", "frm", "to", "on") if key in prop]
    assert {joint for joint in named if isinstance(joint, str)} <= joints


@each()
def test_the_round_closes_and_takes_its_time(name):
    line = LINES[name]
    assert line.frames[0].joints == line.frames[-1].joints
    assert all(after.time > before.time for before, after in pairwise(line.frames))
    assert 1.2 <= line.seconds <= 25


@each()
def test_no_joint_goes_through_the_floor(name):
    if is_seen_obliquely(FIGURES[name]):
        return
    low = min((y, joint) for frame in LINES[name].frames for joint, (_, y) in frame.joints.items())
    assert low[0] >= -0.015, low


@each(*(name for name, figure in FIGURES.items() if figure.view == "side"))
def test_joints_bend_as_far_as_joints_do(name):
    beyond = [
        (joint, round(angle))
        for frame in LINES[name].frames
        for joint, angle in frame.angles.items()
        if joint.split("_")[0] in LIMITS
        and not LIMITS[joint.split("_")[0]][0] - 0.5 <= angle <= LIMITS[joint.split("_")[0]][1] + 0.5
    ]
    assert not beyond


def standing():
    """Side views upright on two feet or one: the feet carry the whole weight."""
    carried = ("chair", "bed", "mat", "mat_top", "bike", "wall", "counter", "pillow")
    for name, figure in FIGURES.items():
        kinds = {prop["type"] for prop in figure.props}
        flat = figure.view == "side" and figure.anchor == "pelvis" and figure.loop != "flow"
        if flat and not kinds & set(carried):
            yield name


@each(*standing())
def test_the_weight_is_over_the_feet(name):
    """The middle of trunk and legs is between the hindmost heel and the foremost toe on the ground."""
    figure = FIGURES[name]
    for frame in LINES[name].key_frames:
        joints = frame.joints
        middle = (
            0.5 * joints["waist"][0]
            + 0.2 * joints["shoulder"][0]
            + 0.15 * (joints["knee_r"][0] + joints["knee_l"][0])
        )
        ends = [joints[f"{end}_{side}"] for end in ("heel", "toe") for side in "rl"]
        ground = min(y for _, y in ends)
        touching = [x for x, y in ends if y < ground + 0.12]
        assert min(touching) - 0.02 <= middle <= max(touching) + 0.02, (figure.poses[frame.pose].name, middle)


@each()
def test_hands_and_feet_are_where_the_pose_puts_them(name):
    figure = FIGURES[name]
    for frame in LINES[name].frames:
        if frame.pose < 0:
            continue
        for end, target in figure.poses[frame.pose].reach.items():
            limb, side = end.split("_")
            if limb == "hand":
                assert math.dist(frame.joints[end], target[:2]) < HAND_WIDE, end
            elif figure.view == "side":
                touching = f"toe_{side}" if target[2] < 0 else f"heel_{side}"
                assert frame.joints[touching][1] == pytest.approx(target[1], abs=HAND_WIDE), end
            else:
                assert frame.joints[f"ankle_{side}"][1] == pytest.approx(target[1] + 0.039, abs=HAND_WIDE)


def kept(name):
    """Joints that two poses in a row put on the very same place, with the frames of the way between them."""
    figure, line = FIGURES[name], LINES[name]
    stops = [number for number, frame in enumerate(line.frames) if frame.pose >= 0]
    for first, last in pairwise(stops):
        start, end = (figure.poses[line.frames[number].pose] for number in (first, last))
        for part in start.reach.keys() & end.reach.keys():
            if start.reach[part] == end.reach[part]:
                joint = part if part.startswith("hand") else part.replace("foot", "ankle")
                yield joint, line.frames[first : last + 1]


@each()
def test_what_stays_in_its_place_does_not_slip_on_the_way(name):
    """Also between the frames, where a picture turns every bone evenly and moves the pelvis evenly."""
    figure = FIGURES[name]
    for joint, frames in kept(name):
        place_ = frames[0].joints[joint]
        for before, after in pairwise(frames):
            names = {*before.angles, *after.angles}
            angles = {key: (before.angles.get(key, 0) + after.angles.get(key, 0)) / 2 for key in names}
            pelvis = tuple(
                (a + b) / 2 for a, b in zip(before.joints["pelvis"], after.joints["pelvis"], strict=True)
            )
            between = place(view=figure.view, angles=angles, anchor="pelvis", at=pelvis)
            assert math.dist(between[joint], place_) < SLIP, (joint, before.time)


@each(*(name for name, figure in FIGURES.items() if figure.anchor != "pelvis"))
def test_the_anchor_stays(name):
    figure = FIGURES[name]
    places = {pose.at for pose in figure.poses}
    assert len(places) == 1
    for frame in LINES[name].frames:
        assert frame.joints[figure.anchor] == pytest.approx(figure.poses[0].at)
