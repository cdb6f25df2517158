"""Writes the pages of docs/reference that are made from the code: who may do what, and the command line.

script/reference            write them
script/reference --check    say which are out of date, and exit with 1 if any is
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))
# argparse wraps its help to the terminal; the page must not depend on whose.
os.environ["COLUMNS"] = "100"

from rehabit.access import TABLE, Role  # noqa: E402  (found through the path above)
from rehabit.cli.main import parser  # noqa: E402

MADE = "<!-- Made by script/reference. Change the code, not this page. -->"


def access_page() -> str:
    """One row a permission, one column a role."""
    roles = list(Role)
    lines = [
        "# Who may do what",
        MADE,
        "",
        "The table in `rehabit.access`. A test tries every page, action and query as every role and as a",
        "stranger. Reads start from the viewer's own site; a helper sees only the registers of groups they",
        "help with; a referrer sees only the referrals they sent.",
        "",
        "| may … | " + " | ".join(role.label for role in roles) + " |",
        "|---|" + ":-:|" * len(roles),
    ]
    for permission, allowed in TABLE.items():
        marks = " | ".join("yes" if role in allowed else "–" for role in roles)
        lines.append(f"| {permission.value} | {marks} |")
    return "\n".join(lines) + "\n"


def command_line_page() -> str:
    """Every verb with its help, as the terminal prints it."""
    parts = [
        "# The command line",
        MADE,
        "",
        "`rehabit` is `python -m rehabit.cli.main` in the virtual environment.",
        "",
    ]
    for name, one in _verbs(parser()):
        parts += [f"## {name}", "", "```", one.format_help().rstrip(), "```", ""]
    return "\n".join(parts)


def _verbs(top: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    """Every verb that runs something, by its full name; those that only hold others are left out."""
    found = []
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                inner = _verbs(each)
                found += inner or [(each.prog, each)]
    return found


PAGES = {"access.md": access_page, "command-line.md": command_line_page}


def main() -> int:
    checking = "--check" in sys.argv[1:]
    stale = []
    for name, page in PAGES.items():
        path, text = ROOT / "docs" / "reference" / name, page()
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if not checking:
                path.write_text(text)
    print(("Out of date: " if checking else "Written: ") + (", ".join(stale) or "nothing"))
    return 1 if checking and stale else 0


if __name__ == "__main__":
    sys.exit(main())
