"""Files and functions stay small enough to read in one go."""

import ast
from pathlib import Path

from tests.house.repository import ROOT, files, name, python_files, text, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
HAND_WRITTEN = {".py", ".jinja", ".scss", ".css", ".js", ".mjs", ".sh"}
TOPS = ("src", "tests", "script")


def _is_generated(path: Path) -> bool:
    """Migrations are written by Django and never edited for length."""
    return "migrations" in path.parts


def test_no_file_is_longer_than_400_lines():
    written = [
        path
        for path in files()
        if path.suffix in HAND_WRITTEN and path.relative_to(ROOT).parts[0] in TOPS and not _is_generated(path)
    ]
    long = {name(path): n for path in written if (n := len(text(path).splitlines())) > LONGEST_FILE}
    assert len(written) > 20
    assert not long, f"split by idea what is longer than {LONGEST_FILE} lines: {long}"


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, less the docstring: explaining is free."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    explained = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
    return function.end_lineno - function.lineno + 1 - explained


def test_no_function_is_longer_than_60_lines():
    long = {
        f"{name(path)}:{node.lineno} {node.name}": _length(node)
        for path in python_files(*TOPS)
        if not _is_generated(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > LONGEST_FUNCTION
    }
    assert not long, f"make steps of what is longer than {LONGEST_FUNCTION} lines: {long}"
