"""A stored score as the core knows it: exact, with its stamp, or with the reason why there is none."""

from fractions import Fraction
from typing import Any

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import WhenMissing
from rehabit.outcomes import NotScored, Reason, Score, Stamp
from rehabit.outcomes.scoring import band_of

ENTERED = "entered"
"""Stands for the engine where staff typed in a score that was worked out elsewhere."""

WORDS = {
    Reason.TOO_FEW_ITEMS: "Too few answers for a score.",
    Reason.OUT_OF_RANGE: "An answer was outside the range.",
    Reason.NOT_EVALUABLE: "It cannot be worked out from these answers.",
}


def stored_score(*, instrument: str, version: str, about: str, row: Any) -> Score | NotScored:
    """The score of one row: anything with the fields of `records.models.Score`."""
    rule = instruments.load(instrument).score_rule(row.scale)
    stamp = Stamp(
        instrument=instrument,
        version=version,
        scale=row.scale,
        engine=row.engine,
        value_set=row.value_set,
        about=about,
    )
    if row.numerator is None:
        reason = Reason(row.reason)
        return NotScored(
            stamp=stamp,
            title=rule.title,
            reason=reason,
            sentence=WORDS.get(reason, "No score could be given."),
            n_answered=row.answered,
            n_items=row.items,
        )
    value = Fraction(row.numerator, row.denominator)
    return Score(
        stamp=stamp,
        title=rule.title,
        value=value,
        n_answered=row.answered,
        n_items=row.items,
        n_imputed=row.items - row.answered if rule.when_missing is WhenMissing.MEAN else 0,
        better=rule.better,
        band=band_of(rule=rule, value=value),
        unit=rule.unit,
        decimals=rule.decimals,
    )
