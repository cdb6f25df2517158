"""The files of an evaluation by name: report, tables, figures and everything as JSON."""

import csv
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from io import StringIO
from math import isfinite
from typing import Any

from rehabit.evaluation import SmallNumbers, Suppressed, protect_proportion
from rehabit.evaluation.plan import ArmResponders, Evaluation
from rehabit.kernel import Proportion, Refusal
from rehabit.reports.evaluation_blocks import Figure, Table
from rehabit.reports.evaluation_html import html
from rehabit.reports.evaluation_markdown import markdown
from rehabit.reports.evaluation_report import report

TABLES = {
    "Fingerprints (SHA-256)": "fingerprints.csv",
    "Measured, of everybody in the arm": "measured.csv",
    "Each with its 95 % interval": "differences.csv",
    "Each with its interval": "differences.csv",
    "Share improved (intervals take people for independent)": "responders.csv",
    "Change since before, in points. A change within a group is not an effect.": "changes.csv",
    "If missing people of the treated arms are worse by": "missing.csv",
    "What happened to other people without a programme (no comparison group)": "natural_course.csv",
}


COUNTS = frozenset({"n", "n_before", "n_after"})
"""Counts of people in a result that a small number missing would show."""


def evaluation_files(*, found: Evaluation) -> dict[str, str]:
    """Text by file name, to be written into one folder. Small counts are hidden in every one of them."""
    blocks = report(found=found)
    files = {
        "report.md": markdown(blocks=blocks),
        "report.html": html(blocks=blocks, title=found.plan.title),
        "result.json": json.dumps(_plain(found, SmallNumbers(fewer_than=found.plan.fewer_than)), indent=1)
        + "\n",
    }
    files |= {block.file: block.svg + "\n" for block in blocks if isinstance(block, Figure)}
    return files | {TABLES[block.caption]: _csv(block) for block in blocks if isinstance(block, Table)}


def _csv(table: Table) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows((table.head, *table.rows))
    return out.getvalue()


def _plain(value: Any, rule: SmallNumbers) -> Any:
    """Dataclasses as dictionaries; a refusal keeps its code; what is not finite becomes a word."""
    if isinstance(value, Proportion):
        shown = protect_proportion(proportion=value, rule=rule)
        hidden = isinstance(shown, Suppressed)
        return {"suppressed": str(shown)} if hidden else {"count": value.count, "total": value.total}
    if isinstance(value, Refusal):
        return {"not_possible": value.code, "because": value.sentence}
    if is_dataclass(value):
        return _fields(value, rule)
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, Mapping):
        return {
            " / ".join(key) if isinstance(key, tuple) else str(key): _plain(one, rule)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_plain(one, rule) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return "infinite"
    return value


def _fields(value: Any, rule: SmallNumbers) -> dict[str, Any]:
    """A dataclass; where its own counts are small they are hidden, and what would give them away."""
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    small = f"fewer than {rule.fewer_than} in a part"
    if isinstance(held.get("proportion"), Proportion) and _hides(held["proportion"], rule):
        return {"suppressed": small}
    whole = held.get("n_given", held.get("n_started"))
    if whole is not None and _hides(Proportion(count=min(held["n"], whole), total=whole), rule):
        held |= {name: small for name in held if name in COUNTS}
    plain = {name: _plain(one, rule) for name, one in held.items()}
    if isinstance(value, ArmResponders) and {"suppressed": small} in plain.values():
        plain["imputed"] = {"suppressed": small}
    return plain


def _hides(proportion: Proportion, rule: SmallNumbers) -> bool:
    return isinstance(protect_proportion(proportion=proportion, rule=rule), Suppressed)
