"""What every test run shares: the settings it uses and how invented examples are drawn.

The core's tests (unit, spec, oracle) need none of the Django variables; setting them costs nothing and lets
one command run any mixture of folders.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A folder for this run alone, so that two runs in one checkout never share a database file or an outbox.
_folder = tempfile.mkdtemp(prefix="rehabit-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ.setdefault("REHABIT_MODE", "test")
os.environ.setdefault("REHABIT_VAR", _folder)
os.environ.setdefault("REHABIT_DATABASE", f"sqlite:///{_folder}/rehabit.sqlite3")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehabit.config.settings")

# The same examples on every run, so that a red build can be repeated; REHABIT_EXPLORE=1 draws many new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=2_000, deadline=None, database=None)
settings.load_profile("explore" if os.environ.get("REHABIT_EXPLORE") == "1" else "steady")


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Under script/test a skipped test is a failed one: a part that did not run must not look green."""
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and os.environ.get("REHABIT_NO_SKIPS") == "1":
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Looks at each test's report."""
    _refuse_skip((yield).get_result())


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """Looks at each file's report: a whole file may be skipped too."""
    _refuse_skip((yield).get_result())
