"""What the house tests look at: the files of this checkout that git knows or would add."""

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "rehabit"


@cache
def files() -> tuple[Path, ...]:
    """Every file that git knows or would add; ignored ones (built assets, caches) are left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(ROOT / name for name in sorted(set(listed.split("\0"))) if name and (ROOT / name).is_file())


@cache
def text(path: Path) -> str:
    """A file's text; empty for a picture or another file that is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(text(path), filename=str(path))


def python_files(*folders: str) -> list[Path]:
    """The Python files below some folders of the checkout, such as 'src' or 'tests/unit'."""
    tops = [ROOT / folder for folder in folders]
    return [path for path in files() if path.suffix == ".py" and any(top in path.parents for top in tops)]


def name(path: Path) -> str:
    """How a failed test names a file: from the top of the checkout."""
    return path.relative_to(ROOT).as_posix()


@cache
def project() -> dict[str, Any]:
    """pyproject.toml as a dictionary."""
    return tomllib.loads(text(ROOT / "pyproject.toml"))


@cache
def contract(title: str) -> dict[str, Any]:
    """One import contract of pyproject.toml, found by its name."""
    found = [one for one in project()["tool"]["importlinter"]["contracts"] if one["name"] == title]
    assert len(found) == 1, (
        f"pyproject.toml has {len(found)} import contracts named '{title}'; tests need exactly one"
    )
    return found[0]


def core_packages() -> list[str]:
    """The packages that never meet Django, as pyproject.toml lists them."""
    return [
        module.removeprefix("rehabit.")
        for module in contract("The core never meets Django")["source_modules"]
    ]


def imported_modules(path: Path) -> set[str]:
    """The dotted names that a Python file imports."""
    modules = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return modules
