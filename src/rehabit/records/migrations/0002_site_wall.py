"""Puts the second wall round every table with a site; PostgreSQL only."""

from typing import Any

from django.db import migrations

from rehabit.records import wall


def walled(apps: Any) -> list[tuple[str, str]]:
    """Every table that belongs to one site, and the audit trail, with its rule.

    A membership says where somebody may stand, so it is asked before the wall is narrowed.
    """
    models = apps.get_app_config("records").get_models()
    sited = [
        (model._meta.db_table, wall.SITE_RULE)
        for model in models
        if model._meta.model_name != "membership" and any(f.name == "site" for f in model._meta.fields)
    ]
    return [*sited, ("records_auditentry", wall.CHAIN_RULE)]


def build(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table, rule in walled(apps):
            for statement in wall.statements(table, rule):
                schema_editor.execute(statement)


def take_down(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table, _ in walled(apps):
            schema_editor.execute(f'DROP POLICY site_wall ON "{table}"')
            schema_editor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
            schema_editor.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')


class Migration(migrations.Migration):
    """Runs after the tables are there."""

    dependencies = [("records", "0001_first")]
    operations = [migrations.RunPython(build, take_down, elidable=False)]
