"""Counts what a page asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rehabit.records import wall

HOT_PAGE = 8
"""The most statements a page that is asked for all day may take, session and viewer included."""


@contextmanager
def at_most(most: int = HOT_PAGE) -> Iterator[None]:
    """Fail when the block asks more. A test's own transaction marks and its opened wall do not count."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [each["sql"] for each in captured.captured_queries if not _ours(each["sql"])]
    assert len(asked) <= most, f"{len(asked)} statements, at most {most}:\n" + "\n".join(asked)


def _ours(statement: str) -> bool:
    marks = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")
    opened = statement.startswith("SELECT set_config") and wall.EVERY in statement
    return statement.startswith(marks) or opened
