"""A result as rows for tables, in words: the same for a site and, small numbers hidden, for a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import floor

from markupsafe import Markup

from rehabit.catalogue.responder_rules import responder_rule
from rehabit.evaluation import Flow, Interval, MeanChange, ResponderShares, ShareEstimate, Suppressed
from rehabit.kernel import Refusal
from rehabit.reports import (
    STAGES,
    CourseResult,
    MeasureChange,
    ProtectedMeasure,
    ProtectedResult,
    Reported,
    Stage,
    change_plot,
)
from rehabit.web.design.wording import number, plural, signed

_WHY = {
    "no_baseline": "no score before",
    "no_followup": "no score at the end",
    "not_comparable": "scores that cannot be compared",
    "baseline_at_best": "already at the best score before",
    "wrong_scale": "another scale",
}


def flow_rows(flow: Flow) -> list[dict[str, object]]:
    """A row for each stage with its meaning: its count and what it is out of."""
    rows: list[dict[str, object]] = []
    for stage in STAGES:
        count = getattr(flow, stage.name)
        whole = getattr(flow, stage.out_of) if stage.out_of else 0
        share = f"{count} of {whole} {stage.out_of} ({percent(count / whole)})" if whole else "–"
        rows.append({"stage": _stage(stage), "count": number(count), "share": share})
    return rows


def count_rows(counts: Mapping[str, object]) -> list[dict[str, object]]:
    """The same where small numbers are hidden: no shares, because they would give the numbers away."""
    return [{"stage": _stage(stage), "count": count_words(counts[stage.name])} for stage in STAGES]


def count_words(count: object) -> str:
    """'1,204', 'fewer than 8' or 'not shown'."""
    return number(count) if isinstance(count, int) else str(count)


def change_rows(measures: Iterable[MeasureChange]) -> list[dict[str, object]]:
    """A row for each measure of a site's own result."""
    return [
        {
            **_change_cells(measure.reported, measure.change),
            "n": f"{measure.n} of {measure.started}",
            "missing": str(measure.missing),
        }
        for measure in measures
    ]


def protected_rows(measures: Iterable[ProtectedMeasure]) -> list[dict[str, object]]:
    """A row for each measure where small numbers are hidden."""
    return [
        {**_change_cells(measure.reported, measure.change), "n": count_words(measure.n)}
        for measure in measures
    ]


def share_rows(measures: Iterable[MeasureChange]) -> list[dict[str, object]]:
    """A row for each measure that has a rule for a change that matters."""
    return [
        {
            "rule": rule_words(measure.reported),
            "complete": share_words(measure.responders.complete_case),
            "worst": share_words(measure.responders.worst_case),
            "missing": _missing_words(measure.responders),
        }
        for measure in measures
        if measure.responders is not None
    ]


def protected_share_rows(measures: Iterable[ProtectedMeasure]) -> list[dict[str, object]]:
    """The same where small numbers are hidden."""
    return [
        {
            "rule": rule_words(measure.reported),
            "complete": share_words(measure.complete_case),
            "worst": share_words(measure.worst_case),
        }
        for measure in measures
        if measure.complete_case is not None and measure.worst_case is not None
    ]


def plot_of(result: CourseResult | ProtectedResult) -> Markup:
    """The drawing of every measure that has a change to show."""
    changes = [
        (measure.reported, measure.change)
        for measure in result.measures
        if isinstance(measure.change, MeanChange)
    ]
    return Markup(change_plot(changes=changes, title="Before and at the end"))  # built and escaped by us


def rule_words(reported: Reported) -> Markup:
    """The name of the rule, with its source and whether the source itself was read."""
    rule = responder_rule(reported.rule)
    checked = "." if rule.verified else ". Not yet checked at its source."
    return Markup('{}<br><span class="soft small">{}{}</span>').format(
        rule.title, rule.source.rstrip("."), checked
    )


def share_words(share: ShareEstimate | Suppressed | Refusal) -> str:
    """'5 of 8 (63%), 95% interval 31% to 86%', or why there is none."""
    if isinstance(share, ShareEstimate):
        low, high = percent(share.interval.low), percent(share.interval.high)
        return f"{share.proportion} ({percent(share.share)}), {_level(share.interval)} {low} to {high}"
    return "nobody to judge yet" if isinstance(share, Refusal) else "not shown: too few people"


def percent(share: float) -> str:
    """'63%'; a half is rounded up, as people do it on paper: 5 of 8 is 63%."""
    return f"{floor(100 * share + 0.5)}%"


def _stage(stage: Stage) -> Markup:
    return Markup('{}<br><span class="soft small">{}</span>').format(stage.title, stage.meaning)


def _change_cells(reported: Reported, change: MeanChange | Suppressed | Refusal) -> dict[str, object]:
    rule = reported.score_rule
    unit = f" {rule.unit}" if rule.unit else ""
    scale = f"{float(rule.low):g} to {float(rule.high):g}{unit}, {rule.better} is better"
    name = Markup('{}<br><span class="soft small">{}</span>').format(rule.title, scale)
    if not isinstance(change, MeanChange):
        why = "too few people" if isinstance(change, Suppressed) else "not measured twice"
        return {"measure": name, "before": "–", "after": "–", "change": why}
    return {
        "measure": name,
        "before": number(change.mean_before, 1),
        "after": number(change.mean_after, 1),
        "change": _change_words(change),
    }


def _change_words(change: MeanChange) -> str:
    by = signed(change.mean_change)
    if not isinstance(change.interval, Interval):
        return f"{by}; no interval: {change.interval.sentence}"
    low, high = signed(change.interval.low), signed(change.interval.high)
    return f"{by}, {_level(change.interval)} {low} to {high}"


def _level(interval: Interval) -> str:
    return f"{interval.level:.0%} interval"


def _missing_words(shares: ResponderShares) -> str:
    if not shares.missing:
        return "nobody"
    return "; ".join(
        f"{plural(count, 'person', 'people')}: {_WHY.get(reason, reason)}"
        for reason, count in shares.missing.items()
    )
