"""`rehabit referrals import FILE --site SLUG --as EMAIL`: a referral file from the terminal."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # at run time records may be imported only once Django is set up
    from rehabit.queries.imports import ImportResult

SOME_NOT_ADDED = 3
"""Exit status when the file was read but some rows were not added."""


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    referrals = verbs.add_parser("referrals", help="take referrals in")
    inner = referrals.add_subparsers(title="verbs", required=True, metavar="VERB")
    read = inner.add_parser("import", help="read a referral file (CSV) and say what became of each row")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--site", required=True, metavar="SLUG", help="the site, by its short name")
    read.add_argument("--as", required=True, dest="email", metavar="EMAIL", help="who imports it")
    read.add_argument(
        "--rejects",
        type=Path,
        metavar="PATH",
        help="where the rows that were not added go (default: beside FILE, ending in -not-added.csv)",
    )
    read.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from rehabit.access import Refused
    from rehabit.actions.referral_import import import_file
    from rehabit.queries import imports

    try:
        data = options.file.read_bytes()
        clerk = imports.clerk(email=options.email, site_slug=options.site)
        done = import_file(data=data, file_name=options.file.name, by=clerk, at=timezone.now())
    except OSError as fault:
        print(f"{options.file} cannot be read: {fault.strerror}.", file=sys.stderr)
        return 1
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    _print(imports.import_result(import_id=done, by=clerk))
    rejects = imports.rejects(import_id=done, by=clerk)
    if not rejects.content:
        return 0
    path = options.rejects or options.file.with_name(rejects.file_name)
    path.write_bytes(rejects.content)
    print(f"The rows that were not added are in {path}. Put them right and import that file.")
    return SOME_NOT_ADDED


def _print(result: "ImportResult") -> None:
    words = {"added": "added", "known": "already here", "check": "to check", "bad": "not added"}
    for row in result.rows:
        print(f"row {row.row:>4}  {words[row.verdict]:<12}  {row.name}: {' '.join(row.lines)}")
    found = result.summary
    print(
        f"{found.rows} rows: {found.added} added, {found.check} to check, "
        f"{found.known} already here, {found.bad} not added."
    )
    if result.before:
        print(f"The very same file was read before, on {result.before:%d/%m/%Y}.")
