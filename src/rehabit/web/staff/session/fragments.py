"""Pieces of the session page that depend on nothing but their values: made once and remembered."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template import engines
from markupsafe import Markup

from rehabit.catalogue import load
from rehabit.queries.session_page import InTheRoom
from rehabit.queries.session_rows import MarkRow
from rehabit.web.staff.registers import marks
from rehabit.web.staff.session import presenter

_KEPT = 8_192
"""Pieces remembered of each kind in a worker: the people of a thousand groups, a few kilobytes each."""


class _Seen:
    """A person as a key: found quickly by who it is, and the same only when everything is the same."""

    __slots__ = ("person",)

    def __init__(self, person: InTheRoom) -> None:
        self.person = person

    def __hash__(self) -> int:
        return hash(self.person.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Seen) and self.person == other.person


def glance(person: InTheRoom, session_id: UUID) -> Markup:
    """The card of one person's week."""
    return _glance(_Seen(person), session_id)


def doer(person: InTheRoom, session_id: UUID, open: bool) -> Markup:
    """What one person does today: proposed steps, the exercises, what was done."""
    return _doer(_Seen(person), session_id, open)


@lru_cache(maxsize=_KEPT)
def _glance(seen: _Seen, session_id: UUID) -> Markup:
    return _macro("staff/session/cards.jinja", "glance")(seen.person, session_id, presenter)


@lru_cache(maxsize=_KEPT)
def _doer(seen: _Seen, session_id: UUID, open: bool) -> Markup:
    options = zero_to_ten()
    return _macro("staff/session/cards.jinja", "doer")(seen.person, session_id, open, presenter, options)


@lru_cache(maxsize=_KEPT)
def mark_row(person_id: UUID, name: str, mark: MarkRow | None, note: str) -> Markup:
    """One row of the register."""
    return _macro("staff/registers/marks.jinja", "mark_row")(person_id, name, mark, marks, note)


@lru_cache(maxsize=128)
def talk(themes: tuple[str, ...], programme: str) -> Markup:
    """The talk of a session: the hour, what to say and to ask."""
    found = [load().theme(theme) for theme in themes]
    return _macro("staff/session/talk.jinja", "talk")(found, load().programme(programme))


@lru_cache(maxsize=1)
def zero_to_ten() -> Markup:
    """The options of a score that nobody has given yet."""
    return Markup("<option value=''>–</option>") + Markup("").join(
        Markup("<option>{}</option>").format(point) for point in range(11)
    )


def _macro(template: str, name: str) -> Any:
    return getattr(engines["jinja2"].env.get_template(template).module, name)  # type: ignore[attr-defined]
