"""One person's plan: what stands, how it came about, and the proposal to start from when there is none."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import Catalogue
from rehabit.clinical import Plan, Reason, start_plan
from rehabit.kernel import Refusal
from rehabit.queries.asking import NotFound, query
from rehabit.queries.baseline_facts import basis_from_baseline, programme_of
from rehabit.queries.content import catalogue_of
from rehabit.queries.current_plan import PlannedExercise, plan_of_person, planned_exercise
from rehabit.queries.plan_basis import Basis, as_rules_see, banded
from rehabit.records.models import Person, PlanBasis, Prescription, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """One row of a plan's history: what it became, and who decided it."""

    planned: PlannedExercise
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One exercise that the rules propose to start with; `levels` are all levels as (number, name)."""

    exercise: str
    name: str
    level: int
    levels: tuple[tuple[int, str], ...]
    how: str
    dose: str
    needs_confirmation: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A first plan as proposed: exercises, what was left out and why, and what to look at."""

    exercises: tuple[Proposed, ...]
    left_out: tuple[tuple[str, tuple[Reason, ...]], ...]
    gaps: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    needs_review: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPlan:
    """The plan page. `basis` is what it started from, or what it can start from; `tags` may be ticked,
    and `things` that are at home; `catalogue` is the
    content as the site has it.
    """

    person_id: UUID
    name: str
    programme: str
    current: tuple[PlannedExercise, ...]
    history: tuple[PastStep, ...]
    basis: Basis
    basis_at: datetime | None
    bands: tuple[Reason, ...]
    catalogue: Catalogue
    tags: tuple[tuple[str, str], ...]
    things: tuple[tuple[str, str], ...]
    site_phone: str

    @property
    def doing(self) -> tuple[PlannedExercise, ...]:
        return tuple(each for each in self.current if not each.stopped)

    @property
    def stopped(self) -> tuple[PlannedExercise, ...]:
        return tuple(each for each in self.current if each.stopped)


@query(Permission.SEE_PERSON, audited_as="person_id")
def person_plan(*, person_id: UUID, by: Viewer, at: datetime) -> PersonPlan:
    """The plan of one person with its history. Raises NotFound."""
    person = Person.objects.filter(site_id=by.site_id, id=person_id).first()
    if person is None:
        raise NotFound("person", person_id)
    kept = PlanBasis.objects.filter(person_id=person_id).order_by("-at", "-id").first()
    today = timezone.localdate(at)
    basis = Basis.from_stored(kept.facts) if kept else basis_from_baseline(person=person, today=today)
    programme = programme_of(person_id=person_id, site_id=by.site_id)
    catalogue = catalogue_of(site_id=by.site_id)
    return PersonPlan(
        person_id=person.id,
        name=f"{person.given_name} {person.family_name}",
        programme=catalogue.programme(programme).name if programme else "",
        current=plan_of_person(person_id=person_id),
        history=_history(person_id=person_id),
        basis=basis,
        basis_at=kept.at if kept else None,
        bands=banded(basis=basis, catalogue=catalogue).reasons,
        catalogue=catalogue,
        tags=_tags(basis=basis, catalogue=catalogue),
        things=tuple((each.id, each.words) for each in catalogue.equipment().values() if each.asked),
        site_phone=Site.objects.values_list("phone", flat=True).get(id=by.site_id),
    )


@query(Permission.CHANGE_PLAN)
def proposal(*, person_id: UUID, basis: Basis, by: Viewer, at: datetime) -> Proposal | Refusal:
    """What the rules propose for this basis; nothing is stored. Refusals: `no_place`, `other_area`."""
    if not Person.objects.filter(site_id=by.site_id, id=person_id).exists():
        raise NotFound("person", person_id)
    plan = proposed_plan(person_id=person_id, basis=basis, site_id=by.site_id, today=timezone.localdate(at))
    if isinstance(plan, Refusal):
        return plan
    return _in_words(plan=plan, catalogue=catalogue_of(site_id=by.site_id))


def proposed_plan(*, person_id: UUID, basis: Basis, site_id: UUID, today: date) -> Plan | Refusal:
    """The same as the rules give it, for the action that stores it."""
    programme_id = programme_of(person_id=person_id, site_id=site_id)
    if programme_id is None:
        return Refusal("no_place", "A plan starts with a place in a group. Offer this person a place first.")
    catalogue = catalogue_of(site_id=site_id)
    programme = catalogue.programme(programme_id)
    if basis.area not in programme.areas:
        areas = " and ".join(programme.areas)
        return Refusal("other_area", f"{programme.name} is for {areas}, not for {basis.area}.")
    return start_plan(
        person=as_rules_see(basis=basis, catalogue=catalogue),
        place="home",
        programme=programme,
        catalogue=catalogue,
        today=today,
    )


def _in_words(*, plan: Plan, catalogue: Catalogue) -> Proposal:
    exercises = []
    for each in plan.prescriptions:
        content = catalogue.exercise(each.exercise)
        exercises.append(
            Proposed(
                exercise=each.exercise,
                name=content.name,
                level=each.level,
                levels=tuple((level.level, level.name) for level in content.levels),
                how=content.level(each.level).how,
                dose=each.dose.words,
                needs_confirmation=each.needs_confirmation,
                reasons=each.reasons,
            )
        )
    return Proposal(
        exercises=tuple(exercises),
        left_out=tuple((catalogue.exercise(each.exercise).name, each.reasons) for each in plan.left_out),
        gaps=plan.gaps,
        notes=plan.reasons,
        needs_review=plan.needs_review,
    )


def _history(*, person_id: UUID) -> tuple[PastStep, ...]:
    """Every row, the newest first."""
    rows = Prescription.objects.filter(person_id=person_id).select_related("by_user").order_by("-at", "-id")
    return tuple(
        PastStep(
            planned=planned_exercise(
                exercise=row.exercise,
                level=row.level,
                dose=row.dose,
                step=row.step,
                reasons=row.reasons,
                proposed_level=row.proposed_level,
                position=row.position,
                at=row.at,
                session_id=row.session_id,
                site_id=row.site_id,
            ),
            by=row.by_user.name if row.by_user else "",
        )
        for row in rows
    )


def _tags(*, basis: Basis, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Only what changes something: tags that an exercise for this joint minds."""
    template = catalogue.template(basis.area)
    minded = {
        caution.tag
        for exercise in {*template.home, *template.circuit, *template.optional}
        for caution in catalogue.exercise(exercise).cautions
    }
    return tuple((tag, words) for tag, words in catalogue.condition_tags().items() if tag in minded)
