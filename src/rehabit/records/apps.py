"""The one Django app of the project."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """One label, one line of migrations."""

    name = "rehabit.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rehabit.records import sqlite  # registers how SQLite takes a UUID

        sqlite.register()
