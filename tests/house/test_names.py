"""Modules are named by their idea, and nothing is left for later."""

import re
from pathlib import Path

from tests.house.repository import PACKAGE, files, name, python_files, text

VAGUE = {"utils", "util", "helpers", "helper", "common", "services", "managers", "exceptions", "misc"}
FOR_LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
LOOKED_AT = {".py", ".jinja", ".scss", ".css", ".js", ".sh", ".md", ".toml", ".yml", ""}


def vague_in(path: Path) -> set[str]:
    """The vague words in a path. A journey's folder is named by its role, and 'helper' is a role."""
    words = {path.stem, *path.relative_to(PACKAGE.parents[1]).parts[:-1]}
    return words & (VAGUE - {"helper"} if "journeys" in words else VAGUE)


def test_no_module_or_folder_has_a_vague_name():
    vague = [name(path) for path in python_files("src", "tests", "script") if vague_in(path)]
    assert not vague, f"name these by the idea they hold: {vague}"


def test_nothing_is_left_for_later():
    left = [
        f"{name(path)}:{number}"
        for path in files()
        if path.suffix in LOOKED_AT
        for number, line in enumerate(text(path).splitlines(), start=1)
        if FOR_LATER.search(line)
    ]
    assert not left, f"do it or file an issue: {left}"
