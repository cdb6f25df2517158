"""The checklists of a site: what is asked at triage, and who changed it when."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer
from rehabit.catalogue import (
    Checklist,
    ContentError,
    Item,
    SignOff,
    UnknownContent,
    checklist_with_edits,
    load,
)
from rehabit.kernel import Refusal
from rehabit.queries.asking import NotFound, query
from rehabit.records.models import SiteContent

TRIAGE_CHECKLISTS = ("eligibility", "safety")
"""The checklists that triage asks, in this order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a checklist, in words: what, who, when."""

    at: datetime
    by: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """A checklist as the site has it. `changed` says whether it differs from the one that is shipped.

    `broken` is a sentence when the site's changes no longer fit the shipped list; then the shipped list
    is in `checklist`. `sources` is the label of each source by its id. `signed` is the site's own
    signature for the checklist as it is now.
    """

    checklist: Checklist
    changed: bool
    history: tuple[Change, ...]
    broken: str
    sources: Mapping[str, str]
    signed: SignOff | None


@query(Permission.TRIAGE)
def at_triage(*, by: Viewer) -> tuple[Checklist, ...]:
    """The checklists to answer at triage, with the site's changes."""
    return tuple(current(site_id=by.site_id, key=key) for key in TRIAGE_CHECKLISTS)


@query(Permission.EDIT_CHECKLISTS)
def to_edit(*, key: str, by: Viewer) -> ChecklistPage:
    """One checklist with its history, the latest change first."""
    base = base_checklist(key=key)
    rows = list(
        SiteContent.objects.filter(site_id=by.site_id, kind="checklist", key=key)
        .select_related("by_user")
        .order_by("at", "id")
    )
    versions = [base, *(_applied(base, row.body) for row in rows)]
    history = [
        Change(
            row.at,
            row.by_user.name if row.by_user else "",
            _words(before, after) if row.body else ("Went back to the original",),
        )
        for row, before, after in zip(rows, versions, versions[1:], strict=False)
    ]
    latest = versions[-1]
    broken = latest.sentence if isinstance(latest, Refusal) else ""
    shown = base if isinstance(latest, Refusal) else latest
    signed = signed_by(site_id=by.site_id, checklist=shown)
    return ChecklistPage(shown, latest != base, tuple(reversed(history)), broken, _sources(), signed)


def current(*, site_id: UUID, key: str) -> Checklist:
    """The checklist as the site has it now; Refused when the site's changes no longer fit the shipped one."""
    found = _applied(base_checklist(key=key), latest_edits(site_id=site_id, key=key))
    if isinstance(found, Refusal):
        raise Refused(found)
    return found


def base_checklist(*, key: str) -> Checklist:
    """The checklist as it is shipped. Raises NotFound."""
    try:
        return load().checklist(key)
    except UnknownContent as unknown:
        raise NotFound("checklist", key) from unknown


def latest_edits(*, site_id: UUID, key: str) -> dict[str, Any]:
    """The site's own changes to a checklist, all together; empty when there are none."""
    rows = SiteContent.objects.filter(site_id=site_id, kind="checklist", key=key).order_by("-at", "-id")
    return dict(rows.values_list("body", flat=True).first() or {})


def signed_by(*, site_id: UUID, checklist: Checklist) -> SignOff | None:
    """The site's signature for a checklist, if the latest one is for these very questions."""
    rows = SiteContent.objects.filter(site_id=site_id, kind="sign_off", key=f"checklist:{checklist.id}")
    latest = rows.order_by("-at", "-id").values_list("body", flat=True).first()
    if latest is None or latest["version"] != version_of([checklist]):
        return None
    return SignOff(by=latest["by"], role=latest["role"], on=date.fromisoformat(latest["on"]))


def question_words(*, site_id: UUID) -> Mapping[str, str]:
    """Each question of the triage checklists by its id, also those no longer asked."""
    words: dict[str, str] = {}
    for key in TRIAGE_CHECKLISTS:
        base = base_checklist(key=key)
        found = _applied(base, latest_edits(site_id=site_id, key=key))
        words |= {item.id: item.question for item in (base if isinstance(found, Refusal) else found).items}
    return words


def version_of(checklists: Sequence[Checklist]) -> str:
    """64 hexadecimal digits that change when a question, its order, or what it means changes."""
    asked = [
        [checklist.id, [[item.id, item.question, item.kind, item.wanted] for item in checklist.asked]]
        for checklist in checklists
    ]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()


def _sources() -> Mapping[str, str]:
    return {name: source.label for name, source in load().sources().items()}


def _applied(base: Checklist, edits: Mapping[str, Any]) -> Checklist | Refusal:
    try:
        return checklist_with_edits(base=base, edits=edits)
    except ContentError as error:
        return Refusal("edits_unreadable", f"This site's changes cannot be read any more: {error}")


def _words(before: Checklist | Refusal, after: Checklist | Refusal) -> tuple[str, ...]:
    if isinstance(before, Refusal) or isinstance(after, Refusal):
        return ("Changed",)
    old, new = {item.id: item for item in before.items}, {item.id: item for item in after.items}
    words = [f"Added: {new[name].question}" for name in new if name not in old]
    words += [f"Removed: {old[name].question}" for name in old if name not in new]
    words += [part for name in new if name in old for part in _item_words(old[name], new[name])]
    kept_before = [item.id for item in before.asked if item.id in {each.id for each in after.asked}]
    kept_after = [item.id for item in after.asked if item.id in {each.id for each in before.asked}]
    if kept_before != kept_after:
        words.append("Changed the order")
    return tuple(words) or ("Nothing that is asked changed",)


def _item_words(old: Item, new: Item) -> list[str]:
    words = []
    if old.in_use != new.in_use:
        words.append(f"{'Asked again' if new.in_use else 'Withdrawn'}: {new.question}")
    if old.question != new.question:
        words.append(f"Reworded: {old.question} → {new.question}")
    elif old.help != new.help:
        words.append(f"Reworded what to do: {new.question}")
    return words
