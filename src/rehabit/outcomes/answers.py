"""Answers as they come (form fields, files, numbers) turned into exact numbers, or what is wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Instrument, Item
from rehabit.outcomes.result import Reason

_LONGEST = 40
# Short on purpose: '1e999999999' is a number too, and working it out exactly would stop the machine.
_NUMBER = re.compile(rf"(?=.{{1,{_LONGEST}}}$)[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{{1,2}})?", re.ASCII)

Answer = int | float | str | Decimal | Fraction | None
"""One answer: a number, digits from a form, or nothing (None or an empty string)."""

Answers = Mapping[str, Answer] | Sequence[Answer]
"""Answers by item number, or all of them in form order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one answer (`item`) or, when `item` is empty, with the whole form."""

    item: str
    reason: Reason
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswers:
    """Exact values by item (None: not answered) and the problems found."""

    values: Mapping[str, Fraction | None]
    problems: tuple[Problem, ...]

    def problem_with(self, items: Sequence[str]) -> Problem | None:
        """The first problem that stops a score made of `items`."""
        for problem in self.problems:
            if not problem.item or problem.item in items:
                return problem
        return None


def read_answers(*, instrument: Instrument, answers: Answers) -> ReadAnswers:
    """Check every answer against its scale.

    An unknown item or a list of the wrong length is a problem of the whole form (these may be the answers
    to another instrument); a wrong answer is a problem only for the scores that use it.
    """
    if not isinstance(answers, Mapping):
        if len(answers) != len(instrument.items):
            return ReadAnswers(values={}, problems=(_wrong_length(instrument, len(answers)),))
        answers = {item.id: answer for item, answer in zip(instrument.items, answers, strict=True)}
    known = _known_names(instrument)
    problems = [_unknown(instrument, name) for name in answers if name not in known]
    values: dict[str, Fraction | None] = {}
    for item in instrument.items:
        read = _read_one(instrument, item, answers.get(item.id))
        if isinstance(read, Problem):
            problems.append(read)
        else:
            values[item.id] = read
    return ReadAnswers(values=values, problems=tuple(problems))


def exact(value: int | float | str | Decimal | Fraction) -> Fraction:
    """The number as it is written: 0.1 is one tenth, not its nearest binary float.

    Raises ValueError for anything that is not a finite number, truth values included.
    """
    if isinstance(value, bool):
        raise ValueError(f"{value} is not a number")
    if isinstance(value, int | Fraction):
        if abs(value) >= 10**_LONGEST:
            raise ValueError(f"a number of more than {_LONGEST} digits is not an answer")
        return Fraction(value)
    written = str(value).strip()
    if not _NUMBER.fullmatch(written):
        raise ValueError(f"{written[:_LONGEST]!r} is not a number")
    return Fraction(Decimal(written))


def _known_names(instrument: Instrument) -> set[str]:
    names = {item.id for item in instrument.items}
    if instrument.parent:
        names |= {item.id for item in instruments.load(instrument.parent).items}
    return names


def _read_one(instrument: Instrument, item: Item, answer: Answer) -> Fraction | Problem | None:
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        return None
    allowed = item.scale.in_words()
    try:
        value = exact(answer)
    except ValueError as error:
        return Problem(
            item=item.id,
            reason=Reason.NOT_A_NUMBER,
            sentence=f"{instrument.id}, item {item.id}: {error}; it has to be {allowed}.",
        )
    if item.scale.allows(value):
        return value
    return Problem(
        item=item.id,
        reason=Reason.OUT_OF_RANGE,
        sentence=(
            f"{instrument.id}, item {item.id}: {float(value):g} is not an answer; it has to be {allowed}."
        ),
    )


def _unknown(instrument: Instrument, name: str) -> Problem:
    known = ", ".join(item.id for item in instrument.items)
    return Problem(
        item="",
        reason=Reason.UNKNOWN_ITEM,
        sentence=(
            f"{instrument.id} has no item {name!r}; its items are {known}. "
            "Are these the answers to another form?"
        ),
    )


def _wrong_length(instrument: Instrument, found: int) -> Problem:
    return Problem(
        item="",
        reason=Reason.WRONG_LENGTH,
        sentence=(
            f"{instrument.id} has {len(instrument.items)} items but {found} answers came; "
            "send one for each item, empty where there is none."
        ),
    )
