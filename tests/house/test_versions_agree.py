"""One version number, the same everywhere it is written."""

import json
import re
from importlib.metadata import version

from tests.house.repository import ROOT, project, text


def test_the_changelog_begins_with_the_version_of_the_package():
    newest = re.search(r"^## \[?v?(\d+\.\d+\.\d+)", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert newest, "CHANGELOG.md needs a heading like '## 0.1.0 (date)'"
    assert newest[1] == project()["project"]["version"]


def test_the_node_package_has_no_other_version():
    """It is private and never published: a number is not needed, but a different one would mislead."""
    described = json.loads(text(ROOT / "package.json"))
    assert described["private"] is True
    assert described.get("version", project()["project"]["version"]) == project()["project"]["version"]


def test_the_installed_package_is_this_version():
    assert version("rehabit") == project()["project"]["version"]


def test_the_oldest_python_is_the_same_for_package_linter_types_and_scripts():
    oldest = project()["project"]["requires-python"].removeprefix(">=")
    assert project()["tool"]["mypy"]["python_version"] == oldest
    assert project()["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f'OLDEST_PYTHON="{oldest}"' in text(ROOT / "script" / "lib" / "python.sh")
    assert f"--python-version {oldest} " in text(ROOT / "script" / "lock")
