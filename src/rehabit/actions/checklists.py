"""A site's own changes to a checklist: each one is added to the history, and the latest counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.deed import Done, action
from rehabit.actions.referrals import lock_site
from rehabit.catalogue import Checklist, checklist_with_edits
from rehabit.kernel import Refusal, tidy
from rehabit.queries.checklists import base_checklist, current, latest_edits, version_of
from rehabit.records.base import new_id
from rehabit.records.models import SiteContent

Edits = dict[str, Any]


@action("checklists.add", Permission.EDIT_CHECKLISTS)
def add_item(
    *, checklist: str, question: str, kind: str, wanted: str, help: str, by: Viewer, at: datetime
) -> Done[str]:
    """Add a question of the site's own; returns its id. It is asked from now on, after the others."""
    item = {
        "id": f"site_{new_id().hex[-12:]}",
        "question": _said(question, "Write the question."),
        "kind": kind,
        "wanted": wanted,
        "help": _said(help, "Say what to do when the answer is another one."),
        "source": by.site_name or "This site",
    }
    edits = _edits(checklist=checklist, by=by)
    edits["add"] = [*edits.get("add", []), item]
    return _append(checklist=checklist, edits=edits, value=str(item["id"]), change="add", by=by, at=at)


@action("checklists.withdraw", Permission.EDIT_CHECKLISTS)
def withdraw_item(*, checklist: str, item: str, by: Viewer, at: datetime) -> Done[str]:
    """Stop asking a question. Refuses one that keeps people safe."""
    edits = _edits(checklist=checklist, by=by)
    _set(edits, on="withdraw", off="use", item=item)
    return _append(checklist=checklist, edits=edits, value=item, change="withdraw", by=by, at=at)


@action("checklists.use", Permission.EDIT_CHECKLISTS)
def use_item(*, checklist: str, item: str, by: Viewer, at: datetime) -> Done[str]:
    """Ask a question that was withdrawn or not in use."""
    edits = _edits(checklist=checklist, by=by)
    _set(edits, on="use", off="withdraw", item=item)
    return _append(checklist=checklist, edits=edits, value=item, change="use", by=by, at=at)


@action("checklists.reword", Permission.EDIT_CHECKLISTS)
def reword_item(
    *, checklist: str, item: str, question: str, help: str, by: Viewer, at: datetime
) -> Done[str]:
    """Say a question, or what to do about it, in other words."""
    words = {"question": _said(question, "Write the question."), "help": _said(help, "Say what to do.")}
    edits = _edits(checklist=checklist, by=by)
    edits["reword"] = {**edits.get("reword", {}), item: words}
    return _append(checklist=checklist, edits=edits, value=item, change="reword", by=by, at=at)


@action("checklists.move", Permission.EDIT_CHECKLISTS)
def move_item(*, checklist: str, item: str, up: bool, by: Viewer, at: datetime) -> Done[str]:
    """Move a question one place up or down among those that are asked; at the end it stays where it is."""
    now = current(site_id=by.site_id, key=checklist)
    asked = [each.id for each in now.asked]
    if item not in asked:
        raise Refused(Refusal("not_asked", "Only a question that is asked can be moved."))
    edits = _edits(checklist=checklist, by=by)
    edits["order"] = _moved(asked, item, up)
    return _append(checklist=checklist, edits=edits, value=item, change="move", by=by, at=at)


@action("checklists.restore", Permission.EDIT_CHECKLISTS)
def restore(*, checklist: str, by: Viewer, at: datetime) -> Done[str]:
    """Go back to the checklist as Rehabit ships it. The history keeps what the site had."""
    return _append(checklist=checklist, edits={}, value=checklist, change="restore", by=by, at=at)


@action("checklists.sign_off", Permission.EDIT_CHECKLISTS)
def sign_off(*, checklist: str, role: str, by: Viewer, at: datetime) -> Done[str]:
    """Sign a checklist, as it is now, for use with people at this site. Only a clinician signs.

    `role` is the registered role the clinician signs in. Any change asks for a new signature.
    """
    if not by.clinician:
        raise Refused(Refusal("not_a_clinician", "Only a registered clinician signs a checklist off."))
    now = current(site_id=by.site_id, key=checklist)
    body = {
        "by": by.name,
        "role": _said(role, "Say in which registered role you sign."),
        "on": timezone.localdate(at).isoformat(),
        "version": version_of([now]),
    }
    SiteContent.objects.create(
        site_id=by.site_id,
        kind="sign_off",
        key=f"checklist:{checklist}",
        body=body,
        at=at,
        by_user_id=by.user_id,
    )
    return Done(checklist, f"checklist:{checklist}", {"version": body["version"]})


def _edits(*, checklist: str, by: Viewer) -> Edits:
    """The changes as they stand; a second lead waits, so that neither change is lost."""
    lock_site(by=by)
    return latest_edits(site_id=by.site_id, key=checklist)


def _append(*, checklist: str, edits: Edits, value: str, change: str, by: Viewer, at: datetime) -> Done[str]:
    base = base_checklist(key=checklist)
    changed: Checklist | Refusal = checklist_with_edits(base=base, edits=edits)
    if isinstance(changed, Refusal):
        raise Refused(changed)
    row: UUID = SiteContent.objects.create(
        site_id=by.site_id, kind="checklist", key=checklist, body=edits, at=at, by_user_id=by.user_id
    ).id
    return Done(value, f"site_content:{row}", {"checklist": checklist, "change": change, "item": value})


def _said(text: str, advice: str) -> str:
    words = tidy(text=text)
    if not words:
        raise Refused(Refusal("empty", advice))
    return words


def _set(edits: Edits, *, on: str, off: str, item: str) -> None:
    edits[on] = [*(each for each in edits.get(on, []) if each != item), item]
    edits[off] = [each for each in edits.get(off, []) if each != item]
    if not edits[off]:
        del edits[off]


def _moved(ids: Sequence[str], item: str, up: bool) -> list[str]:
    moved = list(ids)
    here = moved.index(item)
    there = max(0, here - 1) if up else min(len(moved) - 1, here + 1)
    moved[here], moved[there] = moved[there], moved[here]
    return moved
