"""These tests need Django's models: settings come from tests/conftest.py."""

import django

django.setup()
