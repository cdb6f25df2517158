"""`rehabit migrate`, `backup` and `scrub`: the database as a whole."""

import argparse


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    migrate = verbs.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(run=_migrate)
    backup = verbs.add_parser("backup", help="copy the SQLite database while it is in use")
    backup.add_argument("file", help="where the copy goes; a file that is there already is refused")
    backup.set_defaults(run=_backup)
    scrub = verbs.add_parser("scrub", help="take out of a COPY of the database who people are")
    scrub.add_argument("--yes", action="store_true", help="I have made a copy and REHABIT_DATABASE names it")
    scrub.set_defaults(run=_scrub)


def _migrate(options: argparse.Namespace) -> int:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    print("The database is at this version.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    import sqlite3
    from pathlib import Path

    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite3" not in database["ENGINE"]:
        print("This copies SQLite. PostgreSQL has pg_dump for it.")
        return 1
    if Path(options.file).exists():
        print(f"{options.file} is there already. Name a file that is not.")
        return 1
    with sqlite3.connect(database["NAME"]) as source, sqlite3.connect(options.file) as copy:
        source.backup(copy)
    print(f"Copied to {options.file}.")
    return 0


def _scrub(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from rehabit.access import Refused
    from rehabit.actions.scrubbing import scrub

    if not options.yes:
        print("This cannot be undone. Make a copy, point REHABIT_DATABASE at it, and say --yes.")
        return 1
    try:
        touched = scrub()
    except Refused as refused:
        print(refused.refusal.sentence)
        return 1
    print(f"Scrubbed {sum(touched.values())} rows.")
    return 0
