"""From checked answers to one exact number by the rule in the instrument's file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from rehabit.catalogue.instrument import Combine, Instrument, Linear, Per, ScoreRule, Transform, WhenMissing
from rehabit.outcomes.result import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A number, and how many answers it was made of."""

    value: Fraction
    n_answered: int
    n_imputed: int = 0
    value_set: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMade:
    """No number, and why."""

    reason: Reason
    sentence: str
    n_answered: int
    value_set: str = ""


def points(
    *, instrument: Instrument, rule: ScoreRule, values: Mapping[str, Fraction | None]
) -> list[Fraction | None]:
    """The points of each item of a score, in order; None where it was not answered."""
    found: list[Fraction | None] = []
    for item_id in rule.items:
        value = values[item_id]
        found.append(None if value is None else instrument.item(item_id).scale.points.get(value, value))
    return found


def combine(*, rule: ScoreRule, parts: Sequence[Fraction | None], zero: bool) -> Made | NotMade:
    """Combine points (or other scores) under the missing-item rule, then transform.

    `zero` is true when an answer makes the whole score 0, whatever else is missing.
    """
    answered = [part for part in parts if part is not None]
    if zero:
        return Made(value=Fraction(0), n_answered=len(answered))
    if len(answered) < rule.min_answered or not answered:
        return too_few(rule=rule, n_answered=len(answered))
    imputed = len(parts) - len(answered) if rule.when_missing is WhenMissing.MEAN else 0
    value = _transformed(rule.transform, _combined(rule, answered, len(parts)))
    if value is None:
        return NotMade(
            reason=Reason.NOT_EVALUABLE,
            sentence=f"{rule.title} cannot be worked out from 0.",
            n_answered=len(answered),
        )
    return Made(value=value, n_answered=len(answered), n_imputed=imputed)


def too_few(*, rule: ScoreRule, n_answered: int) -> NotMade:
    """No score because too little was answered, in words."""
    n_items = len(rule.items) + len(rule.of_scores)
    what = "answers" if rule.items else "part scores"
    return NotMade(
        reason=Reason.TOO_FEW_ITEMS,
        sentence=f"{rule.title} needs at least {rule.min_answered} of {n_items} {what}; {n_answered} came.",
        n_answered=n_answered,
    )


def _combined(rule: ScoreRule, answered: Sequence[Fraction], n_items: int) -> Fraction:
    if rule.combine is Combine.PRODUCT:
        return prod(answered, start=Fraction(1))
    if rule.combine is Combine.QUOTIENT:
        return answered[0] / answered[1]
    mean = sum(answered, Fraction(0)) / len(answered)
    if rule.combine is Combine.MEAN:
        return mean
    return mean * n_items if rule.when_missing is WhenMissing.MEAN else sum(answered, Fraction(0))


def _transformed(transform: Transform | None, value: Fraction) -> Fraction | None:
    if transform is None:
        return value
    if isinstance(transform, Linear):
        return transform.add + transform.times * value
    if isinstance(transform, Per):
        return transform.quantity / value if value else None
    return transform.entries[int(value) - transform.start]
