"""The pictures themselves: sound SVG, no script, and drawn where the joints are."""

import math
import re
from xml.etree import ElementTree

import pytest

from rehabit import catalogue
from rehabit.reports.figures import (
    COLOURS,
    PEOPLE,
    figure_of,
    file_name,
    moving,
    person_for,
    pictures,
    poses,
    sheets,
    shown_once,
    sizes,
    timeline,
)

CONTENT = catalogue.load()
ALL = pictures(catalogue=CONTENT)
SVG = "{http://www.w3.org/2000/svg}"
SHOE = "M-6.5-5C"


def parsed(text):
    return ElementTree.fromstring(text)


def drawn(exercise, level):
    figure = figure_of(catalogue=CONTENT, exercise=exercise, level=level)
    person = person_for(exercise=exercise)
    return figure, *(draw(figure=figure, person=person, title=exercise) for draw in (moving, poses))


def test_there_is_a_moving_and_a_still_picture_of_every_level():
    levels = sum(len(exercise.levels) for exercise in CONTENT.exercises())
    moves = {name for name in ALL if not name.endswith("-poses.svg")}
    assert len(moves) == levels == 195
    assert {name.removesuffix(".svg") + "-poses.svg" for name in moves} == ALL.keys() - moves
    assert file_name(exercise="bridge", level=2, still=True) in ALL


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_picture_is_sound_and_brings_nothing_from_elsewhere(name):
    root = parsed(ALL[name])
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {
        *("svg", "title", "desc", "style", "g", "path", "circle", "ellipse", "rect"),
        *("animate", "animateTransform"),
    }
    assert not re.search(r"href|url\(|\bon\w+=|style=", ALL[name])
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text.endswith(".")
    assert root.get("role") == "img"
    moves = bool(kinds & {"animate", "animateTransform"})
    assert moves != name.endswith("-poses.svg")


@pytest.mark.parametrize("name", sorted(name for name in ALL if not name.endswith("-poses.svg")))
def test_every_change_lasts_the_whole_round_and_ends_where_it_began(name):
    root = parsed(ALL[name])
    last = float(root.get("data-poses").split()[-1])
    changes = [element for element in root.iter() if element.tag.startswith(f"{SVG}animate")]
    assert changes
    for change in changes:
        assert float(change.get("dur").removesuffix("s")) == pytest.approx(last, abs=0.01)
        if change.get("from"):
            continue
        values, times = change.get("values").split(";"), change.get("keyTimes").split(";")
        moments = [float(time) for time in times]
        assert len(values) == len(times)
        assert moments == sorted(moments)
        assert (moments[0], moments[-1]) == (0, 1)
        assert values[0] == values[-1]
        if change.get("calcMode") == "spline":
            assert len(change.get("keySplines").split(";")) == len(values) - 1


def transformed(element, x, y):
    for kind, numbers in reversed(re.findall(r"(translate|rotate)\(([^)]*)\)", element.get("transform", ""))):
        given = [float(number) for number in numbers.split()]
        if kind == "translate":
            x, y = x + given[0], y + given[1]
        else:
            c, s = math.cos(math.radians(given[0])), math.sin(math.radians(given[0]))
            x, y = x * c - y * s, x * s + y * c
    return x, y


def origins(element, start, chain=()):
    """Where the frames are, in the picture, in which a shape is drawn whose outline starts so."""
    here = (*chain, element)
    if element.get("d", "").startswith(start) and element.get("class") is None:
        x, y = 0.0, 0.0
        for group in reversed(here[:-1]):
            x, y = transformed(group, x, y)
        yield x, y
    for child in element:
        yield from origins(child, start, here)


@pytest.mark.parametrize(("exercise", "level"), [("sit_to_stand", 1), ("bridge", 2), ("walk", 3)])
def test_shoes_are_drawn_at_the_ankles(exercise, level):
    """The groups of the drawing, turned and moved as SVG does it, agree with the joints worked out apart."""
    figure, _, still = drawn(exercise, level)
    cells = [each for each in parsed(still) if each.tag == f"{SVG}svg"]
    frames = shown_once(timeline(figure=figure))
    assert len(cells) == len(frames) >= 2
    for cell, frame in zip(cells, frames, strict=True):
        seen = sorted(place for child in cell for place in origins(child, SHOE))
        joints = sorted(
            (frame.joints[f"ankle_{s}"][0] * 230, -frame.joints[f"ankle_{s}"][1] * 230) for s in "rl"
        )
        for place, joint in zip(seen, joints, strict=True):
            assert place == pytest.approx(joint, abs=0.6)


def test_a_hold_is_seen_and_lasts_no_longer_than_two_seconds():
    figure, moves, _ = drawn("bridge", 2)
    assert figure.poses[1].hold_s == 3
    assert 'class="r"' in moves
    line = timeline(figure=figure)
    start = next(frame for frame in line.frames if frame.holds)
    end = next(frame for frame in line.frames if frame.held)
    assert end.time - start.time == pytest.approx(2)
    assert 'class="r"' not in drawn("walk", 2)[1]


def test_the_working_side_stands_out_by_rim_and_stripe():
    _, _, one_sided = drawn("slr", 2)
    _, _, two_sided = drawn("bridge", 2)
    for mark in ('class="w"', 'class="m"'):
        assert mark in one_sided
        assert mark not in two_sided


def test_people_differ_and_an_exercise_keeps_its_own():
    assert len({person.hair for person in PEOPLE}) == len({person.skin for person in PEOPLE}) == 6
    assert len({person.build for person in PEOPLE}) == 6
    shown = [person_for(exercise=exercise.id) for exercise in CONTENT.exercises()]
    assert {person.name for person in shown} == {person.name for person in PEOPLE}
    assert person_for(exercise="bridge") is person_for(exercise="bridge")


def test_sizes_are_those_of_the_pictures():
    figure, moves, still = drawn("carry", 2)
    for size, picture in zip(sizes(figure=figure), (moves, still), strict=True):
        box = [float(number) for number in parsed(picture).get("viewBox").split()]
        assert size == pytest.approx(tuple(box[2:]), abs=1)


def test_a_level_without_a_figure_is_none():
    assert figure_of(catalogue=CONTENT, exercise="bridge", level=9) is None


def test_a_sheet_shows_every_level_with_its_words():
    made = sheets(catalogue=CONTENT)
    assert len(made) == 51
    for exercise in CONTENT.exercises():
        text = "".join(parsed(made[f"{exercise.id}.svg"]).itertext())
        assert all(level.name in text and level.how in text for level in exercise.levels)
        assert f"({exercise.id}.svg)" in made["README.md"]


def test_rims_have_a_colour_by_day_and_by_night():
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in COLOURS.values())
