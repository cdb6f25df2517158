"""`rehabit migrate`: bring the database to this version."""

import argparse


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    migrate = verbs.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(run=_migrate)


def _migrate(options: argparse.Namespace) -> int:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=1, interactive=False)
    return 0
