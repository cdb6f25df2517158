"""What comes next for a whole plan: at most two step-ups a day, and a sore joint eases everything on it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rehabit.catalogue.library import Catalogue
from rehabit.clinical.done import Done, Situation
from rehabit.clinical.person import Person, Place
from rehabit.clinical.plan import Prescription
from rehabit.clinical.reason import Reason, because
from rehabit.clinical.setback import sore_joint
from rehabit.clinical.step import Step, next_step


def next_steps(
    *,
    person: Person,
    place: Place,
    prescriptions: Sequence[Prescription],
    recent: Mapping[str, Sequence[Done]],
    situation: Situation,
    today: dt.date,
    catalogue: Catalogue,
    ups_already_today: int = 0,
) -> tuple[Step, ...]:
    """One step for each prescription, in the same order.

    ``recent``: by exercise id, what was done under the prescription in force. When more could step up
    than the day allows, those go first that have waited longest; the rest stay and say why.
    """
    steps = [
        next_step(
            person=person,
            place=place,
            prescription=prescription,
            recent=recent.get(prescription.exercise, ()),
            situation=situation,
            today=today,
            catalogue=catalogue,
            joint_sore=_sore(prescription, person, recent, situation, catalogue),
        )
        for prescription in prescriptions
    ]
    most = catalogue.progression().most_a_day
    room = max(most - ups_already_today, 0)
    ups = [number for number, step in enumerate(steps) if step.kind == "up"]
    first = sorted(ups, key=lambda number: (steps[number].before.since, number))[:room]
    wait = because(catalogue, "hold_limit", most=most)
    return tuple(
        step if step.kind != "up" or number in first else _waiting(step, wait)
        for number, step in enumerate(steps)
    )


def _waiting(step: Step, why: Reason) -> Step:
    return replace(step, kind="same", to=step.before, reasons=(why,))


def _sore(
    prescription: Prescription,
    person: Person,
    recent: Mapping[str, Sequence[Done]],
    situation: Situation,
    catalogue: Catalogue,
) -> Reason | None:
    """The reason from the latest time of any exercise, if this prescription has not eased off since."""
    latest = [max(done, key=lambda one: one.on) for done in recent.values() if done]
    for done in sorted(latest, key=lambda one: one.on, reverse=True):
        why = sore_joint(done=done, usual=situation.usual_pain, area=person.area, catalogue=catalogue)
        if why is not None and done.on >= prescription.since:
            return why
    return None
