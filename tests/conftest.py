"""What every test run shares: the settings it uses and how invented examples are drawn.

The core's tests (unit, spec, oracle) need none of the Django variables; setting them costs nothing and lets one
command run any mixture of folders.
"""

import atexit
import os
import shutil
import tempfile

import pytest
from hypothesis import settings

# A folder for this run alone, so that two runs in one checkout never share a database file or an outbox.
_folder = tempfile.mkdtemp(prefix="rehabit-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ.setdefault("REHABIT_MODE", "test")
os.environ.setdefault("REHABIT_VAR", _folder)
os.environ.setdefault("REHABIT_DATABASE", f"sqlite:///{_folder}/rehabit.sqlite3")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehabit.config.settings")

# The same examples on every run, so that a red build can be repeated. REHABIT_EXPLORE=1 draws new and many more.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=2_000, deadline=None, database=None)
settings.load_profile("explore" if os.environ.get("REHABIT_EXPLORE") == "1" else "steady")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Under script/test a skipped test is a failed one: a part that did not run must not look green."""
    report = (yield).get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("REHABIT_NO_SKIPS") == "1":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
