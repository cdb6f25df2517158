"""A signature covers an item as it is; any change of it asks for a new one."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rehabit import catalogue
from rehabit.catalogue.signing import KINDS, RULES, signed_by, to_read, unsigned

CONTENT = catalogue.load()
BY = catalogue.SignOff(by="A. Example", role="physiotherapist", on=date(2026, 9, 7))


def signed(content: catalogue.Catalogue) -> catalogue.Signed:
    items = catalogue.to_sign(catalogue=content)
    return catalogue.Signed(sign_off=BY, versions={item.key: item.version for item in items})


def changed(content: catalogue.Catalogue) -> list[str]:
    """What asks for a new signature in `content` after all of ours was signed."""
    items = catalogue.to_sign(catalogue=content)
    return [item.key for item in unsigned(items=items, signatures=[signed(CONTENT)], demo=False)]


def copy(tmp_path: Path, file: str, old: str, new: str) -> catalogue.Catalogue:
    root = tmp_path / "content"
    shutil.copytree(CONTENT.root, root, ignore=shutil.ignore_patterns("instruments"))
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return catalogue.load(root=root)


def test_everything_that_reaches_people_is_there_to_sign() -> None:
    items = catalogue.to_sign(catalogue=CONTENT)
    assert {item.kind for item in items} == set(KINDS)
    keys = [item.key for item in items]
    assert len(set(keys)) == len(keys)
    assert {item.id for item in items if item.kind == "exercises"} == {e.id for e in CONTENT.exercises()}
    assert {item.id for item in items if item.kind == "rules"} == set(RULES)
    files = {path.stem for path in (CONTENT.root / "rules").glob("*.toml")}
    told_to_nobody = {"sources", "dose_evidence", "behaviour_techniques"}
    assert files - set(RULES) == told_to_nobody, "a rule that nobody can sign"
    assert all(item.title and item.version for item in items)


def test_what_is_signed_stays_signed_until_it_changes() -> None:
    assert changed(CONTENT) == []
    assert changed(catalogue.with_overlay(base=CONTENT, overlay={})) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("exercises/step_up", "Whole foot on the step.", "Foot on the step.", ["exercises:step_up"]),
        ("exercises/figures/step_up", "move_s = ", "move_s = 1", ["exercises:step_up"]),  # poses are followed
        ("rules/start_level", "most_swaps = ", "most_swaps = 1", ["rules:start_level"]),
        ("wording/reasons", "Your test showed", "Your tests showed", ["wording:reasons"]),
        # who checked it, and a note for editors, change nothing that is signed
        ("exercises/step_up", 'checker = "none yet"', 'checker = "B. Example"', []),
        ("rules/pain", "[authorship]", "# a note\n[authorship]", []),
    ],
)
def test_a_change_asks_for_a_new_signature_of_that_item_alone(
    tmp_path: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    assert changed(copy(tmp_path, f"{file}.toml", old, new)) == expected


def test_a_sites_own_change_asks_for_a_new_signature() -> None:
    dose = {"dose": {"step_up": {"start": {"reps": 5}}}}
    assert changed(catalogue.with_overlay(base=CONTENT, overlay=dose)) == ["exercises:step_up"]
    withdrawn = {"withdraw": ["step_up"]}
    assert changed(catalogue.with_overlay(base=CONTENT, overlay=withdrawn)) == []


def test_an_own_exercise_is_signed_with_the_template_it_is_in() -> None:
    own = {
        "id": "own_wall",
        "based_on": "wall_press",
        "name": "Wall leans",
        "count": "1 lean is 1.",
        "cues": ["Breathe."],
        "level": [{"level": 1, "name": "Near", "how": "Lean.", "harder_by": "start here"}],
    }
    content = catalogue.with_overlay(base=CONTENT, overlay={"own": [own]})
    areas = [f"templates:{area}" for area in content.exercise("own_wall").areas]
    assert set(changed(content)) == {*areas, "exercises:own_wall"}
    item = catalogue.signable(catalogue=content, kind="exercises", name="own_wall")
    assert (item.file, item.title) == ("", "Wall leans")


def test_the_refusal_names_what_lacks_a_signature() -> None:
    items = [item for item in catalogue.to_sign(catalogue=CONTENT) if item.kind == "templates"]
    refused = catalogue.all_signed(items=items, signatures=[], demo=False)
    assert refused.code == "content_not_signed"
    assert "Back, Hip, Knee." in refused.sentence
    many = catalogue.all_signed(items=catalogue.to_sign(catalogue=CONTENT), signatures=[], demo=False)
    assert "and " in many.sentence
    assert catalogue.all_signed(items=items, signatures=[signed(CONTENT)], demo=False)
    assert catalogue.all_signed(items=items, signatures=[], demo=True), "the demonstration needs none"


def test_a_signature_in_the_file_itself_counts() -> None:
    item = catalogue.signable(catalogue=CONTENT, kind="exercises", name="walk")
    by_us = replace(item, authorship=replace(item.authorship, sign_off=(BY,)))
    assert unsigned(items=[by_us], signatures=[], demo=False) == ()


def test_the_latest_signature_is_the_one_that_is_shown() -> None:
    item = catalogue.signable(catalogue=CONTENT, kind="sessions", name="pain")
    later = catalogue.Signed(sign_off=replace(BY, by="C. Example"), versions={item.key: item.version})
    assert signed_by(item=item, signatures=[later, signed(CONTENT)]).by == "C. Example"
    assert signed_by(item=item, signatures=[]) is None


@pytest.mark.parametrize("item", catalogue.to_sign(catalogue=CONTENT), ids=lambda item: item.key)
def test_all_of_an_item_can_be_read(item: catalogue.Signable) -> None:
    read = to_read(catalogue=CONTENT, item=item)
    assert read
    assert "authorship" not in read
