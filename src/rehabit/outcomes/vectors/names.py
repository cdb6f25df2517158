"""The names under which vectors expect results, where they are not the name of a score."""

from collections.abc import Mapping
from fractions import Fraction

from rehabit.catalogue.instrument import Instrument
from rehabit.outcomes.alerts import alerts
from rehabit.outcomes.answers import Answers
from rehabit.outcomes.result import NotScored, Score, round_half_up
from rehabit.outcomes.scoring import score
from rehabit.outcomes.vectors.compare import Result

RENAMED = {
    "total_prorated": "total",
    "score_0_100_higher_better": "score",
    "met_min_week": "met_total",
}
"""Another engine's name for a score of ours."""

BANDS = {"band": "total", "risk": "risk", "category": "category"}
"""Expected words, and the score whose band they are."""

ELSEWHERE = {
    "koos_adl": ("koos", "adl"),
    "hoos_adl": ("hoos", "adl"),
    "pseq2_items_5_9": ("pseq-2", "total"),
}
"""Results of another instrument that a vector expects from the same answers."""

AT_LEAST = {"at_or_above_10": ("total", 10), "meets_150": ("minutes_week", 150)}
"""Truth values that say a score reached a number."""


def result_named(
    *, name: str, instrument: Instrument, answers: Answers, scores: Mapping[str, Score | NotScored]
) -> Result:
    """The result a vector calls `name`; None for no score. Raises KeyError for a name nobody knows."""
    if name == "item9_flag":
        return any(alert.id == name for alert in alerts(instrument=instrument, answers=answers))
    if name in AT_LEAST:
        scale, least = AT_LEAST[name]
        value = scores[scale].value
        return value is not None and value >= least
    if name in BANDS:
        return _band(scores[BANDS[name] if BANDS[name] in scores else "total"])
    if name in ELSEWHERE:
        return _elsewhere(name, instrument, answers)
    if name.endswith("_rounded"):
        value = scores[_ours(name.removesuffix("_rounded"))].value
        return None if value is None else Fraction(round_half_up(value, places=0))
    return scores[_ours(name)].value


def _ours(name: str) -> str:
    return RENAMED.get(name, name)


def _band(scored: Score | NotScored) -> str | None:
    return scored.band if isinstance(scored, Score) else None


def _elsewhere(name: str, instrument: Instrument, answers: Answers) -> Result:
    other, scale = ELSEWHERE[name]
    if not isinstance(answers, Mapping):
        answers = {item.id: answer for item, answer in zip(instrument.items, answers, strict=True)}
    return score(other, answers)[scale].value
