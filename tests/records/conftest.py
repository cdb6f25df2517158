"""These tests need Django's models: settings come from tests/conftest.py."""

import django

django.setup()

from tests.wall import open_again_after_each_request  # noqa: E402,F401  (a fixture, found by its name)
