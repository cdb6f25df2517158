"""Pieces of the session page that depend on nothing but their values: made once and remembered."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template import engines
from markupsafe import Markup

from rehabit.catalogue import load
from rehabit.queries.current_plan import PlannedExercise
from rehabit.queries.session_rows import MarkRow
from rehabit.web.staff.registers import marks


@lru_cache(maxsize=2048)
def exercises(plan: tuple[PlannedExercise, ...]) -> Markup:
    """The exercises of a plan as a list."""
    return _macro("staff/session/parts.jinja", "exercise_list")(plan)


@lru_cache(maxsize=2048)
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
