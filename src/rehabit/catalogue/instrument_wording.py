"""Wording that a site brings: the file it fills in with the words it is entitled to, and its checks.

The file is TOML, of the same shape as the wording that is shipped, with three lines more: which instrument,
which language, and what entitles the site to show the words.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import AnswerScale, Instrument, Wording

LARGEST_BYTES = 200_000
"""A questionnaire of a hundred long questions is a tenth of this."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_HEAD = ("instrument", "language", "entitled_by", "intro", "attribution")
_PARTS = ("items", "stem", "hints", "options", "item_options", "ends")


class WordingFault(ValueError):
    """A wording file cannot be used; `faults` are sentences, one for each thing to put right."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWording:
    """A checked file: the words, and what entitles the site to show them."""

    instrument: Instrument
    language: str
    entitled_by: str
    wording: Wording


def read_site_wording(text: str) -> SiteWording:
    """The wording in a site's file. Raises WordingFault, which names everything that is wrong."""
    data = _parsed(text)
    try:
        instrument = instruments.load(str(data.get("instrument", "")))
    except instruments.UnknownInstrument as unknown:
        raise WordingFault(
            (f'The line instrument = "…" has to name one of the catalogue. {unknown}',)
        ) from unknown
    faults = (*_head_faults(data), *_shape_faults(data))
    faults = faults or (*_item_faults(instrument, data), *_label_faults(instrument, data))
    if faults:
        raise WordingFault(faults)
    language = data["language"]
    return SiteWording(
        instrument=instrument,
        language=language,
        entitled_by=" ".join(data["entitled_by"].split()),
        wording=instruments.read_wording(instrument=instrument, text=text, language=language),
    )


def wording_form(instrument: Instrument) -> str:
    """An empty wording file for a site to fill in with the words it obtained."""
    lines = [
        f"# The wording of {instrument.title}, version {instrument.version}.",
        f"# It belongs to: {instrument.licence.owner}. Ask for it at: {instrument.licence.contact or '-'}.",
        "# Put the words between the quotation marks exactly as the owner prints them.",
        f'instrument = "{instrument.id}"',
        'language = "en"',
        'entitled_by = ""  # what entitles this site: the licence, its number and date',
        'intro = ""  # the words above the first question',
        'attribution = ""  # a line the owner wants shown on every copy, if any',
        "",
        "[items]",
        *(f'"{item.id}" = ""' for item in instrument.items),
    ]
    for scale in _choices(instrument).values():
        lines += ["", f"[options.{scale.id}]  # the words of each answer", *_empty_labels(scale)]
    lines += [
        "",
        "# Where one question has answers of its own, give them by its number, in printed order:",
        f"# [item_options.{instrument.items[0].id}]",
        '# 0 = ""',
    ]
    return "\n".join(lines) + "\n"


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WordingFault((f"The file cannot be read: {error}.",)) from error


def _choices(instrument: Instrument) -> dict[str, AnswerScale]:
    """The scales whose answers are choices and so need words."""
    return {item.scale.id: item.scale for item in instrument.items if item.scale.values}


def _empty_labels(scale: AnswerScale) -> list[str]:
    return [f'"{_written(value)}" = ""' for value in scale.values]


def _written(value: Any) -> str:
    return f"{float(value):g}"


def _head_faults(data: Mapping[str, Any]) -> Iterator[str]:
    for key in data:
        if key not in (*_HEAD, *_PARTS):
            yield f"Nothing is called {key!r} here; a file has {', '.join((*_HEAD, *_PARTS))}."
    for key in _HEAD:
        if key in data and not isinstance(data[key], str):
            yield f"The line {key} has to be a text in quotation marks."
    if not isinstance(data.get("language"), str) or not _LANGUAGE.fullmatch(data["language"]):
        yield 'The line language = "…" has to be a language code such as "en" or "cy".'
    if not str(data.get("entitled_by", "")).strip():
        yield 'Say in entitled_by = "…" what entitles this site to show the words, such as the licence.'


def _shape_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """Whether every part is built as it should be, so that the other checks can read it."""
    for part in ("items", "hints"):
        if not _is_texts(data.get(part, {})):
            yield f'The part [{part}] has to hold lines such as 1 = "…", none of them empty.'
    for part in ("options", "item_options", "ends"):
        held = data.get(part, {})
        if not isinstance(held, dict) or not all(_is_texts(entry) for entry in held.values()):
            yield f'The parts [{part}.…] have to hold lines such as 0 = "…", none of them empty.'
    stems = data.get("stem", [])
    if not isinstance(stems, list) or not all(_is_stem(entry) for entry in stems):
        yield 'The parts [[stem]] have to hold text = "…" and items = ["1", "2"].'


def _is_texts(held: object) -> bool:
    return isinstance(held, dict) and all(isinstance(word, str) and word.strip() for word in held.values())


def _is_stem(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == {"text", "items"}
        and isinstance(entry["text"], str)
        and isinstance(entry["items"], list)
    )


def _item_faults(instrument: Instrument, data: Mapping[str, Any]) -> Iterator[str]:
    own = [item.id for item in instrument.items]
    given = data.get("items", {})
    missing = [name for name in own if name not in given]
    if missing:
        yield f"These questions have no words: {', '.join(missing)}."
    named = [*given, *data.get("hints", {}), *data.get("item_options", {})]
    named += [str(name) for entry in data.get("stem", ()) for name in entry["items"]]
    strange = [name for name in dict.fromkeys(named) if name not in own]
    if strange:
        yield f"{instrument.id} has no questions {', '.join(strange)}; it has {', '.join(own)}."


def _label_faults(instrument: Instrument, data: Mapping[str, Any]) -> Iterator[str]:
    options, own_labels = data.get("options", {}), data.get("item_options", {})
    scales = {item.scale.id: item.scale for item in instrument.items}
    for part, names in (("options", options), ("ends", data.get("ends", {}))):
        for name in names:
            if name not in scales:
                yield f"{instrument.id} has no scale {name} for [{part}.{name}]; it has {', '.join(scales)}."
    lacking: dict[str, list[str]] = {}
    for item in instrument.items:
        labels = own_labels.get(item.id, options.get(item.scale.id, {}))
        if not labels and item.scale.id in data.get("ends", {}):
            continue  # numbers between two ends, such as 0 to 10
        wanted = [_written(value) for value in item.scale.values]
        if wanted and set(labels) != set(wanted):
            lacking.setdefault(", ".join(wanted), []).append(item.id)
    for answers, items in lacking.items():
        yield f"Words are needed for exactly the answers {answers} in question {', '.join(items)}."
    for name, ends in data.get("ends", {}).items():
        if set(ends) != {"low", "high"}:
            yield f"The part [ends.{name}] has to hold low and high."
