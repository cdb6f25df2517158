"""What else could be done instead: the person's own choice within a slot, or what stands in."""

import datetime as dt
from collections.abc import Collection

from rehabit.catalogue.exercise import Exercise
from rehabit.catalogue.library import Catalogue
from rehabit.clinical.person import Person, Place
from rehabit.clinical.start import Start, start


def alternatives(
    *,
    exercise: str,
    person: Person,
    place: Place,
    in_plan: Collection[str],
    catalogue: Catalogue,
    today: dt.date,
) -> tuple[Start, ...]:
    """Other exercises of the same slot and area that fit the person as they are, best known first.

    Those of the person's template come first, in its order; then the rest of the library by name. Nothing
    that is in the plan already, nothing that would be swapped for something else. Empty: nothing fits.
    """
    slot = catalogue.exercise(exercise).slot
    template = catalogue.template(person.area)
    library = sorted(other.id for other in catalogue.exercises() if person.area in other.areas)
    names = dict.fromkeys((*template.home, *template.circuit, *template.optional, *library))
    taken = {exercise, *in_plan}
    found = {
        name: start(exercise=name, person=person, place=place, today=today, catalogue=catalogue)
        for name in names
        if name not in taken and catalogue.exercise(name).slot == slot
    }
    return tuple(one for name, one in found.items() if isinstance(one, Start) and one.exercise == name)


STANDING_WITH_SUPPORT = 1
"""Balance demand that any stand-in may have, on the scale of the library."""


def stand_ins(
    *,
    exercise: str,
    person: Person,
    place: Place,
    in_plan: Collection[str],
    catalogue: Catalogue,
    today: dt.date,
) -> tuple[Start, ...]:
    """Alternatives that ask no more of the sore joint, nor more balance, nearest in purpose first."""
    lost = catalogue.exercise(exercise)
    aims = {*lost.purpose, *lost.body_area}

    def apart(one: Start) -> int:
        found = catalogue.exercise(one.exercise)
        return -len(aims.intersection((*found.purpose, *found.body_area)))

    found = alternatives(
        exercise=exercise, person=person, place=place, in_plan=in_plan, catalogue=catalogue, today=today
    )
    return tuple(sorted((one for one in found if _asks_no_more(one, lost, person, catalogue)), key=apart))


def _asks_no_more(one: Start, lost: Exercise, person: Person, catalogue: Catalogue) -> bool:
    found = catalogue.exercise(one.exercise)
    lighter = found.joint_load[person.area] <= lost.joint_load[person.area]
    return lighter and found.balance_demand <= max(lost.balance_demand, STANDING_WITH_SUPPORT)
