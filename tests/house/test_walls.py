"""Tests of the core stay in the core, and the wall around them holds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.repository import ROOT, imported_modules, name, python_files

SHELL = (
    "django",
    "playwright",
    *(f"rehabit.{room}" for room in ("config", "web", "actions", "queries", "records")),
)

TRIES_THE_NETWORK = """
import socket

def test_connects():
    socket.create_connection(("127.0.0.1", 9))

def test_connects_by_hand():
    with socket.socket() as line:
        line.connect(("127.0.0.1", 9))

def test_looks_up_a_name():
    socket.getaddrinfo("localhost", 80)
"""

ASKS_BY_FIXTURE = "def test_it(db): pass"
ASKS_BY_MARK = "import pytest\n@pytest.mark.django_db\ndef test_it(): pass"


def _is_shell(module: str) -> bool:
    return any(module == outside or module.startswith(outside + ".") for outside in SHELL)


@pytest.mark.parametrize("folder", ["tests/unit", "tests/spec", "tests/oracle"])
def test_tests_of_the_core_import_nothing_of_the_shell(folder: str):
    strays = {
        name(path): sorted(found)
        for path in python_files(folder)
        if (found := {module for module in imported_modules(path) if _is_shell(module)})
    }
    assert not strays, f"these belong in tests/records or tests/web: {strays}"


def _run_behind_the_wall(tests: str, *, folder: Path) -> tuple[int, str]:
    """Exit code and output of pytest over some tests that stand beside a copy of the unit tests' conftest."""
    shutil.copy(ROOT / "tests" / "unit" / "conftest.py", folder)
    (folder / "test_probe.py").write_text(tests + "\n")
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", folder, folder, "--quiet"],
        cwd=folder,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout + finished.stderr


def test_a_unit_test_that_opens_a_connection_fails_and_is_told_why(tmp_path: Path):
    code, output = _run_behind_the_wall(TRIES_THE_NETWORK, folder=tmp_path)
    assert code == 1
    assert "3 failed" in output
    assert output.count("AssertionError: A unit test tried to open a network connection") >= 3


@pytest.mark.parametrize("asks", [ASKS_BY_FIXTURE, ASKS_BY_MARK])
def test_a_unit_test_that_asks_for_the_database_stops_the_run(asks: str, tmp_path: Path):
    code, output = _run_behind_the_wall(asks, folder=tmp_path)
    assert code == 4
    assert "asks for the database" in output
