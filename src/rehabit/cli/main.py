"""`rehabit VERB …`: one parser; each verb lives in its own module."""

import argparse
import os
import sys
from collections.abc import Sequence

from rehabit.cli import (
    audit,
    catalogue,
    claims,
    database,
    demo,
    economics,
    evaluate,
    figures,
    instruments,
    referrals,
    score,
    serve,
    site,
    vectors,
)

VERBS = (
    audit,
    catalogue,
    claims,
    database,
    demo,
    economics,
    evaluate,
    figures,
    instruments,
    referrals,
    score,
    serve,
    site,
    vectors,
)
"""Every module here has `add_verbs(subparsers)`; a verb's handler takes the parsed arguments."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehabit.config.settings")
    options = parser().parse_args(arguments)
    return int(options.run(options) or 0)


def parser() -> argparse.ArgumentParser:
    """The whole command line; the reference in the docs is printed from it."""
    top = argparse.ArgumentParser(prog="rehabit", description="Runs group rehabilitation for joint pain.")
    verbs = top.add_subparsers(title="verbs", required=True, metavar="VERB")
    for module in VERBS:
        module.add_verbs(verbs)
    return top


if __name__ == "__main__":
    sys.exit(main())
