"""The map of the packages is kept, and is about the packages that are there."""

import subprocess
import sys
from pathlib import Path

from tests.house.repository import PACKAGE, ROOT, contract

BEDSIDE = {"kernel", "catalogue", "clinical", "delivery", "participants", "access", "outcomes"}


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


def test_the_contracts_have_not_been_loosened():
    """A contract passes as easily by naming less: these are the names that must stay."""
    bedside = contract("Bedside rules stay free of the numeric stack")
    assert {f"rehabit.{room}" for room in BEDSIDE} <= set(bedside["source_modules"])
    assert "numpy" in bedside["forbidden_modules"]
    core = contract("The core never meets Django")
    assert set(bedside["source_modules"]) | {"rehabit.evaluation", "rehabit.interop"} <= set(
        core["source_modules"]
    )
    assert {"django", "rehabit.records"} <= set(core["forbidden_modules"])


def test_storage_is_reached_through_actions_and_queries_only():
    protected = contract("Only actions and queries touch records")
    assert protected["protected_modules"] == ["rehabit.records"]
    assert protected["allowed_importers"] == ["rehabit.actions", "rehabit.queries"]


def test_a_new_room_cannot_escape_the_map():
    assert contract("The map: a line imports only from lines below it")["exhaustive"] is True
