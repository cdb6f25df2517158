"""Unit tests meet no network and no database: a test that tries fails and says so."""

import socket
from typing import NoReturn

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}


def _refuse(*arguments: object, **options: object) -> NoReturn:
    raise AssertionError(
        "A unit test tried to open a network connection. The core does no input or output: "
        "hand the value in, or move the test to tests/records or tests/web."
    )


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, _refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, _refuse)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse, before anything runs, a unit test that asks for the database."""
    here = __file__.removesuffix("conftest.py")
    for item in items:
        if not str(item.path).startswith(here):
            continue
        asked = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            raise pytest.UsageError(
                f"{item.nodeid} asks for the database ({', '.join(sorted(asked)) or 'django_db'}). "
                "Unit tests cover the pure core only: move it to tests/records."
            )
