"""Scores an instrument: every scale it has, each with its value or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Combine, Instrument, ScoreRule
from rehabit.outcomes.answers import Answers, ReadAnswers, read_answers
from rehabit.outcomes.combine import Made, NotMade, combine, points
from rehabit.outcomes.given import Given
from rehabit.outcomes.methods import METHODS
from rehabit.outcomes.result import ENGINE, NotScored, Reason, Score, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    instrument: Instrument
    read: ReadAnswers
    value_set: str
    about: str


def score(
    instrument: str | Instrument,
    answers: Answers,
    *,
    version: str | None = None,
    value_set: str | None = None,
    age: int | None = None,
    sex: str | None = None,
    about: str = "",
) -> dict[str, Score | NotScored]:
    """Score one filled-in form.

    `instrument` is an id or alias in any case, or an Instrument. `answers` is a mapping from item number to
    answer, or all answers in form order; None or '' means not answered. `about` says what was asked about
    ('left knee'). `age` in years and `sex` are for value sets that depend on them; those in the catalogue
    do not.
    Returns every score of the instrument by name, in the order of its file, each stamped with its origin.
    Wrong or missing answers give NotScored for the scores they touch and leave the others alone.
    Raises catalogue.instruments.UnknownInstrument for a name or version the catalogue does not hold.
    """
    held = instruments.load(instrument) if isinstance(instrument, str) else instrument
    if version is not None and version != held.version:
        raise instruments.UnknownInstrument(f"{held.id} is held in version {held.version}, not {version!r}.")
    asked = _Asked(
        instrument=held,
        read=read_answers(instrument=held, answers=answers),
        value_set=value_set or "",
        about=about,
    )
    scores: dict[str, Score | NotScored] = {}
    for rule in held.scores:
        scores[rule.id] = _stamped(asked, rule, _make(asked, rule, scores))
    return scores


def _make(asked: _Asked, rule: ScoreRule, earlier: Mapping[str, Score | NotScored]) -> Made | NotMade:
    needed = (*rule.items, *((rule.zero_when.item,) if rule.zero_when else ()))
    problem = asked.read.problem_with(needed)
    if problem is not None:
        known = sum(asked.read.values.get(item) is not None for item in rule.items)
        return NotMade(reason=problem.reason, sentence=problem.sentence, n_answered=known)
    if rule.combine is Combine.METHOD:
        given = Given(
            instrument=asked.instrument,
            rule=rule,
            values=asked.read.values,
            scores={name: made.value for name, made in earlier.items()},
            value_set=asked.value_set,
        )
        return METHODS[rule.method](given)
    if rule.of_scores:
        return combine(rule=rule, parts=[earlier[name].value for name in rule.of_scores], zero=False)
    parts = points(instrument=asked.instrument, rule=rule, values=asked.read.values)
    zero = rule.zero_when is not None and asked.read.values[rule.zero_when.item] == rule.zero_when.equals
    return combine(rule=rule, parts=parts, zero=zero)


def _stamped(asked: _Asked, rule: ScoreRule, made: Made | NotMade) -> Score | NotScored:
    stamp = Stamp(
        instrument=asked.instrument.id,
        version=asked.instrument.version,
        scale=rule.id,
        engine=ENGINE,
        value_set=made.value_set,
        about=asked.about,
    )
    n_items = len(rule.items) + len(rule.of_scores)
    if isinstance(made, Made) and not rule.low <= made.value <= rule.high:
        made = _outside(rule, made)
    if isinstance(made, NotMade):
        return NotScored(
            stamp=stamp,
            title=rule.title,
            reason=made.reason,
            sentence=made.sentence,
            n_answered=made.n_answered,
            n_items=n_items,
        )
    return Score(
        stamp=stamp,
        title=rule.title,
        value=made.value,
        n_answered=made.n_answered,
        n_items=n_items,
        n_imputed=made.n_imputed,
        better=rule.better,
        band=band_of(rule=rule, value=made.value),
        unit=rule.unit,
        decimals=rule.decimals,
    )


def band_of(*, rule: ScoreRule, value: Fraction) -> str:
    """The name of the band a value falls in; empty where the score has none."""
    name = ""
    for band in rule.bands:
        if value >= band.lowest:
            name = band.name
    return name


def _outside(rule: ScoreRule, made: Made) -> NotMade:
    return NotMade(
        reason=Reason.OUT_OF_RANGE,
        sentence=(
            f"{rule.title} came to {float(made.value):g}, "
            f"outside its range of {float(rule.low):g} to {float(rule.high):g}."
        ),
        n_answered=made.n_answered,
        value_set=made.value_set,
    )
