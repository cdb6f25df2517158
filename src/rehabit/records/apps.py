"""The one Django app of the project."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """One label, one line of migrations."""

    name = "rehabit.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from rehabit.records import sqlite, wall

        sqlite.register()
        connection_created.connect(wall.begin_open, dispatch_uid="rehabit.site-wall")
