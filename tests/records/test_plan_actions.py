"""A plan: started from the baseline, changed with a reason, every row kept."""

from datetime import date, timedelta

import pytest
from tests import room
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused
from rehabit.actions import plans
from rehabit.actions.plan_changes import Decision
from rehabit.actions.plans import Change, Chosen
from rehabit.catalogue import load
from rehabit.queries.asking import NotFound
from rehabit.queries.baseline_facts import basis_from_baseline
from rehabit.queries.current_plan import plan_of_person
from rehabit.queries.plan_basis import Basis
from rehabit.queries.plans import person_plan, proposal
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


def start(world, *, chosen=None, by=None, **other):
    return plans.start(
        person_id=world.people[0].id,
        basis=room.basis(**other),
        chosen=chosen or {},
        by=by or world.lead,
        at=world.moment(1),
    )


def change(world, exercise, to, *, level=None, reason="It was too easy", by=None, minutes=70):
    return plans.change(
        person_id=world.people[0].id,
        change=Change(exercise=exercise, to=to, level=level, reason=reason),
        by=by or world.lead,
        at=world.moment(1, minutes),
    )


def current(world):
    return {each.exercise: each for each in plan_of_person(person_id=world.people[0].id)}


def code_of(action, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        action(*args, **kwargs)
    return refused.value.refusal.code


def test_a_plan_starts_as_the_rules_propose_with_their_reasons_and_what_it_rests_on():
    world = room.build()
    proposed = proposal(person_id=world.people[0].id, basis=room.basis(), by=world.lead, at=world.moment(1))
    started = start(world)
    plan = current(world)
    assert started.exercises == len(proposed.exercises) == len(plan)
    assert {each.exercise: each.level for each in proposed.exercises} == {
        name: each.level for name, each in plan.items()
    }
    assert all(each.reasons and each.step == "start" for each in plan.values())
    kept = m.PlanBasis.objects.get(person=world.people[0])
    assert Basis.from_stored(kept.facts) == room.basis()
    assert kept.content_version == load().version()


def test_another_level_needs_a_written_reason_and_both_levels_are_kept():
    world = room.build()
    easier = {"sit_to_stand": Chosen(level=1)}
    assert code_of(start, world, chosen=easier) == "reason_missing"
    start(world, chosen={"sit_to_stand": Chosen(level=1, reason="Afraid of standing up")})
    row = m.Prescription.objects.get(person=world.people[0], exercise="sit_to_stand")
    assert (row.level, row.proposed_level) == (1, 2)
    assert row.reasons[-1]["clinical"] == "Afraid of standing up"


def test_an_exercise_may_be_left_out_and_a_plan_may_not_be_empty():
    world = room.build()
    start(world, chosen={"walk": Chosen(keep=False)})
    assert "walk" not in current(world)
    other = room.build()
    proposed = proposal(person_id=other.people[0].id, basis=room.basis(), by=other.lead, at=other.moment(1))
    nothing = {each.exercise: Chosen(keep=False) for each in proposed.exercises}
    assert code_of(start, other, chosen=nothing) == "empty_plan"
    assert not m.PlanBasis.objects.filter(person=other.people[0]).exists()


def test_a_level_that_does_not_exist_is_refused():
    world = room.build()
    chosen = {"sit_to_stand": Chosen(level=6, reason="Very strong")}
    assert code_of(start, world, chosen=chosen) == "no_such_level"


def test_a_second_start_is_refused():
    world = room.build()
    start(world)
    assert code_of(start, world) == "plan_there"


def test_a_plan_starts_with_a_place():
    world = room.build()
    m.Place.objects.filter(id=world.places[0].id).update(state="declined")
    assert code_of(start, world) == "no_place"


def test_a_programme_for_knees_and_hips_has_no_plan_for_a_back():
    assert code_of(start, room.build(), area="back") == "other_area"


def test_one_step_more_and_one_step_less_follow_the_ladder():
    world = room.build()
    start(world)
    before = current(world)["sit_to_stand"]
    change(world, "sit_to_stand", "up")
    more = current(world)["sit_to_stand"]
    assert (more.step, more.dose.reps) == ("up", before.dose.reps + 2)
    change(world, "sit_to_stand", "down", minutes=80)
    assert current(world)["sit_to_stand"].dose == before.dose


def test_another_level_goes_back_to_the_first_dose_and_says_which_way():
    world = room.build()
    start(world)
    change(world, "sit_to_stand", "up")
    change(world, "sit_to_stand", "level", level=3, minutes=80)
    plan = current(world)["sit_to_stand"]
    assert (plan.level, plan.step) == (3, "up")
    assert plan.dose == load().dose_kind("strength").start


def test_an_exercise_is_stopped_and_taken_up_again():
    world = room.build()
    start(world)
    change(world, "sit_to_stand", "stop", reason="Sharp pain")
    assert current(world)["sit_to_stand"].stopped
    change(world, "sit_to_stand", "level", level=1, reason="Pain has gone", minutes=80)
    assert not current(world)["sit_to_stand"].stopped


@pytest.mark.parametrize(
    ("to", "level", "reason", "code"),
    [
        ("up", None, "  ", "reason_missing"),
        ("level", 9, "Strong", "no_such_level"),
        ("sideways", None, "Strong", "no_such_change"),
    ],
)
def test_what_cannot_be_changed_so_is_refused_and_nothing_is_added(to, level, reason, code):
    world = room.build()
    start(world)
    rows = m.Prescription.objects.count()
    assert code_of(change, world, "sit_to_stand", to, level=level, reason=reason) == code
    assert m.Prescription.objects.count() == rows


def test_an_exercise_that_is_not_in_the_plan_is_not_found():
    world = room.build()
    start(world)
    with pytest.raises(NotFound):
        change(world, "carry", "up")


def test_the_plan_page_shows_the_whole_history_the_newest_first():
    world = room.build()
    start(world)
    change(world, "sit_to_stand", "level", level=1, reason="Dizzy on standing")
    shown = person_plan(person_id=world.people[0].id, by=world.lead, at=world.moment(1, 90))
    newest = shown.history[0]
    assert (newest.planned.exercise, newest.planned.step, newest.by) == (
        "sit_to_stand",
        "down",
        world.lead.name,
    )
    assert newest.planned.reasons[0].plain == "Dizzy on standing"
    assert len(shown.history) == len(shown.current) + 1


def test_the_baseline_is_read_from_measures_and_the_referral():
    world = room.build()
    person, place = world.people[0], world.places[0]
    m.Person.objects.filter(id=person.id).update(born_on=date(1952, 2, 18), sex="male")
    m.Referral.objects.filter(id=place.referral_id).update(joints=["hip_left"])
    for instrument, answers in (
        ("chair-stand-30s", {"stands": 9, "arms_used": 0}),
        ("nrs-pain", {"knee_left": {"average": "3", "worst": "6"}, "hip_left": {"average": 4, "worst": 7}}),
        ("falls", {"falls": 1, "falls_with_care": 1}),
        ("confidence", {"exercise": 5, "manage": None}),
    ):
        make(m.Measurement, place=place, instrument=instrument, answers=answers)
    basis = basis_from_baseline(person=m.Person.objects.get(id=person.id), today=date(2026, 2, 17))
    assert (basis.area, basis.age, basis.sex, basis.chair_stands) == ("hip", 73, "male", 9)
    assert (basis.worst_pain, basis.usual_pain, basis.falls, basis.fall_with_injury, basis.confidence) == (
        7,
        4,
        1,
        True,
        5,
    )


def test_standing_up_with_the_arms_counts_as_no_stand():
    world = room.build()
    answers = {"stands": 9, "arms_used": 1}
    make(m.Measurement, place=world.places[0], instrument="chair-stand-30s", answers=answers)
    assert basis_from_baseline(person=world.people[0], today=date(2026, 2, 17)).chair_stands == 0


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
def test_who_may_not_change_plans_is_refused(role):
    world = room.build()
    start(world)
    who = viewer(role, world.site)
    assert code_of(start, world, by=who) == "role_may_not"
    assert code_of(change, world, "sit_to_stand", "up", by=who) == "role_may_not"
    decision = Decision(person_id=world.people[0].id, exercise="sit_to_stand", choice="take")
    here = {"session_id": world.sessions[0].id, "person_id": world.people[0].id}
    assert code_of(plans.decide, **here, decisions=[decision], by=who, at=world.moment(1)) == "role_may_not"


def test_a_person_of_another_site_is_not_found():
    world, elsewhere = room.build(), room.build()
    start(world)
    with pytest.raises(NotFound):
        start(world, by=elsewhere.lead)
    with pytest.raises(NotFound):
        change(world, "sit_to_stand", "up", by=elsewhere.lead)
    with pytest.raises(NotFound):
        person_plan(person_id=world.people[0].id, by=elsewhere.lead, at=world.moment(2))


def test_audit_lines_hold_before_and_after_and_no_written_reason():
    world = room.build()
    start(world)
    change(world, "sit_to_stand", "level", level=1, reason="Dizzy on standing")
    entry = m.AuditEntry.objects.get(verb="plans.change")
    assert (entry.detail["before"]["level"], entry.detail["after"]["level"]) == (2, 1)
    assert "Dizzy" not in str(entry.detail)
    opened = world.moment(1) + timedelta(minutes=30)
    person_plan(person_id=world.people[0].id, by=world.lead, at=opened)
    assert m.AuditEntry.objects.get(verb="looked.plans.person_plan").subject == f"person:{world.people[0].id}"
