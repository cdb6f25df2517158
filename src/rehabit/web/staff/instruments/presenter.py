"""An instrument in words for its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehabit.catalogue.instrument import Instrument, ScoreRule, Wording
from rehabit.outcomes import in_words, rules_for
from rehabit.queries.instruments import InstrumentLine

PLAN = "Asked in your programme"
READY = "More you can use now"
OWNED = "The owner's words are needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreWords:
    """One score: how it runs, how it is made, how it is read."""

    title: str
    facts: tuple[tuple[str, str], ...]
    bands: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as it is shown: what stands above it, its words and its answers."""

    stem: str
    text: str
    answers: tuple[str, ...]


def groups(lines: Sequence[InstrumentLine]) -> tuple[tuple[str, str, tuple[InstrumentLine, ...]], ...]:
    """The list in three parts, each with a sentence: planned, ready, wording to be had from the owner."""
    planned = tuple(line for line in lines if line.asked_at)
    ready = tuple(line for line in lines if line.may_show and not line.asked_at)
    owned = tuple(line for line in lines if not line.may_show and not line.asked_at)
    return (
        (PLAN, "The plan of measurement asks these, at the points named.", planned),
        (READY, "Their words may be shown here. Add one on a person's own list of measures.", ready),
        (OWNED, "Scores can be entered today. The page of each says whom to ask for the questions.", owned),
    )


def tag_of(line: InstrumentLine) -> tuple[str, str]:
    """The tag of an instrument: its text and its tone."""
    if line.loaded:
        return "Loaded by your site", "good"
    if line.may_show:
        return "Ready to use", "good"
    return "Scores only", "attention"


def about(line: InstrumentLine) -> list[dict[str, str]]:
    """The facts at the top, as rows of a summary list."""
    one = line.instrument
    recall = in_words.recall_in_words(one.recall)
    checks = f"{line.n_vectors} independent sets of answers, all agree" if line.n_vectors else line.no_vectors
    rows = {
        "Asks about": recall[:1].upper() + recall[1:] + (", for each joint" if one.per_joint else ""),
        "Who answers": "Staff watch and count" if one.answered_by == "staff" else "The person",
        "Takes": f"About {float(one.minutes):g} minutes" if one.minutes else "Nothing is asked",
        "Asked": ", ".join(line.asked_at) or "Not in the plan",
        "Version": one.version,
        "Source": one.source,
        "Scoring checked by": checks[:1].upper() + checks[1:],
        "Status": f"{one.status.capitalize()}, {_checker(one)}, next review {one.next_review:%d/%m/%Y}",
    }
    return [{"key": key, "value": value} for key, value in rows.items()]


def scores(instrument: Instrument) -> tuple[ScoreWords, ...]:
    """Every score in words."""
    return tuple(
        ScoreWords(
            title=rule.title,
            facts=tuple((key, value[:1].upper() + value[1:]) for key, value in _facts(instrument, rule)),
            bands=in_words.bands_in_words(rule),
            changes=tuple(
                in_words.change_in_words(change, unit=rule.unit) for change in rule.important_changes
            ),
        )
        for rule in instrument.scores
    )


def questions(instrument: Instrument, words: Wording) -> Iterator[Question]:
    """The questions in form order; words above several of them are said once."""
    above = ""
    for item in instrument.items:
        stem = words.stems.get(item.id, "")
        labels = tuple(label for _, label in words.options_of(item))
        ends = words.ends.get(item.scale.id)
        span = f"{in_words.plain(item.scale.low)} to {in_words.plain(item.scale.high)}"
        if not labels:
            labels = (f"{span} ({ends[0]} … {ends[1]})",) if ends else (item.scale.in_words(),)
        yield Question(stem="" if stem == above else stem, text=words.items[item.id], answers=labels)
        above = stem


def _facts(instrument: Instrument, rule: ScoreRule) -> Iterator[tuple[str, str]]:
    yield "Runs from", in_words.range_in_words(rule)
    yield "Made of", in_words.made_in_words(rule)
    yield "Not answered", in_words.missing_in_words(rule)
    rules = [known for known in rules_for(instrument=instrument, scale=rule.id) if ":" not in known.id]
    if rules:
        yield "Counted as improved", "; ".join(f"{known.title} ({known.id})" for known in rules)
    codes = [f"LOINC {rule.loinc}"] * bool(rule.loinc) + [f"SNOMED CT {rule.snomed}"] * bool(rule.snomed)
    if codes:
        yield "Codes", ", ".join(codes)


def _checker(one: Instrument) -> str:
    return f"checked by {one.checker}" if one.checker else "awaiting a checker"
