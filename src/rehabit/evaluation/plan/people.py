"""The data a plan asks for: tidy rows read from CSV text, checked, one entry a person."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from math import isfinite

import numpy as np

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.plan.plan import Plan
from rehabit.kernel import Caution, Refusal

UNKNOWN = frozenset({"", "na", "n/a", "nan", "null", "none", "."})
"""How files write that a value is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """One entry a person. `after[time]` and `before` are NaN where not measured. `clusters` may be empty."""

    names: tuple[str, ...]
    clusters: tuple[str, ...]
    arms: tuple[str, ...]
    before: Numbers
    after: Mapping[str, Numbers]
    n_rows: int
    cautions: tuple[Caution, ...]

    @property
    def n(self) -> int:
        return len(self.names)


@dataclass(slots=True)
class _Row:
    line: int
    key: tuple[str, str]
    arm: str
    time: str
    score: float


def read_people(*, text: str, plan: Plan) -> People | Refusal:
    """Read tidy rows: a person, a time and a score a row.

    A person is known by the cluster and the identifier together, so identifiers may start again in each
    cluster. Refusals name the line: `not_csv`, `no_rows`, `missing_column`, `no_identifier`, `not_a_number`,
    `duplicate_rows`, `two_arms`, `missing_arm`, `nobody_measured`. Times and arms that the plan does not name
    are left out, with a caution.
    """
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        lines = list(reader)
    except csv.Error as fault:
        return Refusal("not_csv", f"Line {reader.line_num} is no CSV: {fault}.")
    headings = list(reader.fieldnames or [])
    wanted = [name for name in (plan.person, plan.time, plan.score, plan.cluster, plan.arm) if name]
    lacking = [name for name in wanted if name not in headings]
    if lacking:
        return Refusal(
            "missing_column",
            f"The data have no column '{lacking[0]}'; they have {', '.join(headings) or 'none'}.",
        )
    rows: list[_Row] = []
    for number, line in enumerate(lines, start=2):
        row = _row(number, line, plan)
        if isinstance(row, Refusal):
            return row
        rows.append(row)
    if not rows:
        return Refusal("no_rows", "The data have headings but no rows.")
    wrong = _faults(rows, plan)
    return _people(rows, plan) if wrong is None else wrong


def _row(number: int, line: Mapping[str, str | None], plan: Plan) -> _Row | Refusal:
    def cell(name: str) -> str:
        return (line.get(name) or "").strip() if name else ""

    if not cell(plan.person) or (plan.cluster and not cell(plan.cluster)):
        return Refusal("no_identifier", f"Line {number} does not say whose row it is.")
    written = cell(plan.score)
    score = float("nan")
    if written.lower() not in UNKNOWN:
        try:
            score = float(written)
        except ValueError:
            score = float("inf")
        if not isfinite(score):
            return Refusal(
                "not_a_number",
                f"Line {number}: '{plan.score}' is '{written}', which is no number. "
                "Correct it or leave it empty.",
            )
    return _Row(
        line=number,
        key=(cell(plan.cluster), cell(plan.person)),
        arm=cell(plan.arm),
        time=cell(plan.time),
        score=score,
    )


def _faults(rows: Sequence[_Row], plan: Plan) -> Refusal | None:
    seen: dict[tuple[tuple[str, str], str], int] = {}
    arm_of: dict[tuple[str, str], str] = {}
    for row in rows:
        first = seen.setdefault((row.key, row.time), row.line)
        if first != row.line:
            return Refusal(
                "duplicate_rows",
                f"Lines {first} and {row.line} are both {row.key[1]} at '{row.time}'; keep the right one.",
            )
        if arm_of.setdefault(row.key, row.arm) != row.arm:
            return Refusal(
                "two_arms",
                f"Line {row.line}: {row.key[1]} is in '{row.arm}' here and in '{arm_of[row.key]}' above.",
            )
    there = {row.arm for row in rows}
    absent = [arm for arm in (plan.reference, *plan.arms) if plan.compares and arm not in there]
    if absent:
        return Refusal(
            "missing_arm",
            f"Nobody is in arm '{absent[0]}'. The data have {', '.join(sorted(there))}.",
        )
    times = {row.time for row in rows if row.score == row.score}
    gone = [time for time in (plan.before, *plan.after) if time not in times]
    if gone:
        return Refusal(
            "nobody_measured",
            f"Nobody was measured at '{gone[0]}'. The data have {', '.join(sorted(times))}.",
        )
    return None


def _people(rows: Sequence[_Row], plan: Plan) -> People:
    arms = {plan.reference, *plan.arms}
    kept = [row for row in rows if not plan.compares or row.arm in arms]
    keys = list(dict.fromkeys(row.key for row in kept))
    place = {key: at for at, key in enumerate(keys)}
    table = {time: np.full(len(keys), np.nan) for time in (plan.before, *plan.after)}
    arm_of = {}
    for row in kept:
        arm_of[row.key] = row.arm
        if row.time in table:
            table[row.time][place[row.key]] = row.score
    return People(
        names=tuple(key[1] for key in keys),
        clusters=tuple(key[0] for key in keys) if plan.cluster else (),
        arms=tuple(arm_of[key] for key in keys) if plan.compares else (),
        before=table[plan.before],
        after={time: table[time] for time in plan.after},
        n_rows=len(rows),
        cautions=_cautions(rows, len(kept), keys, plan),
    )


def _cautions(
    rows: Sequence[_Row], n_kept: int, keys: Sequence[tuple[str, str]], plan: Plan
) -> tuple[Caution, ...]:
    found = []
    if n_kept < len(rows):
        found.append(
            Caution("arms_left_out", f"{len(rows) - n_kept} rows of arms outside the plan were left out.")
        )
    other = Counter(row.time for row in rows if row.time not in (plan.before, *plan.after))
    if other:
        found.append(
            Caution(
                "times_left_out",
                f"{other.total()} rows at times outside the plan were left out: {', '.join(sorted(other))}.",
            )
        )
    shared = sum(count > 1 for count in Counter(name for _, name in keys).values())
    if shared:
        found.append(
            Caution(
                "identifiers_restart",
                f"{shared} identifiers appear in more than one cluster; they were taken for different "
                "people.",
            )
        )
    return tuple(found)
