"""Did this person improve by an amount that matters, under a named rule?"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from rehabit.catalogue.instrument import Direction, ImportantChange, Instrument
from rehabit.catalogue.responder_rules import ChangeKind, Edge, ResponderRule, responder_rule, responder_rules
from rehabit.outcomes.answers import exact
from rehabit.outcomes.omeract_oarsi import NAME as OMERACT_OARSI
from rehabit.outcomes.omeract_oarsi import DomainValue, omeract_oarsi
from rehabit.outcomes.response import NotEvaluable, NotResponded, Responded, Response
from rehabit.outcomes.result import NotScored, Score

Measured = Score | NotScored | int | float | str | Decimal | Fraction | None
"""A score, or a bare number whose scale the caller vouches for; None if there is none."""


def responder(
    rule: str | ResponderRule,
    baseline: Measured | Mapping[str, DomainValue],
    followup: Measured | Mapping[str, DomainValue],
    *,
    edge: Edge | str | None = None,
    threshold: Fraction | Decimal | int | None = None,
) -> Response:
    """Apply a named rule to one person's two measurements.

    `edge` ('at_least' or 'more_than') and `threshold` replace those of the rule; the result carries what
    was used. Scores have to be of a scale the rule names, and both of the same instrument, version, scale,
    value set and joint. A percentage of a baseline that is already the best possible value is not
    evaluable: neither 0 % nor 100 %. 'omeract-oarsi' takes a mapping of its three domains instead of one
    number: see `omeract_oarsi`.
    Raises UnknownRule for a name the catalogue does not hold.
    """
    if isinstance(baseline, Mapping) or isinstance(followup, Mapping):
        return _by_domain(rule, baseline, followup)
    used = _with_parameters(responder_rule(rule) if isinstance(rule, str) else rule, edge, threshold)
    for measured, reason, word in ((baseline, "no_baseline", "first"), (followup, "no_followup", "second")):
        if measured is None or isinstance(measured, NotScored):
            why = measured.sentence if isinstance(measured, NotScored) else "It was not taken."
            return _not_evaluable(used, reason, f"There is no {word} measurement. {why}")
    mismatch = _mismatch(used, baseline, followup)
    if mismatch is not None:
        return mismatch
    return _judge(used, _number(baseline), _number(followup))


def _by_domain(rule: str | ResponderRule, baseline: object, followup: object) -> Response:
    if rule != OMERACT_OARSI or not isinstance(baseline, Mapping) or not isinstance(followup, Mapping):
        raise TypeError(
            f"Only {OMERACT_OARSI} takes values by domain, and it takes both that way; {rule} was asked."
        )
    return omeract_oarsi(baseline=baseline, followup=followup)


def rules_for(*, instrument: Instrument, scale: str) -> tuple[ResponderRule, ...]:
    """The rules that apply to one scale: the named ones, then one for each published important change.

    The ids of the latter read 'mic:instrument/scale/2' or '…/30%'.
    """
    name = f"{instrument.id}/{scale}"
    named = tuple(rule for rule in responder_rules() if name in rule.scales)
    score_rule = instrument.score_rule(scale)
    best = score_rule.high if score_rule.better is Direction.HIGHER else score_rule.low
    return named + tuple(
        _published_rule(name, score_rule.title, best, change) for change in score_rule.important_changes
    )


def _published_rule(name: str, title: str, best: Fraction, change: ImportantChange) -> ResponderRule:
    kind = ChangeKind(change.kind)
    size = f"{float(change.value):g}"
    percent = kind is ChangeKind.PERCENT
    return ResponderRule(
        id=f"mic:{name}/{size}{'%' if percent else ''}",
        title=f"{title} better by {size} {'%' if percent else 'points'}",
        kind=kind,
        threshold=change.value,
        edge=Edge.AT_LEAST,
        best=best,
        scales=(name,),
        source=f"{change.source} ({change.population})",
        verified=change.verified,
    )


def _with_parameters(
    rule: ResponderRule, edge: Edge | str | None, threshold: Fraction | Decimal | int | None
) -> ResponderRule:
    return replace(
        rule,
        edge=rule.edge if edge is None else Edge(edge),
        threshold=rule.threshold if threshold is None else exact(threshold),
    )


def _mismatch(rule: ResponderRule, baseline: Measured, followup: Measured) -> NotEvaluable | None:
    scores = [measured for measured in (baseline, followup) if isinstance(measured, Score)]
    for score in scores:
        name = f"{score.stamp.instrument}/{score.stamp.scale}"
        if name not in rule.scales:
            return _not_evaluable(
                rule, "wrong_scale", f"{rule.title} applies to {', '.join(rule.scales)}, not to {name}."
            )
    if len(scores) == 2 and replace(scores[0].stamp, engine="") != replace(scores[1].stamp, engine=""):
        return _not_evaluable(
            rule,
            "not_comparable",
            f"The two scores are not of the same kind: {scores[0].stamp} and {scores[1].stamp}.",
        )
    return None


def _judge(rule: ResponderRule, before: Fraction, after: Fraction) -> Response:
    distance = abs(before - rule.best)
    improvement = distance - abs(after - rule.best)
    if rule.kind is ChangeKind.PERCENT:
        if distance == 0:
            return _not_evaluable(
                rule,
                "baseline_at_best",
                "The first value was already the best possible: no percentage can be given.",
            )
        improvement = 100 * improvement / distance
    enough = improvement > rule.threshold or (rule.edge is Edge.AT_LEAST and improvement == rule.threshold)
    kind = Responded if enough else NotResponded
    return kind(
        rule=rule.id,
        improvement=improvement,
        threshold=rule.threshold,
        edge=rule.edge,
        kind=rule.kind,
        on_the_edge=improvement == rule.threshold,
    )


def _number(measured: Measured) -> Fraction:
    if isinstance(measured, Score):
        return measured.value
    assert measured is not None and not isinstance(measured, NotScored)
    return exact(measured)


def _not_evaluable(rule: ResponderRule, reason: str, sentence: str) -> NotEvaluable:
    return NotEvaluable(rule=rule.id, reason=reason, sentence=sentence)
