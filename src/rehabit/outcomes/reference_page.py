"""The reference page of each instrument, in Markdown, made from its files: it cannot say anything else."""

from collections.abc import Iterator

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Instrument, ScoreRule, WordingTerms
from rehabit.catalogue.instrument_examples import Example, examples
from rehabit.catalogue.instrument_vectors import vector_counts, without_vectors
from rehabit.outcomes.in_words import (
    bands_in_words,
    change_in_words,
    joined,
    made_in_words,
    missing_in_words,
    range_in_words,
    recall_in_words,
    terms_in_words,
)
from rehabit.outcomes.responder import rules_for

MADE = "<!-- Made by `rehabit instruments reference`. Change the instrument's files, not this page. -->"

_WORDING = {
    WordingTerms.FREE: "shipped",
    WordingTerms.ATTRIBUTION: "shipped, with credit",
    WordingTerms.HOLDER: "from its owner",
}


def index_page() -> str:
    """The list of all instruments."""
    held = sorted((instruments.load(name) for name in instruments.available()), key=_title)
    lines = [
        "# Instruments",
        MADE,
        "",
        f"{len(held)} questionnaires and tests. A page says how scores are made and read, and whose wording",
        "it is, and shows worked examples that a test runs. See also",
        "[how scoring is checked](how-scoring-is-checked.md) and [loading wording](loading-wording.md).",
        "",
        "| Instrument | Name for the terminal | Measures | Items | Wording | Vectors |",
        "|---|---|---|--:|---|--:|",
    ]
    lines += [
        f"| [{one.title}]({one.id}.md) | `{one.id}` | {one.measures} | {len(one.items)} "
        f"| {_WORDING[one.licence.wording]} | {vector_counts().get(one.id, 0)} |"
        for one in held
    ]
    return "\n".join(lines) + "\n"


def instrument_page(instrument: Instrument) -> str:
    """Everything about one instrument."""
    parts = [*_head(instrument)]
    for rule in instrument.scores:
        parts += _score(instrument, rule)
    parts += [*_ownership(instrument), *_examples(instrument)]
    return "\n".join(parts).rstrip() + "\n"


def every_page() -> dict[str, str]:
    """All pages by file name, the index among them as README.md."""
    pages = {f"{name}.md": instrument_page(instruments.load(name)) for name in instruments.available()}
    return {"README.md": index_page(), **pages}


def _title(instrument: Instrument) -> str:
    return instrument.title.casefold()


def _head(one: Instrument) -> Iterator[str]:
    yield from (f"# {one.title}", MADE, "", f"{one.measures}.", "")
    names = ", ".join(f"`{name}`" for name in (one.id, *one.aliases))
    answered = "watched and counted by staff" if one.answered_by == "staff" else "answered by the person"
    checker = one.checker or "nobody yet"
    yield from (
        "| | |",
        "|---|---|",
        f"| Names | {names} |",
        f"| Version | {one.version} |",
        f"| Asks about | {recall_in_words(one.recall)}{', for each joint' if one.per_joint else ''} |",
        f"| Who answers | {answered}, about {float(one.minutes):g} minutes |",
        f"| Items | {joined([item.id for item in one.items])} |",
        f"| Answers | {_scales(one)} |",
        f"| Wording | {_WORDING[one.licence.wording]} |",
        f"| Source | {one.source} |",
        f"| Status | {one.status}; checked by {checker}; next review {one.next_review:%d/%m/%Y} |",
        f"| Independent vectors | {_vectors(one)} |",
        "",
    )
    if one.note:
        yield from (one.note, "")
    for alert in one.alerts:
        edge = f"{float(alert.at_least):g} or more"
        yield from (f"**Alert** when the answer to {alert.item} is {edge}: {alert.sentence}", "")


def _scales(one: Instrument) -> str:
    scales: dict[str, list[str]] = {}
    for item in one.items:
        scales.setdefault(item.scale.in_words(), []).append(item.id)
    if len(scales) == 1:
        return next(iter(scales))
    return "; ".join(f"{joined(items)}: {words}" for words, items in scales.items())


def _vectors(one: Instrument) -> str:
    count = vector_counts().get(one.id, 0)
    return f"{count}, all pass" if count else f"none: {without_vectors()[one.id]}"


def _score(one: Instrument, rule: ScoreRule) -> Iterator[str]:
    yield from (f"## {rule.title} (`{rule.id}`)", "")
    yield f"* {_sentence(range_in_words(rule))}"
    yield f"* Made of {made_in_words(rule)}."
    yield f"* Not answered: {missing_in_words(rule)}."
    for stretch, name in bands_in_words(rule):
        yield f"* {_sentence(f'{stretch}: {name}' if stretch else f'band {name}')}"
    for change in rule.important_changes:
        yield f"* Smallest change that matters: {change_in_words(change, unit=rule.unit)}"
    for known in rules_for(instrument=one, scale=rule.id):
        if not known.id.startswith("mic:"):  # those say the line above again
            yield f"* Counted as improved by the rule `{known.id}`: {known.title}."
    codes = [f"LOINC {rule.loinc}"] * bool(rule.loinc) + [f"SNOMED CT {rule.snomed}"] * bool(rule.snomed)
    if codes:
        yield f"* Codes: {', '.join(codes)}."
    yield ""


def _ownership(one: Instrument) -> Iterator[str]:
    yield from ("## Who owns it", "")
    yield from (f"* {sentence}" for sentence in terms_in_words(one))
    owner = one.licence.owner.rstrip(".")
    yield from ("", f"Owner: {owner}. Terms read on {one.licence.checked:%d/%m/%Y}.", "")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _examples(one: Instrument) -> Iterator[str]:
    yield from (
        "## Worked examples",
        "",
        "Answers in form order; – is not answered. A test runs every line.",
        "",
    )
    yield from ("| Answers | Gives | |", "|---|---|---|")
    for each in examples(one.id):
        yield f"| {_answers(each)} | {_gives(one, each)} | {each.says} |"


def _answers(example: Example) -> str:
    """Answers in fives, so that the eye can count; all the same as '9 × 3'."""
    shown = ["–" if answer is None else answer.replace("-", "−") for answer in example.answers]
    if len(set(shown)) == 1 and len(shown) > 3:
        return f"{len(shown)} × {shown[0]}"
    return " · ".join(" ".join(shown[start : start + 5]) for start in range(0, len(shown), 5))


def _gives(one: Instrument, example: Example) -> str:
    parts = []
    for rule in one.scores:
        if rule.id in example.gives:
            band = f" ({example.bands[rule.id].replace('_', ' ')})" if rule.id in example.bands else ""
            parts.append(f"{rule.title} **{example.gives[rule.id].replace('-', '−')}**{band}")
        elif rule.id in example.none:
            parts.append(f"{rule.title} none: {example.none[rule.id].replace('_', ' ')}")
    by_set = f" by `{example.value_set}`" if example.value_set else ""
    return "; ".join(parts) + by_set
