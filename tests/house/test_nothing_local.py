"""Nothing in the repository says on which machine it was made or from which server it was fetched."""

import re

import pytest
from tests.house.repository import ROOT, files, name, text

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|home/\w+|Users/\w+)/")
SERVERS = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry.npm" + "js",
    "debian" + ".org",
    "npm" + "js.com",
]


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{number}: {found.group()}"
        for path in files()
        for number, line in enumerate(text(path).splitlines(), start=1)
        if (found := pattern.search(line))
    ]


def test_no_file_holds_a_path_of_one_machine():
    assert _lines_with(MACHINE_PATH) == []


@pytest.mark.parametrize("server", SERVERS)
def test_no_file_names_a_package_server(server: str):
    assert _lines_with(re.compile(re.escape(server))) == []


@pytest.mark.parametrize("lock", ["requirements/run.txt", "requirements/test.txt", "requirements/uv.txt"])
def test_a_python_lock_file_holds_no_address_at_all(lock: str):
    held = text(ROOT / lock)
    assert "--hash=sha256:" in held
    assert not re.search(r"https?:|--index-url|--find-links|--extra-index|@ file", held)


def test_the_npm_lock_file_holds_hashes_and_no_address_of_a_package():
    held = text(ROOT / "package-lock.json")
    assert '"integrity": "sha512-' in held
    assert '"resolved"' not in held
