"""A site's own content, laid over the catalogue without touching it: doses, cues, exercises of its own."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from rehabit.catalogue import shelf
from rehabit.catalogue.authorship import DRAFT, Authorship
from rehabit.catalogue.dose import MEASURES, Dose, DoseKind, dose_part
from rehabit.catalogue.exercise import Caution, Exercise, Level, read_levels
from rehabit.catalogue.fault import ContentError, Fault
from rehabit.catalogue.library import Catalogue
from rehabit.catalogue.table import Table
from rehabit.catalogue.template import Template

FILE = "the site's own content"
OWN = "own_"
_OWN_ID = re.compile(r"own_[a-z0-9_]{1,36}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnExercise:
    """An exercise of the site. What it asks of joints and balance and its cautions are those of ``based_on``.

    ``instead_of``: the exercise whose place it takes where plans start; without it, it fills gaps.
    """

    id: str
    based_on: str
    instead_of: str | None
    name: str
    count: str
    cues: tuple[str, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What a site changes. ``doses``: exercise to (start, ceiling), each a part of a dose or empty."""

    doses: Mapping[str, tuple[Mapping[str, int], Mapping[str, int]]] = field(default_factory=dict)
    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withdraw: tuple[str, ...] = ()
    own: tuple[OwnExercise, ...] = ()


def read_overlay(data: Mapping[str, object]) -> Overlay:
    """An overlay from plain data or a TOML file. A wrong shape: ``ContentError`` naming the key.

    Keys: ``[dose.EXERCISE]`` with ``start`` and/or ``ceiling`` (any of sets, reps, hold_s, seconds),
    ``[cues]`` with EXERCISE = list of texts, ``withdraw`` a list of exercises, and ``[[own]]`` with id,
    based_on, instead_of (may be left out), name, count, cues and ``[[own.level]]`` as in an exercise.
    """
    table = Table(data, file=FILE)
    doses = table.table("dose") if "dose" in table else Table({}, file=FILE)
    cues = table.table("cues") if "cues" in table else Table({}, file=FILE)
    read = Overlay(
        doses={name: _dose_change(doses.table(name)) for name in doses.keys},
        cues={name: cues.texts(name) for name in cues.keys},
        withdraw=table.texts_or_empty("withdraw"),
        own=tuple(_own(row) for row in table.tables_or_empty("own")),
    )
    table.only_these()
    return read


def _dose_change(part: Table) -> tuple[Mapping[str, int], Mapping[str, int]]:
    start, ceiling = (_dose_parts(part, key) for key in ("start", "ceiling"))
    part.only_these()
    if not start and not ceiling:
        part.refuse("start", "a start, a ceiling or both, such as { reps = 6 }")
    return start, ceiling


def _dose_parts(part: Table, key: str) -> dict[str, int]:
    if key not in part:
        return {}
    dose = part.table(key)
    most = {"sets": 10, "reps": 50, "hold_s": 300, "seconds": 7200}
    parts: dict[str, int] = {
        name: dose.whole(name, low=1, high=most[name]) for name in MEASURES if name in dose
    }
    dose.only_these()
    return parts


def _own(row: Table) -> OwnExercise:
    own = OwnExercise(
        id=row.text("id"),
        based_on=row.text("based_on"),
        instead_of=row.text_or_none("instead_of"),
        name=row.text("name"),
        count=row.text("count"),
        cues=row.texts("cues"),
        levels=read_levels(row),
    )
    if not _OWN_ID.fullmatch(own.id):
        row.refuse("id", f"'{OWN}' followed by small letters, digits and _, 40 characters at most")
    row.only_these()
    return own


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCatalogue(Catalogue):
    """The catalogue as one site has it. Made by ``with_overlay``; reads like any other catalogue."""

    base: Catalogue
    stamp: str
    overlay: Overlay = field(compare=False)

    def version(self) -> str:
        return f"{self.base.version()}+{self.stamp}"

    def exercise(self, name: str) -> Exercise:
        own = {each.id: each for each in self.overlay.own}
        known = _made(own[name], self.base) if name in own else self.base.exercise(name)
        return replace(
            known,
            cues=self.overlay.cues.get(name, known.cues),
            dose_kind=f"{known.dose_kind}@{name}" if name in self.overlay.doses else known.dose_kind,
            withdrawn=name in self.overlay.withdraw,
        )

    def exercises(self) -> tuple[Exercise, ...]:
        ours = (exercise.id for exercise in self.base.exercises())
        return tuple(self.exercise(name) for name in (*ours, *(own.id for own in self.overlay.own)))

    def dose_kinds(self) -> Mapping[str, DoseKind]:
        kinds = self.base.dose_kinds()
        own = {each.id: each.based_on for each in self.overlay.own}
        changed = {}
        for name, (start, ceiling) in self.overlay.doses.items():
            kind = kinds[self.base.exercise(own.get(name, name)).dose_kind]
            changed[f"{kind.id}@{name}"] = replace(
                kind, start=replace(kind.start, **start), ceiling=replace(kind.ceiling, **ceiling)
            )
        return {**kinds, **changed}

    def template(self, area: str) -> Template:
        shipped = self.base.template(area)
        here = [own for own in self.overlay.own if area in self.base.exercise(own.based_on).areas]
        takes = {own.instead_of: own.id for own in here if own.instead_of}
        more = tuple(own.id for own in here if not own.instead_of)
        return replace(
            shipped,
            home=tuple(takes.get(name, name) for name in shipped.home),
            circuit=tuple(takes.get(name, name) for name in shipped.circuit),
            optional=(*(takes.get(name, name) for name in shipped.optional), *more),
        )


def with_overlay(*, base: Catalogue, overlay: Mapping[str, object]) -> SiteCatalogue:
    """The catalogue with a site's own content laid over it; ``base`` stays as it is.

    ``overlay`` is plain data as ``read_overlay`` takes it. Raises ``ContentError`` for the first fault;
    ``overlay_faults`` lists them all.
    """
    read = read_overlay(overlay)
    laid = SiteCatalogue(root=base.root, base=base, overlay=read, stamp=_stamp(read))
    for fault in _faults(laid):
        raise ContentError(fault)
    return laid


def overlay_faults(*, base: Catalogue, overlay: Mapping[str, object]) -> list[Fault]:
    """Every fault of an overlay: a wrong shape alone, or else all names and numbers that cannot be right."""
    try:
        read = read_overlay(overlay)
    except ContentError as error:
        return [error.fault]
    return list(_faults(SiteCatalogue(root=base.root, base=base, overlay=read, stamp="")))


def _stamp(overlay: Overlay) -> str:
    return hashlib.sha256(repr(overlay).encode()).hexdigest()[:8]


def _made(own: OwnExercise, base: Catalogue) -> Exercise:
    """As careful as the exercise it is based on: its cautions, with caps that fit fewer or more levels."""
    like = base.exercise(own.based_on)
    top = len(own.levels)
    return replace(
        like,
        id=own.id,
        name=own.name,
        count=own.count,
        cues=own.cues,
        note=None,
        mistakes=(),
        tested_start=None,
        levels=own.levels,
        lying_flat_levels=tuple(range(1, top + 1)) if like.lying_flat_levels else (),
        cautions=tuple(_capped(caution, top) for caution in like.cautions),
        authorship=Authorship(
            author="This site",
            checker="none yet",
            next_review=like.authorship.next_review,
            status=DRAFT,
            sign_off=(),
            sources=(),
        ),
    )


def _capped(caution: Caution, top: int) -> Caution:
    if caution.max_level is None:
        return caution
    return replace(caution, max_level=min(caution.max_level, max(top - 1, 1)))


def _faults(laid: SiteCatalogue) -> Iterator[Fault]:
    shipped = shelf.ids(laid.root, "exercises")
    known = (*shipped, *(own.id for own in laid.overlay.own))
    for number, own in enumerate(laid.overlay.own, 1):
        yield from _own_faults(own, number, shipped, laid)
    for key, names, allowed in (
        ("dose", laid.overlay.doses, known),
        ("cues", laid.overlay.cues, known),
        ("withdraw", laid.overlay.withdraw, known),
    ):
        for name in names:
            if name not in allowed:
                yield Fault(FILE, key, repr(name), shelf.unknown("the exercises", name, allowed))
            elif key == "dose":
                yield from _dose_faults(name, laid)


def _own_faults(
    own: OwnExercise, number: int, shipped: tuple[str, ...], laid: SiteCatalogue
) -> Iterator[Fault]:
    at = f"own[{number}]"
    if [each.id for each in laid.overlay.own].count(own.id) > 1:
        yield Fault(FILE, f"{at}.id", repr(own.id), "an id that no other exercise has")
    if own.based_on not in shipped:
        allowed = shelf.unknown("the exercises", own.based_on, shipped)
        yield Fault(FILE, f"{at}.based_on", repr(own.based_on), allowed)
        return
    if own.instead_of is None:
        return
    if own.instead_of not in shipped:
        allowed = shelf.unknown("the exercises", own.instead_of, shipped)
        yield Fault(FILE, f"{at}.instead_of", repr(own.instead_of), allowed)
        return
    like, lost = laid.base.exercise(own.based_on), laid.base.exercise(own.instead_of)
    if like.slot != lost.slot:
        came = f"'{lost.id}', which is {lost.slot} work"
        yield Fault(
            FILE, f"{at}.instead_of", came, f"an exercise that is {like.slot} work, as '{like.id}' is"
        )


def _dose_faults(name: str, laid: SiteCatalogue) -> Iterator[Fault]:
    own = {each.id: each.based_on for each in laid.overlay.own}
    if own.get(name, name) not in shelf.ids(laid.root, "exercises"):
        return  # the fault is in what it is based on, and is named there
    kind = laid.base.dose_kind(laid.base.exercise(own.get(name, name)).dose_kind)
    start, ceiling = laid.overlay.doses[name]
    used = tuple(part for part in MEASURES if dose_part(kind.ceiling, part))
    for part in (*start, *ceiling):
        if part not in used:
            yield Fault(FILE, f"dose.{name}", part, f"parts that its dose has: {', '.join(used)}")
            return
    low, high = replace(kind.start, **start), replace(kind.ceiling, **ceiling)
    yield from (_order_fault(name, part, low, high) for part in used if _above(low, high, part))


def _above(low: Dose, high: Dose, part: str) -> bool:
    return dose_part(low, part) > dose_part(high, part)


def _order_fault(name: str, part: str, low: Dose, high: Dose) -> Fault:
    came = f"start {dose_part(low, part)}, ceiling {dose_part(high, part)}"
    return Fault(FILE, f"dose.{name}.{part}", came, "a ceiling that is the start or more")
