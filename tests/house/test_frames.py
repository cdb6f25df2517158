"""What changes something is an action, what reads is a query: each comes with permission, clock and audit."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.house.repository import name, python_files, tree

FRAMES = {"actions": ("action", {"by", "at"}, "deed.py"), "queries": ("query", {"by"}, "asking.py")}
"""Of each room: its decorator, what its functions must be handed, and the file that defines the decorator."""


def _framed(path: Path, decorator: str) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef):
            for frame in node.decorator_list:
                if isinstance(frame, ast.Call) and getattr(frame.func, "id", "") == decorator:
                    yield node, frame


@pytest.mark.parametrize("room", FRAMES)
def test_framed_functions_take_keywords_only_and_are_told_who_and_when(room: str):
    decorator, handed, frame_file = FRAMES[room]
    seen, wrong = 0, []
    for path in python_files(f"src/rehabit/{room}"):
        for function, _ in _framed(path, decorator) if path.name != frame_file else ():
            seen += 1
            keywords = {argument.arg for argument in function.args.kwonlyargs}
            positional = function.args.posonlyargs + function.args.args
            if positional or not handed <= keywords:
                wrong.append(f"{name(path)}:{function.lineno} {function.name}")
    assert seen, f"rehabit.{room} has no @{decorator} at all"
    assert not wrong, f"start their arguments with * and take {sorted(handed)}: {wrong}"


def test_no_two_actions_share_a_verb():
    """The audit trail names an action by its verb: one verb, one meaning."""
    verbs: dict[str, list[str]] = {}
    for path in python_files("src/rehabit/actions"):
        for function, frame in _framed(path, "action"):
            verbs.setdefault(ast.literal_eval(frame.args[0]), []).append(f"{name(path)}:{function.name}")
    assert not {verb: places for verb, places in verbs.items() if len(places) > 1}


def test_a_query_that_opens_a_persons_record_is_told_the_time():
    """Its audit line needs one; without it the page would fail on its first visit."""
    wrong = [
        f"{name(path)}:{function.name}"
        for path in python_files("src/rehabit/queries")
        for function, frame in _framed(path, "query")
        if any(keyword.arg == "audited_as" for keyword in frame.keywords)
        and "at" not in {argument.arg for argument in function.args.kwonlyargs}
    ]
    assert not wrong


def test_only_actions_and_storage_write():
    """A query or a page that writes would escape permission, transaction and audit."""
    writes = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
    wrong = [
        f"{name(path)}:{node.lineno} {node.func.attr}()"
        for path in python_files("src/rehabit/queries", "src/rehabit/web", "src/rehabit/cli")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writes
        and "objects" in ast.unparse(node.func.value)
    ]
    assert not wrong, f"make an action of these: {wrong}"
