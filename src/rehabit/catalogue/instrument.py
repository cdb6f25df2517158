"""The shape of an outcome instrument: what its file says, as frozen values.

Nothing here calculates. `rehabit.catalogue.instruments` reads the files and `rehabit.outcomes` scores with
them. Numbers are fractions, so that no rounding enters before a score is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Direction(StrEnum):
    """Which way is better for the person."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class WordingTerms(StrEnum):
    """Who may show the questions."""

    FREE = "free"  # shipped with Rehabit
    ATTRIBUTION = "attribution"  # shipped, and a line of credit is always shown with it
    HOLDER = "holder"  # not shipped: the site loads the text it obtained from the licence holder


class AnsweredBy(StrEnum):
    """Who gives the answers: the person, or staff who watch and count."""

    PERSON = "person"
    STAFF = "staff"


class Combine(StrEnum):
    """How answers become one number."""

    SUM = "sum"
    MEAN = "mean"
    PRODUCT = "product"
    QUOTIENT = "quotient"  # the first item divided by the second
    METHOD = "method"  # a named calculation in rehabit.outcomes that no table can express


class WhenMissing(StrEnum):
    """What stands in for an unanswered item once enough items are answered."""

    LEAVE_OUT = "leave_out"  # the mean of what was answered
    MEAN = "mean"  # a sum is pro-rated: mean of the answered times the number of items
    ZERO = "zero"  # not ticked means no


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Terms of use, with the date on which somebody last read them."""

    wording: WordingTerms
    scoring: str
    owner: str
    contact: str
    checked: date
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerScale:
    """The answers an item allows and the points each is worth.

    `values` lists the choices; when it is empty any number from `low` to `high` is allowed (whole numbers
    only when `whole`). `points` turns an answer into what is added up; an answer that is not in it counts
    as itself.
    """

    id: str
    values: tuple[Fraction, ...]
    low: Fraction
    high: Fraction
    whole: bool
    unit: str
    points: Mapping[Fraction, Fraction]

    def allows(self, value: Fraction) -> bool:
        """Whether `value` is one of the answers."""
        if self.values:
            return value in self.values
        return self.low <= value <= self.high and (value.denominator == 1 or not self.whole)

    def in_words(self) -> str:
        """What is allowed, for an error message: 'a whole number from 0 to 10'."""
        if self.values and not self._runs_on():
            return "one of " + ", ".join(f"{float(value):g}" for value in self.values)
        kind = "a whole number" if self.whole else "a number"
        unit = f" {self.unit}" if self.unit else ""
        return f"{kind} from {float(self.low):g} to {float(self.high):g}{unit}"

    def _runs_on(self) -> bool:
        return len(self.values) == self.high - self.low + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question or one measurement, by its official number or name."""

    id: str
    scale: AnswerScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named stretch of a score, from `lowest` (included) to the next band."""

    lowest: Fraction
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantChange:
    """A published smallest change that matters, for whom, and where it was published.

    `kind` is 'absolute' (points) or 'percent' (of the first value). `verified` says whether the source
    itself was read.
    """

    value: Fraction
    kind: str
    population: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """add + times × value."""

    add: Fraction
    times: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Per:
    """A fixed quantity divided by the value, such as 40 metres by seconds."""

    quantity: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A published conversion table: the first entry belongs to `start`, the next to `start` + 1."""

    start: int
    entries: tuple[Fraction, ...]


Transform = Linear | Per | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroWhen:
    """An answer that makes the whole score 0, such as arms used in a chair stand."""

    item: str
    equals: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRule:
    """How one score of an instrument is made and read.

    It is made either from `items` or from other scores (`of_scores`); `min_answered` counts whichever it is.
    """

    id: str
    title: str
    items: tuple[str, ...]
    of_scores: tuple[str, ...]
    min_answered: int
    combine: Combine
    method: str
    when_missing: WhenMissing
    transform: Transform | None
    zero_when: ZeroWhen | None
    low: Fraction
    high: Fraction
    better: Direction
    unit: str
    decimals: int
    bands: tuple[Band, ...]
    important_changes: tuple[ImportantChange, ...]
    loinc: str
    snomed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """An answer that a person has to be told about, whatever the total."""

    id: str
    item: str
    at_least: Fraction
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One version of one instrument.

    `parent` names a longer instrument whose answers may be handed in as they are (KOOS for WOMAC derived
    from KOOS): its other items are then ignored instead of being called unknown. `per_joint` says that it
    is asked once for each painful joint.
    """

    id: str
    version: str
    title: str
    plain_title: str
    measures: str
    aliases: tuple[str, ...]
    parent: str
    per_joint: bool
    answered_by: AnsweredBy
    recall: str
    minutes: Fraction
    status: str
    author: str
    checker: str
    next_review: date
    source: str
    note: str
    licence: Licence
    items: tuple[Item, ...]
    scores: tuple[ScoreRule, ...]
    alerts: tuple[AlertRule, ...]

    def item(self, item_id: str) -> Item:
        """The item with this number; KeyError names what exists."""
        for item in self.items:
            if item.id == item_id:
                return item
        known = ", ".join(item.id for item in self.items)
        raise KeyError(f"{self.id} has no item {item_id!r}; its items are {known}")

    def score_rule(self, score_id: str) -> ScoreRule:
        """The score with this name; KeyError names what exists."""
        for rule in self.scores:
            if rule.id == score_id:
                return rule
        known = ", ".join(rule.id for rule in self.scores)
        raise KeyError(f"{self.id} has no score {score_id!r}; its scores are {known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is shown to a person in one language.

    `stems` are the words that stand above an item because it shares them with others. `options` maps an
    answer scale to its labelled answers in order, `item_options` an item whose labels are its own (see
    `options_of`); `ends` maps a scale to the words at its two ends; `hints` are notes of this project under
    an item, never part of the instrument. `attribution` is always shown.
    """

    instrument: str
    language: str
    intro: str
    attribution: str
    items: Mapping[str, str]
    stems: Mapping[str, str]
    hints: Mapping[str, str]
    options: Mapping[str, tuple[tuple[Fraction, str], ...]]
    ends: Mapping[str, tuple[str, str]]
    item_options: Mapping[str, tuple[tuple[Fraction, str], ...]]

    def options_of(self, item: Item) -> tuple[tuple[Fraction, str], ...]:
        """The labelled answers to one item in printed order; none where it is answered by a number."""
        return self.item_options.get(item.id, self.options.get(item.scale.id, ()))
