"""A site's programme content: as it is laid over what is shipped, what is signed, and by whom."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from rehabit.access import Permission, Viewer
from rehabit.catalogue import (
    Catalogue,
    Exercise,
    Signable,
    Signed,
    SignOff,
    SiteCatalogue,
    load,
    signable,
    to_sign,
    with_overlay,
)
from rehabit.catalogue.overlay import OWN
from rehabit.catalogue.signing import KINDS, signed_by
from rehabit.queries.asking import NotFound, query
from rehabit.records import plain
from rehabit.records.models import SiteContent

OVERLAY, SIGN_OFF, ALL = "overlay", "sign_off", "content"
"""The kinds of a stored row, and the key of both: one overlay a site, one row a signature."""

_LATEST = """
SELECT id FROM records_sitecontent WHERE site_id = %s AND kind = %s AND key = %s
ORDER BY at DESC, id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to sign with the site's signature for it as it is now; ``changed_since`` an older one."""

    content: Signable
    signed: SignOff | None
    changed_since: SignOff | None

    @property
    def ready(self) -> bool:
        """May be used with people: signed here, or in the file itself."""
        return self.signed is not None or bool(self.content.authorship.sign_off)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of the history: who, when, and how many items it covered."""

    sign_off: SignOff
    at: datetime
    items: int
    version: str


@dataclass(frozen=True, slots=True)
class ContentPage:
    """All content of a site by kind, as (words, items); `live` says whether unsigned items are refused."""

    kinds: tuple[tuple[str, tuple[Item, ...]], ...]
    history: tuple[Signature, ...]
    version: str
    live: bool
    changed: bool

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for _, items in self.kinds for item in items)

    @property
    def waiting(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.ready)


@dataclass(frozen=True, slots=True)
class OverlayChange:
    """One change of a site's own content: what was sent, by whom and when."""

    at: datetime
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class OwnContent:
    """What a site has laid over the shipped content, exercise by exercise, and its history."""

    catalogue: Catalogue
    data: Mapping[str, Any]
    exercises: tuple[Exercise, ...]
    history: tuple[OverlayChange, ...]


@query(Permission.EDIT_CHECKLISTS)
def content_page(*, by: Viewer) -> ContentPage:
    """What is signed and what is not, with who signed what when."""
    catalogue = catalogue_of(site_id=by.site_id)
    rows = _signature_rows(site_id=by.site_id)
    signatures = [_signed(body) for body, _ in rows]
    kinds: defaultdict[str, list[Item]] = defaultdict(list)
    for content in to_sign(catalogue=catalogue):
        kinds[content.kind].append(_item(content, signatures))
    return ContentPage(
        kinds=tuple((KINDS[kind], tuple(items)) for kind, items in kinds.items()),
        history=tuple(
            Signature(signed.sign_off, at, len(signed.versions), body["version"])
            for (body, at), signed in zip(rows, signatures, strict=True)
        ),
        version=catalogue.version(),
        live=settings.LIVE,
        changed=isinstance(catalogue, SiteCatalogue),
    )


@query(Permission.EDIT_CHECKLISTS)
def one_item(*, kind: str, name: str, by: Viewer) -> tuple[Item, Catalogue]:
    """One item to read and sign, and the catalogue to read it from. Raises NotFound."""
    catalogue = catalogue_of(site_id=by.site_id)
    known = {(each.kind, each.id) for each in to_sign(catalogue=catalogue, withdrawn=True)}
    if (kind, name) not in known:
        raise NotFound("piece of content", f"{kind}/{name}")
    content = signable(catalogue=catalogue, kind=kind, name=name)
    return _item(content, list(signatures_of(site_id=by.site_id))), catalogue


@query(Permission.EDIT_CHECKLISTS)
def own_content(*, by: Viewer) -> OwnContent:
    """The site's own content with its history, the latest first."""
    rows = SiteContent.objects.filter(site_id=by.site_id, kind=OVERLAY, key=ALL).select_related("by_user")
    catalogue = catalogue_of(site_id=by.site_id)
    return OwnContent(
        catalogue=catalogue,
        data=overlay_of(site_id=by.site_id),
        exercises=catalogue.exercises(),
        history=tuple(
            OverlayChange(row.at, row.by_user.name if row.by_user else "", row.body["said"])
            for row in rows.order_by("-at", "-id")
        ),
    )


@query(Permission.EDIT_CHECKLISTS)
def one_exercise(*, name: str, by: Viewer) -> tuple[Catalogue, Exercise]:
    """An exercise as the site has it, withdrawn ones too, with the site's catalogue. Raises NotFound."""
    catalogue = catalogue_of(site_id=by.site_id)
    for exercise in catalogue.exercises():
        if exercise.id == name:
            return catalogue, exercise
    raise NotFound("exercise", name)


def catalogue_of(*, site_id: UUID) -> Catalogue:
    """The catalogue as this site has it: shipped, with the site's own content laid over it. One statement."""
    return catalogue_laid(row_id=_latest_overlay(site_id=site_id))


def catalogue_laid(*, row_id: UUID | None) -> Catalogue:
    """The same from the identifier of the site's latest overlay, which a hot page reads along the way."""
    return _laid(row_id) if row_id else load()


@lru_cache(maxsize=4_096)
def exercise_of(*, site_id: UUID | None, name: str) -> Exercise:
    """An exercise in a plan; one of the site's own stays as it was written, so it is read once."""
    if site_id is None or not name.startswith(OWN):
        return load().exercise(name)
    return catalogue_of(site_id=site_id).exercise(name)


def overlay_of(*, site_id: UUID) -> dict[str, Any]:
    """The site's own content as it was last sent; empty when there is none."""
    row_id = _latest_overlay(site_id=site_id)
    return dict(_body(row_id)) if row_id else {}


def signatures_of(*, site_id: UUID) -> tuple[Signed, ...]:
    """The site's signatures, the latest first."""
    return tuple(_signed(body) for body, _ in _signature_rows(site_id=site_id))


def _latest_overlay(*, site_id: UUID) -> UUID | None:
    """Only its identifier: what is stored is never changed, so it is read once. Plain SQL, for hot pages."""
    found = plain.row(_LATEST, [site_id, OVERLAY, ALL])
    return plain.as_uuid(found[0]) if found else None


@lru_cache(maxsize=256)
def _body(row_id: UUID) -> Mapping[str, Any]:
    body: dict[str, Any] = SiteContent.objects.values_list("body", flat=True).get(id=row_id)
    overlay: Mapping[str, Any] = body["overlay"]
    return overlay


@lru_cache(maxsize=256)
def _laid(row_id: UUID) -> Catalogue:
    overlay = _body(row_id)
    return with_overlay(base=load(), overlay=overlay) if overlay else load()


def _signature_rows(*, site_id: UUID) -> list[tuple[dict[str, Any], datetime]]:
    rows = SiteContent.objects.filter(site_id=site_id, kind=SIGN_OFF, key=ALL).order_by("-at", "-id")
    return list(rows.values_list("body", "at"))


def _signed(body: Mapping[str, Any]) -> Signed:
    sign_off = SignOff(by=body["by"], role=body["role"], on=date.fromisoformat(body["on"]))
    return Signed(sign_off=sign_off, versions=body["items"])


def _item(content: Signable, signatures: list[Signed]) -> Item:
    now = signed_by(item=content, signatures=signatures)
    older = next((each.sign_off for each in signatures if content.key in each.versions), None)
    return Item(content, now, older if now is None else None)
