"""The documentation does not lie: links lead somewhere, pages made from code are current, commands run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_of_a_page_leads_somewhere(page):
    targets = [target for target in LINK.findall(page.read_text()) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_pages_made_from_the_code_are_current():
    checked = subprocess.run(
        [sys.executable, "script/lib/reference.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def indented_commands(page: str) -> list[str]:
    """The lines of indented blocks: what a reader would type."""
    text = (ROOT / page).read_text()
    return [line.strip() for line in text.splitlines() if re.match(r" {4,}\S", line)]


def rehabit(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    words = shlex.split(re.sub(r"^(\.venv/bin/python -m rehabit\.cli\.main|rehabit)", "", command))
    return subprocess.run(
        [sys.executable, "-m", "rehabit.cli.main", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installation")
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "REHABIT_MODE": "demo",
        "REHABIT_VAR": str(folder),
        "REHABIT_DATABASE": f"sqlite:///{folder}/rehabit.sqlite3",
        "DJANGO_SETTINGS_MODULE": "rehabit.config.settings",
    }


def test_the_how_to_guides_can_be_followed_in_order(installation, tmp_path):
    """Install, import, back up, check, scrub: every command of the pages, on one fresh installation."""
    pages = ("docs/how-to/install.md", "docs/how-to/import-referrals.md", "docs/how-to/back-up.md")
    commands = [
        line
        for page in pages
        for line in indented_commands(page)
        if re.match(r"(\.venv/bin/python -m rehabit|rehabit) ?", line) and " serve " not in line
    ]
    assert len(commands) >= 6
    (tmp_path / "referrals.csv").write_bytes((ROOT / "examples/referrals.csv").read_bytes())
    for command in commands:
        here = command.replace("examples/", f"{tmp_path}/").replace("copy-of", f"{tmp_path}/copy-of")
        done = rehabit(here, installation)
        # An import whose file has faulty rows, as this one has, ends with 3, as its page says.
        assert done.returncode == (3 if " import " in command else 0), f"{done.stdout}{done.stderr}"


def test_a_live_site_refuses_to_start_without_its_secret(installation):
    done = rehabit("rehabit migrate", {**installation, "REHABIT_MODE": "live"})
    assert done.returncode != 0
    assert "REHABIT_SECRET is not set" in done.stderr


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_scripts_that_a_page_names_exist_and_know_their_options(page):
    for script, words in re.findall(r"(script/[a-z]+)((?: --?[a-z-]+)*)", (ROOT / page).read_text()):
        assert os.access(ROOT / script, os.X_OK), script
        text = (ROOT / script).read_text()
        for option in re.findall(r"--[a-z-]+", words):
            assert option in text or "steps.py" in text, f"{script} {option}"
