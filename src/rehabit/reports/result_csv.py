"""A result as a file for a spreadsheet: one row per measure, every number with its denominators."""

import csv
from io import StringIO

from rehabit.evaluation import NO_COMPARISON, Interval, ShareEstimate
from rehabit.kernel import Refusal
from rehabit.reports.result import CourseResult, MeasureChange

COLUMNS = (
    "measure", "instrument", "scale", "unit", "better",
    "referred", "offered", "started", "completed", "measured",
    "n", "missing", "n_before", "n_after",
    "mean_before", "mean_after", "mean_change", "change_low", "change_high", "interval",
    "rule", "improved", "judged", "share", "share_low", "share_high",
    "worst_case_of", "worst_case_share", "worst_case_low", "worst_case_high", "note",
)  # fmt: skip
"""The columns, always all of them; a cell is empty where a number cannot be given."""


def result_csv(*, result: CourseResult) -> bytes:
    """The file as UTF-8 with a byte order mark, so that a spreadsheet reads it rightly."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for measure in result.measures:
        writer.writerow(_row(result, measure))
    return text.getvalue().encode("utf-8-sig")


def _row(result: CourseResult, measure: MeasureChange) -> dict[str, object]:
    rule, flow = measure.reported.score_rule, result.flow
    row: dict[str, object] = {
        "measure": rule.title,
        "instrument": measure.reported.instrument,
        "scale": measure.reported.scale,
        "unit": rule.unit,
        "better": rule.better.value,
        "referred": flow.referred,
        "offered": flow.offered,
        "started": flow.started,
        "completed": flow.completed,
        "measured": flow.measured,
        "n": measure.n,
        "missing": measure.missing,
        "note": NO_COMPARISON,
    }
    return row | _change(measure) | _shares(measure)


def _change(measure: MeasureChange) -> dict[str, object]:
    change = measure.change
    if isinstance(change, Refusal):
        return {}
    cells: dict[str, object] = {
        "n_before": change.n_before,
        "n_after": change.n_after,
        "mean_before": _decimal(change.mean_before),
        "mean_after": _decimal(change.mean_after),
        "mean_change": _decimal(change.mean_change),
    }
    if isinstance(change.interval, Interval):
        cells |= {
            "change_low": _decimal(change.interval.low),
            "change_high": _decimal(change.interval.high),
            "interval": f"{change.interval.level:.0%} {change.interval.method}",
        }
    return cells


def _shares(measure: MeasureChange) -> dict[str, object]:
    shares = measure.responders
    if shares is None:
        return {}
    cells: dict[str, object] = {"rule": shares.rule}
    if isinstance(shares.complete_case, ShareEstimate):
        cells |= {
            "improved": shares.complete_case.proportion.count,
            "judged": shares.complete_case.proportion.total,
            "share": _decimal(shares.complete_case.share),
            "share_low": _decimal(shares.complete_case.interval.low),
            "share_high": _decimal(shares.complete_case.interval.high),
        }
    if isinstance(shares.worst_case, ShareEstimate):
        cells |= {
            "worst_case_of": shares.worst_case.proportion.total,
            "worst_case_share": _decimal(shares.worst_case.share),
            "worst_case_low": _decimal(shares.worst_case.interval.low),
            "worst_case_high": _decimal(shares.worst_case.interval.high),
        }
    return cells


def _decimal(value: float) -> str:
    return f"{value:.6f}"
