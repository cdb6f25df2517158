"""`rehabit catalogue …`: check the content; write the reference pages of the rules."""

import argparse
import sys
from pathlib import Path

from rehabit import catalogue


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
