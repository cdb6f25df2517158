"""How the cost per person falls as a group fills up."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, above_zero, number
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class FillPoint:
    """With ``people`` in a group of ``places`` (``fill`` = people / places), each costs ``per_person``."""

    people: float
    places: int
    fill: float
    per_person: Money


def fill_curve(
    *, per_group: Money, per_head: Money, places: int, people: Sequence[float]
) -> tuple[FillPoint, ...]:
    """Cost per person for each number of people: per group / people + per head.

    ``per_group`` is what a group costs however many come (staff, venue); ``per_head`` what each adds (kit).
    """
    above_zero(places, place="places in a group")
    number(per_group.amount, place="cost of a group", low=0)
    number(per_head.amount, place="cost of each person", low=0)
    points = []
    for count in people:
        above_zero(count, place="people in a group")
        if count > places:
            raise BadInput(place="people in a group", value=count, rule=f"the group has {places} places.")
        points.append(
            FillPoint(
                people=count, places=places, fill=count / places, per_person=per_group / count + per_head
            )
        )
    return tuple(points)
