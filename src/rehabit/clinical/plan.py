"""A plan for one person: template, fitted exercise by exercise, filled where it lacks something."""

import datetime as dt
from dataclasses import dataclass, replace

from rehabit.catalogue.dose import Dose
from rehabit.catalogue.library import Catalogue
from rehabit.catalogue.programme import Programme
from rehabit.catalogue.shelf import unknown
from rehabit.catalogue.template import Template
from rehabit.clinical.alternatives import stand_ins
from rehabit.clinical.limits import conditions_of
from rehabit.clinical.person import Person, Place
from rehabit.clinical.reason import Reason, because
from rehabit.clinical.start import LeftOut, Start, start

REPLACED = ("no_equipment", "withdrawn_here")
"""Why an exercise is replaced by the next of its slot; for all else the swaps of its file count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise at one level and dose since a day. ``effort``: target, 0-10, lower and upper end.

    ``needs_confirmation``: not shown to the person until a facilitator has confirmed it.
    """

    exercise: str
    level: int
    dose: Dose
    since: dt.date
    effort: tuple[int, int]
    needs_confirmation: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a person does in one place, what was left out, and what the team should look at.

    ``needs_review``: a facilitator looks at it before it opens. ``gaps``: needed work that nothing
    covers, and why. ``content_version``: the catalogue that the plan was made from.
    """

    place: Place
    made_on: dt.date
    prescriptions: tuple[Prescription, ...]
    left_out: tuple[LeftOut, ...]
    gaps: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    needs_review: bool
    content_version: str

    @property
    def offered(self) -> tuple[Prescription, ...]:
        """The prescriptions that the person sees: those that wait for a confirmation are held back."""
        return tuple(item for item in self.prescriptions if not item.needs_confirmation)


def start_plan(
    *, person: Person, place: Place, programme: Programme, catalogue: Catalogue, today: dt.date
) -> Plan:
    """The first plan of ``person`` in ``programme``. Same input, same plan.

    Raises ``ValueError`` when the programme is not for the person's sore area, or a tag or condition is
    not in the catalogue.
    """
    if person.area not in programme.areas:
        areas = " and ".join(programme.areas)
        raise ValueError(
            f"The programme '{programme.id}' is for {areas}, not for '{person.area}'. Choose another one."
        )
    template = catalogue.template(person.area)
    return fit_template(template=template, person=person, place=place, catalogue=catalogue, today=today)


def fit_template(
    *, template: Template, person: Person, place: Place, catalogue: Catalogue, today: dt.date
) -> Plan:
    """A template fitted to a person: swaps, limits and levels per exercise, then the filling of gaps."""
    _check_known(person, catalogue)
    wanted = template.home if place == "home" else template.circuit
    fitting = _Fitting(person, place, today, catalogue, wanted)
    for name in wanted:
        fitting.offer(name)
    if place == "home":
        fitting.fill(template.optional)
    groups = _review_groups(person, catalogue)
    needs_review = len(groups) >= catalogue.conditions().review_if_groups
    reasons = list(fitting.notes())
    if needs_review:
        reasons.append(because(catalogue, "review_first", groups=", ".join(groups)))
    return Plan(
        place=place,
        made_on=today,
        prescriptions=tuple(fitting.chosen),
        left_out=tuple(fitting.left_out),
        gaps=fitting.gaps() if place == "home" else (),
        reasons=tuple(reasons),
        needs_review=needs_review,
        content_version=catalogue.version(),
    )


def _check_known(person: Person, catalogue: Catalogue) -> None:
    tags = tuple(catalogue.condition_tags())
    conditions = tuple(condition.id for condition in catalogue.conditions().conditions)
    things = tuple(catalogue.equipment())
    for kind, given, known in (
        ("condition tags", person.tags, tags),
        ("conditions", person.conditions, conditions),
        ("equipment", person.equipment or (), things),
    ):
        for name in sorted(given):
            if name not in known:
                raise ValueError(unknown(f"the {kind}", name, known))


def _review_groups(person: Person, catalogue: Catalogue) -> list[str]:
    conditions = conditions_of(person=person, catalogue=catalogue)
    return sorted({condition.review_group for condition in conditions if condition.review_group})


class _Fitting:
    """Collects what is chosen and left out while a template is fitted."""

    def __init__(
        self,
        person: Person,
        place: Place,
        today: dt.date,
        catalogue: Catalogue,
        wanted: tuple[str, ...],
    ) -> None:
        self._person = person
        self._place: Place = place
        self._today = today
        self._catalogue = catalogue
        self._wanted = wanted
        self.chosen: list[Prescription] = []
        self.left_out: list[LeftOut] = []

    def offer(self, name: str, *why: Reason) -> None:
        """Add one exercise, or note why not."""
        found = start(
            exercise=name,
            person=self._person,
            place=self._place,
            today=self._today,
            catalogue=self._catalogue,
        )
        if isinstance(found, Start) and found.exercise in [item.exercise for item in self.chosen]:
            landed = self._catalogue.exercise(found.exercise).name
            twice = because(self._catalogue, "already_in_plan", name=landed)
            found = LeftOut(exercise=name, reasons=(*found.reasons, twice))
        if isinstance(found, LeftOut) and found.reasons[-1].code in REPLACED:
            found = self._instead(found)
        if isinstance(found, LeftOut):
            self.left_out.append(found)
        else:
            self.chosen.append(_prescription(found, self._today, why))

    def _instead(self, lost: LeftOut) -> Start | LeftOut:
        """The next exercise of the same slot that is not planned anyway; still left out when none fits."""
        others = stand_ins(
            exercise=lost.exercise,
            person=self._person,
            place=self._place,
            in_plan={*self._wanted, *(item.exercise for item in self.chosen)},
            catalogue=self._catalogue,
            today=self._today,
        )
        if not others:
            return lost
        gone, swap = (self._catalogue.exercise(name) for name in (lost.exercise, others[0].exercise))
        why = because(
            self._catalogue,
            "instead",
            name=gone.name,
            swap=swap.name,
            slot=gone.slot,
            why=lost.reasons[-1].clinical,
        )
        return replace(others[0], reasons=(why, *others[0].reasons))

    def fill(self, optional: tuple[str, ...]) -> None:
        """Take the next from the optional list while the plan lacks a slot or has too few exercises."""
        rest = [name for name in optional if name not in [item.exercise for item in self.chosen]]
        while rest:
            lack = self._lack(rest)
            if lack is None:
                return
            name, what = lack
            rest.remove(name)
            exercise = self._catalogue.exercise(name).name
            self.offer(name, because(self._catalogue, "filled", name=exercise, lack=what))

    def _lack(self, rest: list[str]) -> tuple[str, str] | None:
        """The next optional exercise to try and what it is for; None when nothing lacks, helps or fits in."""
        rules = self._catalogue.start_level()
        if len(self._offered()) >= rules.most_exercises:
            return None
        for slot in self._missing():
            for name in rest:
                if self._catalogue.exercise(name).slot == slot:
                    return name, f"{slot} work"
        if len(self._offered()) < rules.fewest_exercises:
            return rest[0], "enough exercises"
        return None

    def _offered(self) -> list[Prescription]:
        return [item for item in self.chosen if not item.needs_confirmation]

    def _missing(self) -> list[str]:
        slots = {self._catalogue.exercise(item.exercise).slot for item in self._offered()}
        return [slot for slot in self._catalogue.start_level().needed_slots if slot not in slots]

    def gaps(self) -> tuple[Reason, ...]:
        found = [because(self._catalogue, "gap", slot=slot) for slot in self._missing()]
        count, fewest = len(self._offered()), self._catalogue.start_level().fewest_exercises
        if count < fewest:
            found.append(because(self._catalogue, "few", count=count, fewest=fewest))
        return tuple(found)

    def notes(self) -> tuple[Reason, ...]:
        """With high pain: which exercises load the sore joint more than is preferred at first."""
        if self._person.bands.pain != "high":
            return ()
        rules = self._catalogue.start_level()
        most, area = rules.high_pain_max_joint_load, self._person.area
        chosen = [self._catalogue.exercise(item.exercise) for item in self.chosen]
        names = ", ".join(e.name for e in chosen if e.joint_load[area] > most) or "none"
        weeks = rules.high_pain_weeks
        return (because(self._catalogue, "light_load", most=most, area=area, weeks=weeks, names=names),)


def _prescription(found: Start, today: dt.date, why: tuple[Reason, ...]) -> Prescription:
    return Prescription(
        exercise=found.exercise,
        level=found.level,
        dose=found.dose,
        since=today,
        effort=found.effort,
        needs_confirmation=found.needs_confirmation,
        reasons=(*why, *found.reasons),
    )
