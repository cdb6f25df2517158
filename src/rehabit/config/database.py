"""Reads REHABIT_DATABASE: 'sqlite:///path/to/file' or 'postgresql://user:password@host:port/name'."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;"
    "PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;"
)


def database(address: str) -> dict[str, Any]:
    """Django's settings for one database address; a wrong address is refused with what is allowed."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path)))
    if parts.scheme == "postgresql" and parts.path.strip("/"):
        return _postgresql(parts)
    raise ValueError(
        f"REHABIT_DATABASE is {address!r}; it must be 'sqlite:///PATH' or "
        "'postgresql://USER:PASSWORD@HOST:PORT/NAME'"
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": str(path.with_suffix(".test.sqlite3"))},
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }
