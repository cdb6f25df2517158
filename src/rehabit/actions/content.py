"""Programme content at a site: signed by a clinician, and changed by the site; each act is added."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.referrals import lock_site
from rehabit.catalogue import Signable, all_signed, load, overlay_faults, rules_to_sign, signable, to_sign
from rehabit.kernel import ALLOWED, Allowed, Refusal, tidy
from rehabit.queries.content import ALL, OVERLAY, SIGN_OFF, catalogue_of, overlay_of, signatures_of
from rehabit.records.base import new_id
from rehabit.records.models import SiteContent

Overlay = dict[str, Any]


@action("content.sign_off", Permission.EDIT_CHECKLISTS)
def sign_off(*, keys: Collection[str], role: str, by: Viewer, at: datetime) -> Done[int]:
    """Sign content, as it is now, for use with people at this site. Only a clinician signs.

    `keys` are items such as 'exercises:step_up'; `role` is the registered role the clinician signs in.
    Returns how many items are signed. A change of an item asks for a new signature for it.
    Refusals: `not_a_clinician`, `empty`, `nothing_to_sign`.
    """
    if not by.clinician:
        raise Refused(Refusal("not_a_clinician", "Only a registered clinician signs content off."))
    catalogue = catalogue_of(site_id=by.site_id)
    items = {item.key: item.version for item in to_sign(catalogue=catalogue) if item.key in keys}
    if not items or len(items) != len(set(keys)):
        raise Refused(Refusal("nothing_to_sign", "Choose content of this site that you have read."))
    body = {
        "by": by.name,
        "role": _said(role, "Say in which registered role you sign."),
        "on": timezone.localdate(at).isoformat(),
        "version": catalogue.version(),
        "items": items,
    }
    row = _keep(SIGN_OFF, body, by, at)
    return Done(len(items), f"site_content:{row}", {"version": body["version"], "items": sorted(items)})


@action("content.change_dose", Permission.EDIT_CHECKLISTS)
def change_dose(
    *, exercise: str, start: Mapping[str, int], ceiling: Mapping[str, int], by: Viewer, at: datetime
) -> Done[str]:
    """Change where this site starts an exercise and how far it goes; both empty: as shipped again."""
    overlay = _overlay(by=by)
    doses = {name: change for name, change in overlay.get("dose", {}).items() if name != exercise}
    change = {key: dict(part) for key, part in (("start", start), ("ceiling", ceiling)) if part}
    overlay["dose"] = {**doses, **({exercise: change} if change else {})}
    return _append(overlay, f"Dose of {_name(exercise, by)} changed", exercise, by, at)


@action("content.change_cues", Permission.EDIT_CHECKLISTS)
def change_cues(*, exercise: str, cues: Sequence[str], by: Viewer, at: datetime) -> Done[str]:
    """Change what people are told while they do an exercise; none: as shipped again."""
    overlay = _overlay(by=by)
    said = [words for words in (tidy(text=cue) for cue in cues) if words]
    others = {name: words for name, words in overlay.get("cues", {}).items() if name != exercise}
    overlay["cues"] = {**others, **({exercise: said} if said else {})}
    return _append(overlay, f"Cues of {_name(exercise, by)} changed", exercise, by, at)


@action("content.withdraw", Permission.EDIT_CHECKLISTS)
def withdraw(*, exercise: str, by: Viewer, at: datetime) -> Done[str]:
    """Start nobody else on an exercise; whoever has it in a plan keeps it until somebody changes that."""
    overlay = _overlay(by=by)
    overlay["withdraw"] = [*(each for each in overlay.get("withdraw", []) if each != exercise), exercise]
    return _append(overlay, f"{_name(exercise, by)} withdrawn", exercise, by, at)


@action("content.use", Permission.EDIT_CHECKLISTS)
def use(*, exercise: str, by: Viewer, at: datetime) -> Done[str]:
    """Offer an exercise again that was withdrawn."""
    overlay = _overlay(by=by)
    overlay["withdraw"] = [each for each in overlay.get("withdraw", []) if each != exercise]
    return _append(overlay, f"{_name(exercise, by)} in use again", exercise, by, at)


@action("content.add_exercise", Permission.EDIT_CHECKLISTS)
def add_exercise(*, exercise: Mapping[str, Any], by: Viewer, at: datetime) -> Done[str]:
    """Add an exercise of the site's own; returns its id.

    `exercise` is a mapping with based_on, instead_of (may be absent), name, count, cues and level, as
    `catalogue.overlay.read_overlay` reads [[own]]; its id is made here.
    """
    overlay = _overlay(by=by)
    own_id = f"own_{new_id().hex[-12:]}"
    overlay["own"] = [*overlay.get("own", []), {**exercise, "id": own_id}]
    return _append(overlay, f"{exercise['name']} added", own_id, by, at)


@action("content.lay", Permission.EDIT_CHECKLISTS)
def lay(*, overlay: Mapping[str, Any], by: Viewer, at: datetime) -> Done[str]:
    """Put a whole overlay in the place of the one that stands, as it is read from a file."""
    lock_site(by=by)
    return _append(dict(overlay), "Own content loaded from a file", ALL, by, at)


def insist_signed(*, items: Iterable[Signable], by: Viewer) -> None:
    """On a live site, refuse content that no clinician of the site has signed as it is now."""
    if settings.LIVE:
        insist(all_signed(items=items, signatures=signatures_of(site_id=by.site_id), demo=False))


def behind_plan(*, programme: str, area: str, exercises: Iterable[str], by: Viewer) -> list[Signable]:
    """Everything a first plan rests on: its programme and template, the rules, and each exercise."""
    if not settings.LIVE:
        return []
    catalogue = catalogue_of(site_id=by.site_id)
    named = [("programmes", programme), ("templates", area), *(("exercises", name) for name in exercises)]
    items = [signable(catalogue=catalogue, kind=kind, name=name) for kind, name in named]
    return [*items, *rules_to_sign(catalogue=catalogue)]


def behind_change(*, exercise: str, by: Viewer) -> list[Signable]:
    """What asking more of somebody in one exercise rests on."""
    if not settings.LIVE:
        return []
    catalogue = catalogue_of(site_id=by.site_id)
    item = signable(catalogue=catalogue, kind="exercises", name=exercise)
    return [item, *rules_to_sign(catalogue=catalogue)]


def behind_course(*, programme: str, by: Viewer) -> list[Signable]:
    """What a new group rests on: its programme with every theme and meeting afterwards."""
    if not settings.LIVE:
        return []
    catalogue = catalogue_of(site_id=by.site_id)
    course = catalogue.programme(programme)
    named = [("programmes", programme), *(("sessions", theme) for theme in course.themes)]
    named += [("boosters", booster) for booster in course.boosters]
    return [signable(catalogue=catalogue, kind=kind, name=name) for kind, name in named]


def _overlay(*, by: Viewer) -> Overlay:
    """The overlay as it stands; a second lead waits, so that neither change is lost."""
    lock_site(by=by)
    return overlay_of(site_id=by.site_id)


def _append(overlay: Overlay, said: str, value: str, by: Viewer, at: datetime) -> Done[str]:
    kept = {key: part for key, part in overlay.items() if part}
    insist(_sound(kept, by))
    row = _keep(OVERLAY, {"overlay": kept, "said": said}, by, at)
    return Done(value, f"site_content:{row}", {"exercise": value, "changed": sorted(kept)})


def _sound(overlay: Overlay, by: Viewer) -> Allowed | Refusal:
    faults = overlay_faults(base=load(), overlay=overlay)
    if faults:
        said = (f"{fault.key}: found {fault.came}; allowed: {fault.allowed}" for fault in faults)
        return Refusal("content_faults", " ".join(said))
    return _own_kept(overlay, overlay_of(site_id=by.site_id))


def _own_kept(overlay: Overlay, before: Overlay) -> Allowed | Refusal:
    """An exercise of the site's own stays as it was written, so that plans made with it stay readable."""
    now = {each["id"]: each for each in overlay.get("own", [])}
    for each in before.get("own", []):
        if now.get(each["id"]) != each:
            return Refusal(
                "own_exercise_kept",
                f"“{each['name']}” may be in somebody's plan, so it stays as it was written. "
                "Withdraw it, and add the new one under another id.",
            )
    return ALLOWED


def _keep(kind: str, body: Mapping[str, Any], by: Viewer, at: datetime) -> UUID:
    made: UUID = SiteContent.objects.create(
        site_id=by.site_id, kind=kind, key=ALL, body=body, at=at, by_user_id=by.user_id
    ).id
    return made


def _name(exercise: str, by: Viewer) -> str:
    known = {each.id: each.name for each in catalogue_of(site_id=by.site_id).exercises()}
    return known.get(exercise, exercise)


def _said(text: str, advice: str) -> str:
    words = tidy(text=text)
    if not words:
        raise Refused(Refusal("empty", advice))
    return words
