"""`rehabit catalogue …`: check the content; load a site's own; write the reference pages of the rules."""

import argparse
import sys
import tomllib
from pathlib import Path

from rehabit import catalogue
from rehabit.clinical.reference_page import rule_pages


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    top = verbs.add_parser("catalogue", help="check programme content and its rules")
    inner = top.add_subparsers(title="verbs", required=True, metavar="VERB")
    checking = inner.add_parser(
        "check",
        help="name every fault in the content",
        description="Reads every content file. Each fault is a line: file, key, what was found, what is "
        "allowed. Ends with 1 when there is a fault.",
    )
    checking.add_argument(
        "--folder", type=Path, metavar="FOLDER", help="other content than that which is shipped"
    )
    checking.set_defaults(run=_check)
    pages = inner.add_parser("reference", help="write the reference pages made from the rules")
    pages.add_argument("folder", type=Path, metavar="FOLDER", help="such as docs/reference/rules")
    pages.set_defaults(run=_reference)
    overlay = inner.add_parser(
        "overlay",
        help="load a site's own content from a file",
        description="Checks a TOML file of changed doses, cues, withdrawn exercises and exercises of the "
        "site's own, and puts it in the place of what the site has now. Each fault is a line.",
    )
    overlay.add_argument("file", type=Path, metavar="FILE")
    overlay.add_argument("--site", required=True, metavar="SLUG", help="the site, by its short name")
    overlay.add_argument(
        "--as", dest="email", required=True, metavar="EMAIL", help="the site lead who loads it"
    )
    overlay.set_defaults(run=_overlay)


def _check(options: argparse.Namespace) -> int:
    if options.folder is not None and not options.folder.is_dir():
        print(f"{options.folder} is not a folder. Name the folder that holds exercises, rules and the rest.")
        return 2
    content = catalogue.load(root=options.folder.resolve()) if options.folder else catalogue.load()
    faults = catalogue.check(catalogue=content)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{len(faults)} to put right.", file=sys.stderr)
        return 1
    print(
        f"Content {content.version()} is sound: {len(content.programmes())} programmes, "
        f"{len(content.themes())} themes, {len(content.exercises())} exercises, "
        f"{len(content.checklists())} checklists."
    )
    return 0


def _reference(options: argparse.Namespace) -> int:
    options.folder.mkdir(parents=True, exist_ok=True)
    pages = rule_pages(catalogue=catalogue.load())
    for name, text in pages.items():
        (options.folder / name).write_text(text, encoding="utf-8")
    print(f"{len(pages)} pages written to {options.folder}.")
    return 0


def _overlay(options: argparse.Namespace) -> int:
    try:
        data = tomllib.loads(options.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        print(f"{options.file} cannot be read: {unreadable}.", file=sys.stderr)
        return 1
    faults = catalogue.overlay_faults(base=catalogue.load(), overlay=data)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else _laid(options, data)


def _laid(options: argparse.Namespace, data: dict[str, object]) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from rehabit.access import Refused
    from rehabit.actions import content
    from rehabit.queries import imports

    try:
        lead = imports.clerk(email=options.email, site_slug=options.site)
        content.lay(overlay=data, by=lead, at=timezone.now())
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(
        f"{options.site} uses the content of {options.file.name} from now on. A clinician signs what changed."
    )
    return 0
