"""The lock files pin every package that pyproject.toml asks for, by hash, in a version it allows."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.house.repository import ROOT, project, text

PINNED = re.compile(
    r"^([a-z0-9][\w.\-]*)==([^\s;\\]+)((?:.*\\\n +--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE
)


def _pins(lock: str) -> dict[str, str]:
    return {found[1]: found[2] for found in PINNED.finditer(text(ROOT / "requirements" / lock))}


def _asked(extra: str = "") -> list[Requirement]:
    described = project()["project"]
    lines = described["dependencies"] + (described["optional-dependencies"][extra] if extra else [])
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("lock", "extra"), [("run.txt", ""), ("test.txt", "test")])
def test_each_dependency_is_pinned_in_a_version_that_is_allowed(lock: str, extra: str):
    pins = _pins(lock)
    wrong = {
        str(asked): pins.get(canonicalize_name(asked.name), "not pinned")
        for asked in _asked(extra)
        if not asked.specifier.contains(pins.get(canonicalize_name(asked.name), "0"), prereleases=True)
    }
    assert not wrong, f"run script/lock --keep: {wrong}"


@pytest.mark.parametrize("lock", ["run.txt", "test.txt", "uv.txt"])
def test_no_line_of_a_lock_file_lacks_its_hash(lock: str):
    asked = re.findall(r"^[a-z0-9][\w.\-]*==", text(ROOT / "requirements" / lock), re.MULTILINE)
    assert asked
    assert len(asked) == len(_pins(lock))


def test_tests_run_with_the_versions_that_are_served():
    run, test = _pins("run.txt"), _pins("test.txt")
    assert run.items() <= test.items()
    assert _pins("uv.txt").items() <= test.items()
