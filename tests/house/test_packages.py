"""Every package introduces itself and holds something."""

import ast
from pathlib import Path

import pytest
from tests.house.repository import PACKAGE, name, python_files, tree

MIGRATIONS = "migrations"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def _own_packages() -> list[Path]:
    return [
        path for path in python_files("src") if path.name == "__init__.py" and path.parent.name != MIGRATIONS
    ]


def test_every_package_says_what_it_is_for():
    silent = [name(path) for path in _own_packages() if not ast.get_docstring(tree(path))]
    assert len(_own_packages()) > 10
    assert not silent, f"one sentence at the top of: {silent}"


def test_every_module_says_what_it_is_for():
    silent = [
        name(path)
        for path in python_files("src")
        if MIGRATIONS not in path.parts and not ast.get_docstring(tree(path))
    ]
    assert not silent, f"one sentence at the top of: {silent}"


def test_every_folder_with_code_is_a_package():
    """Without its __init__ a folder escapes the map: the import linter does not see it."""
    folders = {path.parent for path in python_files("src")}
    homeless = sorted(name(folder) for folder in folders if not (folder / "__init__.py").exists())
    assert not homeless


def _holds_code(path: Path) -> bool:
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign)
        for node in tree(path).body
    )


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_on_the_map_holds_something_real(room: Path):
    modules = [path for path in python_files("src") if room in path.parents and path.name != "__init__.py"]
    assert any(_holds_code(path) for path in modules), (
        f"rehabit.{room.name} is an empty room: fill it or remove it"
    )


def _bound_names(node: ast.stmt) -> list[str]:
    """The names that one statement at the top of a module defines."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return []


@pytest.mark.parametrize("path", _own_packages(), ids=name)
def test_what_a_package_offers_exists(path: Path):
    """A name in __all__ that is nowhere defined would fail only for the first person to ask for it."""
    body = tree(path).body
    bound = {found for node in body for found in _bound_names(node)}
    offered = [
        node.value for node in body if isinstance(node, ast.Assign) and "__all__" in _bound_names(node)
    ]
    for names in offered:
        assert set(ast.literal_eval(names)) <= bound
