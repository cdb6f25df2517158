"""`rehabit audit check`: whether every audit chain is whole."""

import argparse


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = verbs.add_parser("audit", help="check the audit trail")
    parts = audit.add_subparsers(required=True, metavar="WHAT")
    check = parts.add_parser("check", help="check every line of every site's chain")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from rehabit.queries import audit_chains

    faults = 0
    for chain in audit_chains.every_chain():
        broken = chain.broken_at
        print(
            f"{chain.name}: {chain.entries} lines, " + ("whole" if broken is None else f"BROKEN AT {broken}")
        )
        faults += broken is not None
    return 1 if faults else 0
