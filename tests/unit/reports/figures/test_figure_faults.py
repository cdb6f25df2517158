"""What a figure says when its data cannot be drawn, and the style sheet that pages share."""

import dataclasses

import pytest

from rehabit import catalogue
from rehabit.reports.figures import OutOfReach, figure_of, timeline
from rehabit.reports.figures.piece import number, point
from rehabit.reports.figures.shelf import _of_level, page_style

CATALOGUE = catalogue.load()
FIGURE = figure_of(catalogue=CATALOGUE, exercise="sit_to_stand", level=1)
assert FIGURE is not None


@pytest.mark.parametrize("wrong", ["tall", True, None])
def test_a_prop_without_its_number_is_named(wrong):
    with pytest.raises(ValueError, match="'chair' needs the number 'seat'"):
        number({"type": "chair", "seat": wrong}, "seat")


def test_a_prop_without_its_place_is_named():
    with pytest.raises(ValueError, match=r"'band' needs a joint or \[x, y\] as 'from'"):
        point({"type": "band", "from": 3}, "from", clock=None)


def test_a_pose_that_no_arm_reaches_names_exercise_and_pose():
    far = dataclasses.replace(FIGURE.poses[0], reach={"hand_r": (9.0, 9.0)})
    with pytest.raises(OutOfReach, match=r"^sit_to_stand, "):
        timeline(figure=dataclasses.replace(FIGURE, poses=(far, *FIGURE.poses[1:])))


def test_the_style_of_figures_in_a_page_stays_inside_their_holder():
    rules = [line for line in page_style().splitlines()[1:] if line.endswith("}") and "{" in line]
    assert rules
    assert all(".exercise-figure__moving" in rule or rule.startswith("@media") for rule in rules)


def test_a_level_without_a_figure_has_no_picture():
    assert _of_level(CATALOGUE, CATALOGUE.exercise("sit_to_stand"), 99) == {}
