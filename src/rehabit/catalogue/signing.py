"""What a clinician of a site signs before it is used with people, item by item, and in which version."""

import functools
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rehabit.catalogue import shelf
from rehabit.catalogue.authorship import Authorship, Record, SignOff, live_use, read_authorship
from rehabit.catalogue.library import Catalogue
from rehabit.catalogue.overlay import SiteCatalogue
from rehabit.kernel.verdict import ALLOWED, Allowed, Refusal

RULES = {
    "bands": "Bands from the baseline tests",
    "start_level": "Start levels and the limits of a plan",
    "dose_kinds": "Doses and their steps",
    "equipment": "What exercises need",
    "condition_tags": "Questions behind the condition tags",
    "conditions": "Conditions and their limits",
    "progression": "When a dose changes",
    "pain": "How pain is read",
    "flare": "The plan for a flare",
    "safety_questions": "Safety questions",
    "advice_levels": "What the safety answers lead to",
    "stop_signs": "When to stop at once",
    "safety_copy": "Words round the safety questions",
    "not_until_cleared": "What waits until a clinician has cleared it",
    "effort": "How effort is told",
    "pacing": "Pacing",
}
"""The rules that plans and safety checks rest on, in the order in which they are read."""

KINDS = {
    "programmes": "Programmes",
    "sessions": "Themes",
    "boosters": "Meetings afterwards",
    "templates": "Exercises a plan starts from",
    "exercises": "Exercises",
    "rules": "Rules",
    "wording": "Sentences of a plan",
}
"""The kinds of content that are signed, by their folder. Checklists are signed on their own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signable:
    """One thing to sign. ``version`` changes when anything in it changes that a person could notice.

    ``file`` is where it is read from; empty for a site's own exercise.
    """

    kind: str
    id: str
    title: str
    authorship: Authorship
    version: str
    file: str

    @property
    def key(self) -> str:
        """Such as 'exercises:step_up'."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature: who and when, and the version of each item it covers by the item's key."""

    sign_off: SignOff
    versions: Mapping[str, str] = field(default_factory=dict)


def to_sign(*, catalogue: Catalogue, withdrawn: bool = False) -> tuple[Signable, ...]:
    """Everything that is signed before use with people, kind by kind; ``withdrawn`` ones if asked for."""
    found = [
        signable(catalogue=catalogue, kind=kind, name=name)
        for kind in KINDS
        if kind not in ("rules", "wording", "exercises")
        for name in shelf.ids(catalogue.root, kind)
    ]
    exercises = [
        signable(catalogue=catalogue, kind="exercises", name=exercise.id)
        for exercise in catalogue.exercises()
        if withdrawn or not exercise.withdrawn
    ]
    return (*found, *exercises, *rules_to_sign(catalogue=catalogue))


def rules_to_sign(*, catalogue: Catalogue) -> tuple[Signable, ...]:
    """The rules and the sentences with which they explain themselves: every plan rests on all of them."""
    rules = (signable(catalogue=catalogue, kind="rules", name=name) for name in RULES)
    return (*rules, signable(catalogue=catalogue, kind="wording", name="reasons"))


def signable(*, catalogue: Catalogue, kind: str, name: str) -> Signable:
    """One item by its kind and id. Raises ``UnknownContent``."""
    readers: dict[str, Callable[[str], Record]] = {
        "programmes": catalogue.programme,
        "sessions": catalogue.theme,
        "boosters": catalogue.booster,
        "templates": catalogue.template,
        "exercises": catalogue.exercise,
    }
    shipped = name in shelf.ids(catalogue.root, kind)
    record = readers[kind](name) if kind in readers else None
    title = getattr(record, "name", "") or getattr(record, "title", "") or RULES.get(name, KINDS[kind])
    authorship = record.authorship if record else _authorship(catalogue.root, kind, name)
    return Signable(
        kind=kind,
        id=name,
        title=title,
        authorship=authorship,
        version=_version(catalogue, kind, name, shipped),
        file=f"{kind}/{name}.toml" if shipped else "",
    )


def unsigned(*, items: Iterable[Signable], signatures: Iterable[Signed], demo: bool) -> tuple[Signable, ...]:
    """Those of ``items`` that may not be used with people here: a draft nobody here signed as it is now."""
    signed = tuple(signatures)
    return tuple(
        item
        for item in items
        if not live_use(record=item, demo=demo, site_sign_off=signed_by(item=item, signatures=signed))
    )


def signed_by(*, item: Signable, signatures: Iterable[Signed]) -> SignOff | None:
    """The first of ``signatures`` that covers the item as it is now; hand in the latest first."""
    for each in signatures:
        if each.versions.get(item.key) == item.version:
            return each.sign_off
    return None


def all_signed(*, items: Iterable[Signable], signatures: Iterable[Signed], demo: bool) -> Allowed | Refusal:
    """May these be used together? The refusal names the first few that lack a signature."""
    lacking = unsigned(items=items, signatures=signatures, demo=demo)
    if not lacking:
        return ALLOWED
    return Refusal(
        "content_not_signed",
        f"Not signed off at this site: {_named([item.title for item in lacking])}. "
        "A registered clinician who leads the site reads and signs it under Site, Content.",
    )


def _named(titles: Collection[str]) -> str:
    first = ", ".join(list(titles)[:3])
    return f"{first} and {len(titles) - 3} more" if len(titles) > 3 else first


def _version(catalogue: Catalogue, kind: str, name: str, shipped: bool) -> str:
    """Of the file and, for an exercise, its poses and dose; and of what the site laid over it."""
    parts = [_file_version(catalogue.root, kind, name)] if shipped else []
    if kind == "exercises" and name in shelf.ids(catalogue.root, "exercises/figures"):
        parts.append(_file_version(catalogue.root, "exercises/figures", name))
    if isinstance(catalogue, SiteCatalogue):
        parts += _laid(catalogue, kind, name, shipped)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def _laid(catalogue: SiteCatalogue, kind: str, name: str, shipped: bool) -> list[str]:
    if kind == "templates":
        changed = catalogue.template(name)
        return [] if changed == catalogue.base.template(name) else [repr(changed)]
    if kind != "exercises":
        return []
    exercise = catalogue.exercise(name)
    if shipped and exercise == catalogue.base.exercise(name):
        return []
    return [repr(exercise), repr(catalogue.dose_kind(exercise.dose_kind))]


def to_read(*, catalogue: Catalogue, item: Signable) -> dict[str, object]:
    """What is in an item, key by key as in its file, for the person who signs it; without the authorship."""
    if item.kind == "exercises":
        exercise = catalogue.exercise(item.id)
        kept = {key: part for key, part in asdict(exercise).items() if key not in ("authorship", "withdrawn")}
        kind = asdict(catalogue.dose_kind(exercise.dose_kind))
        return {
            **kept,
            "dose": {key: kind[key] for key in ("start", "ceiling", "steps", "frequency", "tempo")},
        }
    if item.kind == "templates":
        template = asdict(catalogue.template(item.id))
        return {key: part for key, part in template.items() if key != "authorship"}
    return _content(catalogue.root, item.kind, item.id)


def _content(root: Path, folder: str, name: str) -> dict[str, object]:
    table = shelf.open_table(root, folder, name)
    return {key: table.raw(key) for key in table.keys if key != "authorship"}


@functools.cache
def _file_version(root: Path, folder: str, name: str) -> str:
    content = _content(root, folder, name)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _authorship(root: Path, folder: str, name: str) -> Authorship:
    return read_authorship(shelf.open_table(root, folder, name))
