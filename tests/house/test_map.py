"""The map of the packages is kept, and is about the packages that are there."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.repository import PACKAGE, ROOT, contract


def test_every_import_contract_is_kept():
    """Runs the linter itself: what it prints names the import that breaks the map."""
    linter = Path(sys.executable).with_name("lint-imports")
    finished = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "0 broken" in finished.stdout


def test_every_package_is_on_the_map():
    rooms = {
        room.strip(" ()")
        for line in contract("The map: a line imports only from lines below it")["layers"]
        for room in line.split("|")
    }
    there = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert there <= rooms, f"not on the map in pyproject.toml: {sorted(there - rooms)}"
    assert len(there) >= 10


@pytest.mark.parametrize("room", ["kernel", "catalogue", "records", "actions", "queries", "web"])
def test_the_map_still_forbids_the_imports_that_matter_most(room: str):
    """Guards the contracts against being loosened: these rooms are named in them."""
    written = str([contract("The map: a line imports only from lines below it")["layers"]])
    assert room in written
    if room == "kernel":
        for title in ("The core never meets Django", "Bedside rules stay free of the numeric stack"):
            assert "rehabit.kernel" in contract(title)["source_modules"]
    if room == "records":
        protected = contract("Only actions and queries touch records")
        assert protected["protected_modules"] == ["rehabit.records"]
        assert protected["allowed_importers"] == ["rehabit.actions", "rehabit.queries"]
