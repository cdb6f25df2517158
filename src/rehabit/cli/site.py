"""`rehabit site add`: how a new installation gets its first site and its site lead."""

import argparse


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    site = verbs.add_parser("site", help="add a site").add_subparsers(required=True, metavar="WHAT")
    add = site.add_parser("add", help="add a site and its first site lead")
    add.add_argument("name", help="the site's name, as people know it")
    add.add_argument("--slug", required=True, help="a short name for addresses and files, such as elm-road")
    add.add_argument("--network", help="the network it belongs to; made when it is new")
    nations = "england_and_wales, scotland or northern_ireland"
    add.add_argument("--nation", default="england_and_wales", help=f"for bank holidays: {nations}")
    add.add_argument("--lead-name", required=True)
    add.add_argument("--lead-email", required=True)
    add.set_defaults(run=_add)


def _add(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from rehabit.access import Refused
    from rehabit.actions import founding

    try:
        password = founding.found_site(
            by=founding.MACHINE,
            at=timezone.now(),
            name=options.name,
            slug=options.slug,
            network=options.network or "",
            nation=options.nation,
            lead_name=options.lead_name,
            lead_email=options.lead_email,
        )
    except Refused as refused:
        print(refused.refusal.sentence)
        return 1
    print(f"{options.name} is ready. {options.lead_email} is its site lead.")
    print(f"First password: {password}" if password else "They have an account and sign in as before.")
    return 0
