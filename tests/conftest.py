"""What every test run shares: the settings it uses and how invented examples are drawn.

The core's tests (unit, spec, oracle) need none of the Django variables; setting them costs nothing and lets one
command run any mixture of folders.
"""

import os

from hypothesis import settings

os.environ.setdefault("REHABIT_MODE", "test")
os.environ.setdefault("REHABIT_DATABASE", "sqlite:///var/test.sqlite3")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehabit.config.settings")

# The same examples on every run, so that a red build can be repeated. REHABIT_EXPLORE=1 draws new and many more.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=2_000, deadline=None, database=None)
settings.load_profile("explore" if os.environ.get("REHABIT_EXPLORE") == "1" else "steady")
