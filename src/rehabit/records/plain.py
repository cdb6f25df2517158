"""Plain SQL for hot pages: the same text on SQLite and PostgreSQL, tuples out."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.dateparse import parse_datetime


def rows(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Every row of one query; `%s` marks a parameter."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def row(sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    """The first row, or None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def execute(sql: str, parameters: Sequence[Any] = ()) -> int:
    """Run one statement; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.rowcount


def one_at_a_time(name: str) -> None:
    """Wait for whoever did the same in a transaction that is still open. SQLite lets one writer in anyway."""
    if connection.vendor == "postgresql":
        rows("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def as_uuid(value: Any) -> UUID:
    """A UUID as either database gives it."""
    return value if isinstance(value, UUID) else UUID(value)


def as_moment(value: Any) -> datetime:
    """A moment as either database gives it, with its time zone."""
    moment = value if isinstance(value, datetime) else parse_datetime(value)
    if moment is None:
        raise ValueError(f"{value!r} is stored where a date and time is expected")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_day(value: Any) -> date:
    """A day as either database gives it."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def as_json(value: Any) -> Any:
    """Stored JSON as either database gives it: text, or read already."""
    return json.loads(value) if isinstance(value, str | bytes) else value
