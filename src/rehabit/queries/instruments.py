"""The instruments as one site has them: what it may show, whose words these are, and how to get the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer
from rehabit.catalogue import instruments
from rehabit.catalogue.collection import collection_points
from rehabit.catalogue.instrument import Instrument, Wording
from rehabit.catalogue.instrument_vectors import vector_counts, without_vectors
from rehabit.catalogue.instrument_wording import WordingFault, read_site_wording
from rehabit.kernel import Refusal
from rehabit.outcomes import may_show_wording
from rehabit.queries.asking import NotFound, query
from rehabit.records.models import Site, SiteContent

KIND = "wording"
"""The kind of site content that holds wording a site loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Wording a site loaded: from which file, its hash, who, when, and what entitles the site to it."""

    instrument: str
    language: str
    file_name: str
    sha256: str
    entitled_by: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """One instrument in the list. `why_not` is empty where its questions may be shown here.

    `n_vectors` independent vectors check its scoring; `no_vectors` says why there is none.
    """

    instrument: Instrument
    loaded: tuple[Loaded, ...]
    why_not: str
    asked_at: tuple[str, ...]
    n_vectors: int
    no_vectors: str

    @property
    def may_show(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage:
    """One instrument with its words in each language it may be shown in, or the reason why in none."""

    line: InstrumentLine
    words: tuple[Wording, ...]
    refusal: Refusal | None


@query(Permission.MEASURE)
def every_instrument(*, by: Viewer) -> tuple[InstrumentLine, ...]:
    """All instruments of the catalogue, in the order of their names."""
    loaded = _loaded(site_id=by.site_id)
    lines = [_line(instruments.load(name), loaded) for name in instruments.available()]
    return tuple(sorted(lines, key=lambda line: line.instrument.title.casefold()))


@query(Permission.MEASURE)
def one_instrument(*, by: Viewer, instrument: str) -> InstrumentPage:
    """One instrument by its id or another of its names. Raises NotFound."""
    held = _held(instrument)
    line = _line(held, _loaded(site_id=by.site_id))
    found = [
        _words(held, language, line.loaded)
        for language in dict.fromkeys(
            (*instruments.languages(held.id), *(one.language for one in line.loaded))
        )
    ]
    words = tuple(each for each in found if isinstance(each, Wording))
    refusal = next((each for each in found if isinstance(each, Refusal)), None)
    if not found:
        refusal = _refusal(held, ())
    return InstrumentPage(line=line, words=words, refusal=refusal)


@query(None)
def wording_for(*, by: Viewer, instrument: str, language: str = "en") -> Wording | Refusal:
    """The words to show at the viewer's site: its own where it loaded some, else those that are shipped.

    A refusal (`no_licence_text`, `no_such_language`, `wording_unreadable`) says how to go on; scores can be
    entered without words. Raises NotFound for an unknown instrument.
    """
    return wording_at(site_id=by.site_id, instrument=instrument, language=language)


def wording_at(*, site_id: UUID, instrument: str, language: str = "en") -> Wording | Refusal:
    """`wording_for` inside another query or action: one database read, none for shipped wording alone."""
    held = _held(instrument)
    if language in instruments.languages(held.id):
        return instruments.wording(held.id, language=language)
    return _words(held, language, loaded_at(site_id=site_id, instrument=held.id))


def loaded_at(*, site_id: UUID, instrument: str) -> tuple[Loaded, ...]:
    """The wording of one instrument that a site has loaded, one for each language."""
    return _loaded(site_id=site_id, instrument=instrument).get(instrument, ())


def site_licences(*, site_id: UUID) -> frozenset[str]:
    """The ids of instruments whose wording this site has loaded."""
    return frozenset(_loaded(site_id=site_id))


@query(None)
def terminal_of(*, by: Viewer, site_slug: str) -> Viewer:
    """`by`, who has the terminal of the machine, at one site. Raises Refused where there is no such site."""
    site = Site.objects.filter(slug=site_slug).first()
    if site is None:
        known = ", ".join(Site.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise Refused(
            Refusal("no_such_site", f"No site has the short name {site_slug!r}. Known here: {known}.")
        )
    return Viewer(name=by.name, role=by.role, site_id=site.id, site_name=site.name)


def _held(instrument: str) -> Instrument:
    try:
        return instruments.load(instrument)
    except instruments.UnknownInstrument as unknown:
        raise NotFound("questionnaire", instrument) from unknown


def _line(held: Instrument, loaded: Mapping[str, tuple[Loaded, ...]]) -> InstrumentLine:
    own = loaded.get(held.id, ())
    refusal = _refusal(held, own)
    points = [point.title for point in collection_points() if held.id in point.instruments]
    return InstrumentLine(
        instrument=held,
        loaded=own,
        why_not="" if refusal is None else refusal.sentence,
        asked_at=tuple(points),
        n_vectors=vector_counts().get(held.id, 0),
        no_vectors=without_vectors().get(held.id, ""),
    )


def _refusal(held: Instrument, own: Sequence[Loaded]) -> Refusal | None:
    verdict = may_show_wording(instrument=held, site_licences={one.instrument for one in own})
    return verdict if isinstance(verdict, Refusal) else None


def _words(held: Instrument, language: str, own: Sequence[Loaded]) -> Wording | Refusal:
    if language in instruments.languages(held.id):
        return instruments.wording(held.id, language=language)
    refusal = _refusal(held, own)
    if refusal is not None:  # a refusal is false in a condition
        return refusal
    for one in own:
        if one.language == language:
            return _read(one.text)
    have = ", ".join((*instruments.languages(held.id), *(one.language for one in own)))
    return Refusal("no_such_language", f"{held.title} is here in {have}, not in {language!r}.")


@lru_cache(maxsize=64)
def _read(text: str) -> Wording | Refusal:
    """Loaded wording, read again: the catalogue may have changed since it was checked."""
    try:
        return read_site_wording(text).wording
    except WordingFault as fault:
        return Refusal("wording_unreadable", f"The loaded wording no longer fits. {fault} Load it again.")


def _loaded(*, site_id: UUID, instrument: str = "") -> dict[str, tuple[Loaded, ...]]:
    """What the site has now, by instrument: of each language the latest row, unless it withdrew the words."""
    rows = SiteContent.objects.filter(site_id=site_id, kind=KIND).select_related("by_user")
    if instrument:
        rows = rows.filter(key__startswith=f"{instrument}:")
    latest = {row.key: row for row in rows.order_by("at", "id")}
    found: dict[str, tuple[Loaded, ...]] = {}
    for row in latest.values():
        if row.body:
            one = _of_row(row)
            found[one.instrument] = (*found.get(one.instrument, ()), one)
    return found


def _of_row(row: Any) -> Loaded:
    instrument, _, language = row.key.partition(":")
    return Loaded(
        instrument=instrument,
        language=language,
        file_name=row.body["file_name"],
        sha256=row.body["sha256"],
        entitled_by=row.body["entitled_by"],
        by=row.by_user.name if row.by_user else "the terminal of the machine",
        at=row.at,
        text=row.body["text"],
    )
