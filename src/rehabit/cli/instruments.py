"""`rehabit instruments …`: what there is, an empty wording file, the wording a site brings, the pages."""

import argparse
import sys
from pathlib import Path

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import WordingTerms
from rehabit.catalogue.instrument_vectors import vector_counts
from rehabit.catalogue.instrument_wording import wording_form
from rehabit.outcomes.reference_page import every_page


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    top = verbs.add_parser("instruments", help="list questionnaires; load wording a site is entitled to")
    inner = top.add_subparsers(title="verbs", required=True, metavar="VERB")
    listing = inner.add_parser("list", help="every instrument, its version and whose wording it is")
    listing.set_defaults(run=_list)
    form = inner.add_parser("wording-form", help="print an empty wording file to fill in")
    form.add_argument("instrument", metavar="INSTRUMENT")
    form.set_defaults(run=_form)
    load = inner.add_parser(
        "load-wording",
        help="load the wording a site is entitled to",
        description="Checks a wording file against its instrument and keeps it for one site, with its hash, "
        "who and when. Start from 'instruments wording-form'.",
    )
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("--site", required=True, metavar="SLUG", help="the site, by its short name")
    load.add_argument("--as", dest="email", metavar="EMAIL", help="who loads it (default: the terminal)")
    load.set_defaults(run=_load)
    pages = inner.add_parser("reference", help="write the reference pages made from the instruments' files")
    pages.add_argument("folder", type=Path, metavar="FOLDER", help="such as docs/reference/instruments")
    pages.set_defaults(run=_pages)


def _list(options: argparse.Namespace) -> int:
    words = {
        WordingTerms.FREE: "wording shipped",
        WordingTerms.ATTRIBUTION: "wording shipped, credit shown",
        WordingTerms.HOLDER: "wording from its owner",
    }
    for name in instruments.available():
        held = instruments.load(name)
        terms, vectors = words[held.licence.wording], vector_counts().get(name, 0)
        print(f"{name:<18} {held.version:<11} {terms:<30} {vectors:>2} vectors  {held.title}")
    return 0


def _form(options: argparse.Namespace) -> int:
    try:
        print(wording_form(instruments.load(options.instrument)), end="")
    except instruments.UnknownInstrument as unknown:
        print(unknown, file=sys.stderr)
        return 2
    return 0


def _pages(options: argparse.Namespace) -> int:
    options.folder.mkdir(parents=True, exist_ok=True)
    pages = every_page()
    for name, text in pages.items():
        (options.folder / name).write_text(text, encoding="utf-8")
    print(f"{len(pages)} pages written to {options.folder}.")
    return 0


def _load(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from rehabit.access import Refused
    from rehabit.actions import founding, wording
    from rehabit.queries import imports
    from rehabit.queries.instruments import terminal_of

    try:
        data = options.file.read_bytes()
        if options.email:
            lead = imports.clerk(email=options.email, site_slug=options.site)
            done = wording.load(data=data, file_name=options.file.name, by=lead, at=timezone.now())
        else:
            terminal = terminal_of(by=founding.MACHINE, site_slug=options.site)
            done = wording.load_at_terminal(
                data=data, file_name=options.file.name, by=terminal, at=timezone.now()
            )
    except OSError as fault:
        print(f"{options.file} cannot be read: {fault.strerror}.", file=sys.stderr)
        return 1
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(
        f"{done.instrument.title} may now be shown at {options.site} in {done.language!r}: "
        f"{len(done.wording.items)} questions. Entitled by: {done.entitled_by}"
    )
    return 0
