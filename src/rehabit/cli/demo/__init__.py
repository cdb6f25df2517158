"""`rehabit demo load` and `rehabit demo sign-ins`: a made-up clinic to walk around in."""

import argparse
import sys
from datetime import datetime

SEED = 7
PASSWORD = "elm-road-demo"
"""Everybody in the demo has it. A live installation never runs this module's verbs."""


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = verbs.add_parser("demo", help="fill an empty database with a made-up clinic")
    inner = demo.add_subparsers(title="verbs", required=True, metavar="VERB")
    load = inner.add_parser("load", help="make up three sites with people, groups and results")
    load.add_argument("--seed", type=int, default=SEED, help=f"another number, other people (default {SEED})")
    load.add_argument(
        "--at",
        type=_moment,
        metavar="MOMENT",
        help="the moment to make it up for (default: now), as in ISO 8601",
    )
    load.add_argument("--again", action="store_true", help="insist on loading although it is loaded already")
    load.set_defaults(run=_load)
    shown = inner.add_parser("sign-ins", help="show how to sign in as each role")
    shown.add_argument("--port", type=int, help="the port the demo is served on, to show whole addresses")
    shown.set_defaults(run=_sign_ins)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment; write it like 2026-11-24T09:00:00+00:00"
        ) from None
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} has no time zone; add +00:00 or another offset")
    return found


def _load(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from rehabit.access import Refused
    from rehabit.actions.founding import MACHINE
    from rehabit.cli.demo.loading import load
    from rehabit.queries import demo_world

    if demo_world.loaded(by=MACHINE) and not options.again:
        print(
            "The demo is loaded already; nothing was changed. script/demo --reset makes it afresh for today."
        )
        return 0
    try:
        counts = load(seed=options.seed, at=options.at or timezone.now(), password=PASSWORD)
    except Refused as refused:
        print(refused, file=sys.stderr)
        print(
            "Nothing was changed. script/demo --reset empties the demo and loads it afresh.", file=sys.stderr
        )
        return 1
    print(f"The demo is ready: {counts}. Everybody and everything in it is made up.")
    return 0


def _sign_ins(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from rehabit.access import Refused
    from rehabit.cli.demo.sign_ins import card

    try:
        address = f"http://127.0.0.1:{options.port}" if options.port else ""
        print(card(address=address, password=PASSWORD, at=timezone.now()))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0
