"""The commands of the workshop: readable by bash, runnable, and covering every folder of tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.repository import ROOT, files, name, text

COMMANDS = [
    path for path in files() if path.parent in (ROOT / "script", ROOT / ".ci") and text(path).startswith("#!")
]
BASH = [path for path in files() if path.suffix == ".sh" or (path in COMMANDS and "bash" in text(path)[:40])]


def test_the_commands_that_the_readme_names_are_there():
    assert {"script/demo", "script/test", "script/lock", "script/postgres", ".ci/run"} <= {
        name(path) for path in COMMANDS
    }


@pytest.mark.parametrize("path", BASH, ids=name)
def test_bash_can_read_it(path: Path):
    finished = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize("path", COMMANDS, ids=name)
def test_it_can_be_run_by_its_name(path: Path):
    assert os.access(path, os.X_OK), f"chmod +x {name(path)}"


@pytest.mark.parametrize("command", ["demo", "test", "lock", "postgres"])
def test_it_explains_itself(command: str):
    finished = subprocess.run(
        [ROOT / "script" / command, "--help"], capture_output=True, text=True, check=False, timeout=20
    )
    assert finished.returncode == 0, finished.stderr
    assert f"script/{command}" in finished.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--port", "eighty"], "--port 'eighty' is not a port"),
        (["--port", "70000"], "--port '70000' is not a port"),
        (["--prot", "80"], "does not know '--prot'"),
    ],
)
def test_the_demo_refuses_what_it_does_not_understand(arguments: list[str], told: str):
    finished = subprocess.run(
        [ROOT / "script" / "demo", *arguments], capture_output=True, text=True, check=False, timeout=20
    )
    assert finished.returncode == 1
    assert told in finished.stderr


def _ask_for_steps(argument: str) -> subprocess.CompletedProcess[str]:
    program = ROOT / "script" / "lib" / "steps.py"
    return subprocess.run([sys.executable, program, argument], capture_output=True, text=True, check=False)


def _steps() -> set[str]:
    return set(_ask_for_steps("--list").stdout.split())


def test_every_folder_of_tests_is_a_step_of_the_whole_run():
    tests = [path for path in files() if path.name.startswith("test_") and ROOT / "tests" in path.parents]
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in tests}
    stepless = {folder for folder in folders if not any(step.split("-")[0] == folder for step in _steps())}
    assert folders
    assert not stepless, f"add a line to STEPS in script/lib/steps.py for: {sorted(stepless)}"


def test_what_needs_a_database_runs_on_both():
    assert {"records-sqlite", "records-postgresql", "journeys-sqlite", "journeys-postgresql"} <= _steps()


def test_a_step_that_is_not_there_is_refused_by_name():
    finished = _ask_for_steps("unti")
    assert finished.returncode != 0
    assert "no step 'unti'" in finished.stderr


def test_the_build_server_runs_the_same_command_as_everybody():
    assert "script/test" in text(ROOT / ".ci" / "run")
