"""From checked answers to one score of every row, by the rule in the instrument's file."""

from collections.abc import Mapping

import numpy as np

from rehabit.catalogue.instrument import Combine, ScoreRule, WhenMissing
from rehabit.evaluation.batch.made import Made
from rehabit.evaluation.batch.reasons import FINE
from rehabit.evaluation.batch.sheet import Codes, Flags, Numbers, Sheet
from rehabit.outcomes import Reason


def made_of_items(*, rule: ScoreRule, sheet: Sheet) -> Made:
    """A score of answers: wrong ones first, then what makes it 0, then too few."""
    parts = [sheet.points(item) for item in rule.items]
    answered = [sheet.item(item).answered for item in rule.items]
    made = _combined(rule, parts, answered, wrong_answers(rule=rule, sheet=sheet))
    zero = _zero(rule, sheet)
    if zero is not None:
        made.numerator = np.where(zero, 0.0, made.numerator)
        made.denominator = np.where(zero, 1.0, made.denominator)
    few = (made.n_answered < rule.min_answered) | (made.n_answered == 0)
    made.refuse(few if zero is None else few & ~zero, Reason.TOO_FEW_ITEMS)
    made.transform(rule, but_not=zero)
    return made


def made_of_scores(*, rule: ScoreRule, earlier: Mapping[str, Made]) -> Made:
    """A score of other scores, such as a total."""
    numerator = np.zeros_like(earlier[rule.of_scores[0]].numerator)
    denominator = np.ones_like(numerator)
    n_answered = np.zeros(len(numerator), dtype=np.uint8)
    for name in rule.of_scores:
        part = earlier[name]
        top = np.where(part.scored, part.numerator, 0.0)
        bottom = np.where(part.scored, part.denominator, 1.0)
        numerator = numerator * bottom + top * denominator
        denominator = denominator * bottom
        n_answered += part.scored
    if rule.combine is Combine.MEAN:
        denominator = denominator * np.maximum(n_answered, 1)
    codes = np.full(len(numerator), FINE, dtype=np.uint8)
    made = Made(numerator=numerator, denominator=denominator, n_answered=n_answered, codes=codes)
    made.refuse((n_answered < rule.min_answered) | (n_answered == 0), Reason.TOO_FEW_ITEMS)
    made.transform(rule, but_not=None)
    return made


def wrong_answers(*, rule: ScoreRule, sheet: Sheet) -> Codes:
    """The first wrong answer, in form order, among the items the score needs."""
    needed = {*rule.items, *((rule.zero_when.item,) if rule.zero_when else ())}
    codes = np.full(sheet.rows, FINE, dtype=np.uint8)
    for item in sheet.instrument.items:
        wrong = sheet.item(item.id).wrong if item.id in needed else None
        if wrong is not None:
            codes = np.where(codes == FINE, wrong, codes)
    return codes


def _combined(rule: ScoreRule, parts: list[Numbers], answered: list[Flags], codes: Codes) -> Made:
    n_answered = np.zeros(len(codes), dtype=np.uint8)
    for flags in answered:
        n_answered += flags
    made = Made(numerator=parts[0], denominator=np.ones(len(codes)), n_answered=n_answered, codes=codes)
    if rule.combine is Combine.PRODUCT:
        made.numerator = np.prod([np.where(f, p, 1.0) for p, f in zip(parts, answered, strict=True)], axis=0)
    elif rule.combine is Combine.QUOTIENT:
        made.denominator = np.where(answered[1] & (parts[1] != 0), parts[1], 1.0)
    else:
        _sum(made, parts)
        if rule.combine is Combine.MEAN or rule.when_missing is WhenMissing.MEAN:
            made.denominator = np.maximum(n_answered, 1).astype(np.float64)
        if rule.combine is Combine.SUM and rule.when_missing is WhenMissing.MEAN:
            made.numerator = made.numerator * len(parts)
    return made


def _sum(made: Made, parts: list[Numbers]) -> None:
    total = parts[0].copy()
    for part in parts[1:]:
        total += part
    made.numerator = total


def _zero(rule: ScoreRule, sheet: Sheet) -> Flags | None:
    if rule.zero_when is None:
        return None
    decides = sheet.item(rule.zero_when.item)
    zero: Flags = decides.answered & (decides.values == float(rule.zero_when.equals))
    return zero
