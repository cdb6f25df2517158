"""The core decides from what it is handed: no clock, no dice, no files, and no Django hidden in an import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.repository import ROOT, contract, core_packages, name, project, python_files, tree

CLOCK_OR_DICE = {
    "today", "now", "utcnow", "time", "monotonic", "perf_counter", "sleep",
    "random", "randint", "choice", "choices", "shuffle", "sample", "default_rng",
    "uuid1", "uuid4", "token_hex", "token_bytes", "urandom",
}  # fmt: skip
WHERE_THEY_LIVE = {
    "datetime",
    "date",
    "time",
    "random",
    "numpy.random",
    "np.random",
    "uuid",
    "secrets",
    "os",
}
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"}
SCREEN = {"print", "input"}
MAY_READ_FILES = "catalogue"
"""Programme content is data: its loader reads the files that come with the package."""

STAYS_LIGHT = contract("Bedside rules stay free of the numeric stack")
BEDSIDE = [module.removeprefix("rehabit.") for module in STAYS_LIGHT["source_modules"]]
NUMERIC = set(STAYS_LIGHT["forbidden_modules"])


def _calls(path: Path) -> list[tuple[int, str, str]]:
    """Of each call in a file: line, what the function is looked up on (empty for a plain name), its name."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                found.append((node.lineno, ast.unparse(called.value), called.attr))
            elif isinstance(called, ast.Name):
                found.append((node.lineno, "", called.id))
    return found


def _core_files() -> list[Path]:
    return python_files(*(f"src/rehabit/{package}" for package in core_packages()))


def test_every_package_of_the_core_is_counted_for_coverage():
    counted = project()["tool"]["coverage"]["run"]["source_pkgs"]
    assert sorted(counted) == sorted(f"rehabit.{package}" for package in core_packages())


def test_the_core_reads_no_clock_and_throws_no_dice():
    caught = [
        f"{name(path)}:{line} {owner}.{function}()"
        for path in _core_files()
        for line, owner, function in _calls(path)
        if function in CLOCK_OR_DICE and owner.split("(")[0] in WHERE_THEY_LIVE
    ]
    caught += [
        f"{name(path)}:{node.lineno} imports from {node.module}"
        for path in _core_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in {"random", "secrets", "time"}
    ]
    assert len(_core_files()) > 20
    assert not caught, f"let the caller hand it in: {caught}"


def test_the_core_touches_no_file_and_no_screen():
    caught = [
        f"{name(path)}:{line} {function}()"
        for path in _core_files()
        for line, owner, function in _calls(path)
        if (function in SCREEN and not owner)
        or (function in FILES and f"src/rehabit/{MAY_READ_FILES}/" not in name(path))
    ]
    assert not caught, f"take the text or bytes instead of the file: {caught}"


IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def _loaded_by(package: str) -> set[str]:
    finished = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, f"rehabit.{package}"],
        cwd=ROOT / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return set(finished.stdout.split())


@pytest.mark.parametrize("package", core_packages())
def test_importing_the_whole_of_a_core_package_loads_no_heavy_machinery(package: str):
    """In a fresh interpreter, so that nothing another test imported can hide or fake it."""
    loaded = _loaded_by(package)
    assert "rehabit" in loaded
    heavy = {"django", "allauth", "psycopg", "jinja2", "granian", "sqlite3"}
    if package in BEDSIDE:
        heavy |= NUMERIC
    assert not loaded & heavy, f"importing rehabit.{package} loads {sorted(loaded & heavy)}"
