"""`rehabit claims`: the ledger of published claims, each checked now."""

import argparse


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    claims = verbs.add_parser("claims", help="which published claims hold, worked out now")
    claims.add_argument(
        "--status", choices=("reproduced", "differs", "can't be checked"), help="only claims with this status"
    )
    claims.add_argument("--csv", action="store_true", help="as a table for a spreadsheet")
    claims.set_defaults(run=_claims)


def _claims(options: argparse.Namespace) -> int:
    from rehabit.reports.claims_ledger import ledger, ledger_csv, ledger_text

    rows = ledger(status=options.status)
    print(ledger_csv(rows=rows) if options.csv else ledger_text(rows=rows), end="")
    return 0
