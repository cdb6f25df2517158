"""Answers that a person has to be told about, whatever the total says."""

from dataclasses import dataclass
from fractions import Fraction

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Instrument
from rehabit.outcomes.answers import Answers, read_answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One answer that raised an alert: which, what was answered, and what to do."""

    id: str
    instrument: str
    item: str
    answer: Fraction
    sentence: str


def alerts(*, instrument: str | Instrument, answers: Answers) -> tuple[Alert, ...]:
    """The alerts that a filled-in form raises, in the order of the instrument's file."""
    held = instruments.load(instrument) if isinstance(instrument, str) else instrument
    values = read_answers(instrument=held, answers=answers).values
    found = []
    for rule in held.alerts:
        answer = values.get(rule.item)
        if answer is not None and answer >= rule.at_least:
            found.append(
                Alert(id=rule.id, instrument=held.id, item=rule.item, answer=answer, sentence=rule.sentence)
            )
    return tuple(found)
