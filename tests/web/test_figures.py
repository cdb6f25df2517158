"""The figures as pages get them: current files, small, readable by day and night, kind without scripts."""

import gzip
import re
from html.parser import HTMLParser

import pytest

from rehabit import catalogue
from rehabit.cli import main
from rehabit.reports import figures
from rehabit.web.design import figure as component
from rehabit.web.design import palette, style_page
from rehabit.web.design.environment import environment

HERE = style_page.DESIGN / "figure"
SHEETS = style_page.DESIGN.parents[3] / "docs" / "reference" / "figures"
CONTENT = catalogue.load()
BUDGET, SHEETS_BUDGET = 150_000, 2_000_000
AGAIN = "Run `rehabit figures build` and `rehabit figures sheets`, and look at the sheets."
TOKENS = {"l": "ink", "e": "edge", "a": "coral"}


def kept(folder, pattern):
    return {path.name: path.read_text("utf-8") for path in folder.glob(pattern)}


def test_the_files_are_what_the_poses_say():
    assert kept(HERE / "built", "*.svg") == figures.pictures(catalogue=CONTENT), AGAIN
    assert (HERE / "drawing.scss").read_text("utf-8") == figures.page_style(), AGAIN


def test_the_contact_sheets_are_what_the_poses_say_and_small():
    made = kept(SHEETS, "*.svg") | kept(SHEETS, "README.md")
    assert made == figures.sheets(catalogue=CONTENT), AGAIN
    assert sum(len(text.encode()) for text in made.values()) < SHEETS_BUDGET


def test_all_figures_together_are_small():
    together = "".join(text for _, text in sorted(kept(HERE / "built", "*.svg").items()))
    assert len(gzip.compress(together.encode(), 9)) < BUDGET


def test_one_figure_is_small_enough_for_a_slow_phone():
    largest = max(len(gzip.compress(text.encode(), 9)) for text in kept(HERE / "built", "*.svg").values())
    assert largest < 5_000


def test_the_command_writes_the_same_files_and_clears_old_ones_away(tmp_path, capsys):
    built = tmp_path / "built"
    built.mkdir()
    (built / "dance-1.svg").write_text("old", encoding="utf-8")
    assert main.main(["figures", "build", "--to", str(tmp_path)]) == 0
    assert "Wrote 390 pictures" in capsys.readouterr().out
    assert kept(built, "*.svg") == kept(HERE / "built", "*.svg")
    assert main.main(["figures", "sheets", "--to", str(tmp_path / "sheets")]) == 0
    assert kept(tmp_path / "sheets", "*.svg") == kept(SHEETS, "*.svg")


@pytest.mark.parametrize(("scheme", "at"), [("day", 0), ("night", 1)])
def test_rims_props_and_signs_stand_out_from_the_ground(scheme, at):
    ground = figures.COLOURS["g"][at]
    for name in ("l", "e", "a"):
        assert palette.ratio(figures.COLOURS[name][at], ground) >= palette.CONTROL
    for name, token in TOKENS.items():
        assert figures.COLOURS[name][at] == palette.colours()[scheme][token]


def shown(source):
    imported = '{% from "design/figure/figure.jinja" import figure %}'
    return environment().from_string(imported + source).render()


class Found(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.elements = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, tag):
        return [given for name, given in self.elements if name == tag]


def test_without_scripts_the_poses_are_there_and_play_opens_the_moving_one():
    found = Found(shown('{{ figure("sit_to_stand", 2, "Sit to stand") }}'))
    still, moves = found.all("img")
    assert still["src"].endswith("sit_to_stand-2-poses.svg")
    assert still["alt"].startswith("From a chair, the person stands up")
    assert moves["src"].endswith("sit_to_stand-2.svg")
    assert moves["alt"] == ""
    assert int(still["width"]) > int(still["height"]) > 100
    assert len(found.all("details")) == len(found.all("summary")) == 1
    (controls,) = [given for given in found.all("div") if "exercise-figure__controls" in given["class"]]
    assert "hidden" in controls


def test_whoever_wants_less_movement_gets_the_poses():
    (source,) = Found(shown('{{ figure("walk", 1, "Walking plan") }}')).all("source")
    assert source["media"] == "(prefers-reduced-motion: reduce)"
    assert source["srcset"].endswith("walk-1-poses.svg")


def test_the_steps_are_the_exercises_own_words():
    markup = shown('{{ figure("mini_squat", 3, "Squats") }}')
    assert re.findall(r"<li>(.*?)</li>", markup) == ["No hands.", "Touch a chair behind you and stand."]
    assert "<li>" not in shown('{{ figure("mini_squat", 3, "Squats", numbered=false) }}')


def test_the_other_side_is_the_same_picture_mirrored_and_says_so():
    markup = shown('{{ figure("slr", 2, "Straight leg raise", mirrored=true) }}')
    assert "exercise-figure--mirrored" in markup
    assert "Here for the other side." in markup


def test_a_level_told_in_words_alone_keeps_its_steps(monkeypatch):
    monkeypatch.setattr(figures, "figure_of", lambda **_: None)
    component.drawing.cache_clear()
    markup = shown('{{ figure("mini_squat", 3, "Squats") }}')
    component.drawing.cache_clear()
    assert "<img" not in markup
    assert "<li>No hands.</li>" in markup


def test_an_exercise_that_is_not_there_is_an_error():
    with pytest.raises(catalogue.UnknownContent, match="bridge"):
        component.drawing("brigde", 1)
