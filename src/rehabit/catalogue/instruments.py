"""Reads the outcome instruments: one folder each, a definition and its wording by language.

The definition (`instrument.toml`) holds items, scoring, thresholds, codes and licence, and no words that a
person reads. Wording (`wording.en.toml`) is apart, because the right to show questions and the right to
score answers differ.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rehabit.catalogue.instrument import (
    AlertRule,
    AnsweredBy,
    AnswerScale,
    Band,
    Combine,
    Direction,
    ImportantChange,
    Instrument,
    Item,
    Licence,
    Linear,
    Per,
    ScoreRule,
    Table,
    Transform,
    WhenMissing,
    Wording,
    WordingTerms,
    ZeroWhen,
)

CONTENT = Path(__file__).parent / "content" / "instruments"


class UnknownInstrument(LookupError):
    """Asked for an instrument, version or language that the catalogue does not hold."""


@cache
def available() -> tuple[str, ...]:
    """The ids of all instruments in the catalogue, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in CONTENT.glob("*/instrument.toml")))


def load(name: str) -> Instrument:
    """The instrument called `name` (its id or an alias, in any case).

    Raises UnknownInstrument, which lists what there is.
    """
    found = _ids_by_name().get(name.casefold())
    if found is None:
        raise UnknownInstrument(
            f"No instrument is called {name!r}. The catalogue has: {', '.join(available())}."
        )
    return _load(found)


@cache
def wording(name: str, *, language: str = "en") -> Wording:
    """The shipped wording; whether a site may show it is for `outcomes.may_show_wording` to say.

    Raises UnknownInstrument where none is shipped in this language, which is the rule for `holder` licences.
    """
    instrument = load(name)
    path = CONTENT / instrument.id / f"wording.{language}.toml"
    if not path.exists():
        raise UnknownInstrument(
            f"No wording of {instrument.id} is shipped in {language!r}; "
            f"the terms of its wording are: {instrument.licence.wording}."
        )
    return read_wording(instrument=instrument, text=path.read_text(encoding="utf-8"), language=language)


def languages(name: str) -> tuple[str, ...]:
    """The languages in which wording is shipped, which may be none."""
    folder = CONTENT / load(name).id
    return tuple(sorted(path.name.split(".")[1] for path in folder.glob("wording.*.toml")))


def read_instrument(text: str) -> Instrument:
    """An instrument from the text of its definition file."""
    data = _parse(text)
    scales = {key: _scale(key, entry) for key, entry in data.get("scale", {}).items()}
    items = _items(data, scales)
    return Instrument(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        plain_title=data["plain_title"],
        measures=data["measures"],
        aliases=tuple(data.get("aliases", ())),
        parent=data.get("parent", ""),
        per_joint=data.get("per_joint", False),
        answered_by=AnsweredBy(data.get("answered_by", "person")),
        recall=data["recall"],
        minutes=_fraction(data["minutes"]),
        status=data["status"],
        author=data["author"],
        checker=data["checker"],
        next_review=data["next_review"],
        source=data["source"],
        note=data.get("note", ""),
        licence=_licence(data["licence"]),
        items=items,
        scores=tuple(_score_rule(entry, items) for entry in data["score"]),
        alerts=tuple(_alert(entry) for entry in data.get("alert", ())),
    )


def read_wording(*, instrument: Instrument, text: str, language: str) -> Wording:
    """Wording from the text of a wording file, shipped or loaded by a site."""
    data = _parse(text)
    return Wording(
        instrument=instrument.id,
        language=language,
        intro=data.get("intro", ""),
        attribution=data.get("attribution", ""),
        items=MappingProxyType(dict(data["items"])),
        stems=MappingProxyType(
            {item: entry["text"] for entry in data.get("stem", ()) for item in entry["items"]}
        ),
        hints=MappingProxyType(dict(data.get("hints", {}))),
        options=MappingProxyType({key: _options(entry) for key, entry in data.get("options", {}).items()}),
        ends=MappingProxyType(
            {key: (entry["low"], entry["high"]) for key, entry in data.get("ends", {}).items()}
        ),
        item_options=MappingProxyType(
            {key: _options(entry) for key, entry in data.get("item_options", {}).items()}
        ),
    )


@cache
def _load(instrument_id: str) -> Instrument:
    return read_instrument((CONTENT / instrument_id / "instrument.toml").read_text(encoding="utf-8"))


@cache
def _ids_by_name() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for instrument_id in available():
        for name in (instrument_id, *_load(instrument_id).aliases):
            names[name.casefold()] = instrument_id
    return MappingProxyType(names)


def _parse(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def _fraction(value: int | Decimal | str) -> Fraction:
    return Fraction(value)


def _fractions(values: list[int | Decimal]) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


def _licence(entry: Mapping[str, Any]) -> Licence:
    checked: date = entry["checked"]
    return Licence(
        wording=WordingTerms(entry["wording"]),
        scoring=entry["scoring"],
        owner=entry["owner"],
        contact=entry["contact"],
        checked=checked,
        terms=entry["terms"],
    )


def _scale(key: str, entry: Mapping[str, Any]) -> AnswerScale:
    values = _fractions(entry.get("values", []))
    points = _fractions(entry.get("points", []))
    return AnswerScale(
        id=key,
        values=values,
        low=min(values) if values else _fraction(entry["low"]),
        high=max(values) if values else _fraction(entry["high"]),
        whole=entry.get("whole", True),
        unit=entry.get("unit", ""),
        points=MappingProxyType(dict(zip(values, points, strict=True)) if points else {}),
    )


def _items(data: Mapping[str, Any], scales: Mapping[str, AnswerScale]) -> tuple[Item, ...]:
    items: list[Item] = []
    for entry in data["items"]:
        ids = entry["ids"] if "ids" in entry else _numbered(entry)
        items.extend(Item(id=item_id, scale=scales[entry["scale"]]) for item_id in ids)
    return tuple(items)


def _numbered(entry: Mapping[str, Any]) -> list[str]:
    first = entry.get("first", 1)
    return [f"{entry.get('prefix', '')}{number}" for number in range(first, first + entry["count"])]


def _score_rule(entry: Mapping[str, Any], items: tuple[Item, ...]) -> ScoreRule:
    chosen = _chosen(entry.get("items", []), items)
    of_scores = tuple(entry.get("of_scores", ()))
    low, high = _fractions(entry["range"])
    return ScoreRule(
        id=entry["id"],
        title=entry["title"],
        items=chosen,
        of_scores=of_scores,
        min_answered=entry.get("min_answered", len(chosen) + len(of_scores)),
        combine=Combine(entry["combine"]),
        method=entry.get("method", ""),
        when_missing=WhenMissing(entry.get("when_missing", "leave_out")),
        transform=_transform(entry),
        zero_when=_zero_when(entry.get("zero_when")),
        low=low,
        high=high,
        better=Direction(entry["better"]),
        unit=entry.get("unit", ""),
        decimals=entry.get("decimals", 0),
        bands=tuple(
            Band(lowest=_fraction(band["from"]), name=band["name"]) for band in entry.get("bands", ())
        ),
        important_changes=tuple(_important_change(change) for change in entry.get("important_change", ())),
        loinc=entry.get("loinc", ""),
        snomed=entry.get("snomed", ""),
    )


def _chosen(patterns: list[str], items: tuple[Item, ...]) -> tuple[str, ...]:
    """Item ids for a list in which 'A*' stands for A followed by a number, and '*' for every item."""
    chosen: list[str] = []
    for pattern in patterns:
        prefix = pattern.removesuffix("*")
        if prefix == pattern:
            chosen.append(pattern)
        else:
            chosen.extend(item.id for item in items if not prefix or _is_numbered(item.id, prefix))
    return tuple(chosen)


def _is_numbered(item_id: str, prefix: str) -> bool:
    return item_id.startswith(prefix) and item_id.removeprefix(prefix).isdigit()


def _transform(entry: Mapping[str, Any]) -> Transform | None:
    if "linear" in entry:
        return Linear(add=_fraction(entry["linear"]["add"]), times=_fraction(entry["linear"]["times"]))
    if "per" in entry:
        return Per(quantity=_fraction(entry["per"]))
    if "table" in entry:
        return Table(start=entry["table_from"], entries=_fractions(entry["table"]))
    return None


def _zero_when(entry: Mapping[str, Any] | None) -> ZeroWhen | None:
    return None if entry is None else ZeroWhen(item=entry["item"], equals=_fraction(entry["equals"]))


def _important_change(entry: Mapping[str, Any]) -> ImportantChange:
    return ImportantChange(
        value=_fraction(entry["value"]),
        kind=entry["kind"],
        population=entry["population"],
        source=entry["source"],
        verified=entry["verified"],
    )


def _alert(entry: Mapping[str, Any]) -> AlertRule:
    return AlertRule(
        id=entry["id"], item=entry["item"], at_least=_fraction(entry["at_least"]), sentence=entry["sentence"]
    )


def _options(entry: Mapping[str, str]) -> tuple[tuple[Fraction, str], ...]:
    return tuple((Fraction(value), label) for value, label in entry.items())
