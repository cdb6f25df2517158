"""What SQLite has to be told before plain SQL works the same on both databases."""

import sqlite3
import uuid


def register() -> None:
    """Let a UUID be a parameter of plain SQL on SQLite, in the form Django stores it."""
    sqlite3.register_adapter(uuid.UUID, lambda value: value.hex)
