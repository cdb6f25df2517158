"""`rehabit figures build` and `rehabit figures sheets`: the drawings, from the poses in the catalogue."""

import argparse
import gzip
from collections.abc import Mapping
from pathlib import Path

DESIGN = Path(__file__).resolve().parent.parent / "web" / "design" / "figure"


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    figures = verbs.add_parser("figures", help="draw the exercises").add_subparsers(
        required=True, metavar="WHAT"
    )
    build = figures.add_parser("build", help="write the figures that pages and prints show")
    build.add_argument("--to", type=Path, default=DESIGN, help="the folder of the component (default: ours)")
    build.set_defaults(run=_build)
    sheets = figures.add_parser("sheets", help="write a contact sheet for each exercise, for looking at")
    sheets.add_argument("--to", type=Path, default=Path("docs/reference/figures"), help="the folder")
    sheets.set_defaults(run=_sheets)


def _build(options: argparse.Namespace) -> int:
    from rehabit import catalogue
    from rehabit.reports import figures

    drawn = figures.pictures(catalogue=catalogue.load())
    _write(options.to / "built", drawn)
    (options.to / "drawing.scss").write_text(figures.page_style(), encoding="utf-8")
    packed = len(gzip.compress("".join(drawn.values()).encode(), 9))
    print(
        f"Wrote {len(drawn)} pictures to {options.to / 'built'}; together {packed / 1000:.0f} kB compressed."
    )
    return 0


def _sheets(options: argparse.Namespace) -> int:
    from rehabit import catalogue
    from rehabit.reports import figures

    drawn = figures.sheets(catalogue=catalogue.load())
    _write(options.to, drawn)
    print(f"Wrote {len(drawn) - 1} contact sheets to {options.to}. Now look at them.")
    return 0


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """The folder holds these drawings and no older ones."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
