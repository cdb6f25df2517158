"""`rehabit catalogue`: faults as lines, and an end that a script can read."""

import shutil
from pathlib import Path

import pytest

from rehabit import catalogue
from rehabit.cli import main

CONTENT = catalogue.load()


def test_sound_content_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["catalogue", "check"]) == 0
    said = capsys.readouterr()
    assert CONTENT.version() in said.out
    assert f"{len(CONTENT.exercises())} exercises" in said.out
    assert said.err == ""


def test_every_fault_is_a_line_with_file_key_what_came_and_what_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT.root, root, ignore=shutil.ignore_patterns("instruments"))
    for name, old, new in (
        ("exercises/step_up", '["step"]', '["ladder"]'),
        ("exercises/bridge", 'harder = "', 'harder = "un'),
    ):
        path = root / f"{name}.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main.main(["catalogue", "check", "--folder", str(root)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "2 to put right."
    assert lines[0].startswith("exercises/bridge.toml: harder: found 'un")
    assert lines[1].startswith(
        "exercises/step_up.toml: equipment: found 'ladder'; allowed: There is no 'ladder'"
    )


def test_a_folder_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["catalogue", "check", "--folder", str(tmp_path / "nowhere")]) == 2
    assert "is not a folder" in capsys.readouterr().out
