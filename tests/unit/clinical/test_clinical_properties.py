"""What must hold for every person, plan and history."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rehabit import catalogue, clinical
from rehabit.catalogue.equipment import missing
from rehabit.clinical.limits import limits
from rehabit.clinical.person import STAGES

CONTENT = catalogue.load()
TODAY = date(2026, 10, 12)
TAGS = sorted(CONTENT.condition_tags())
CONDITIONS = [condition.id for condition in CONTENT.conditions().conditions]
PLACES = st.sampled_from(["home", "class"])
AREAS = ("knee", "hip", "back")

people = st.builds(
    clinical.Person,
    area=st.sampled_from(AREAS),
    bands=st.builds(
        clinical.Bands,
        strength=st.sampled_from("ABCD"),
        balance=st.sampled_from("ABC"),
        pain=st.sampled_from(["low", "mid", "high"]),
    ),
    tags=st.frozensets(st.sampled_from(TAGS), max_size=6),
    conditions=st.frozensets(st.sampled_from(CONDITIONS), max_size=3),
    floor_rise=st.sampled_from([True, False, None]),
    balance_stage=st.sampled_from([None, *STAGES]),
    chair_stand_done=st.booleans(),
    wants_easier=st.frozensets(st.sampled_from(["sit_to_stand", "walk", "bridge"])),
    confidence=st.dictionaries(st.sampled_from(["sit_to_stand", "walk"]), st.integers(0, 10)),
    equipment=st.none() | st.frozensets(st.sampled_from(sorted(CONTENT.equipment()))),
)
scores = st.none() | st.integers(0, 10)
histories = st.lists(
    st.builds(
        clinical.Done,
        on=st.dates(TODAY - timedelta(days=30), TODAY),
        full_dose=st.booleans(),
        pain=scores,
        effort=scores,
        spare_reps=st.none() | st.integers(0, 4),
        in_control=st.sampled_from([True, True, False, None]),
        next_day_pain=scores,
        lasted_over_a_day=st.booleans(),
    ),
    max_size=5,
)


def plan_for(person: clinical.Person, place: str = "home") -> clinical.Plan:
    template = CONTENT.template(person.area)
    return clinical.fit_template(
        template=template, person=person, place=place, catalogue=CONTENT, today=TODAY
    )


def inside_limits(item: clinical.Prescription, person: clinical.Person, place: str) -> None:
    exercise = CONTENT.exercise(item.exercise)
    limit = limits(exercise=exercise, person=person, place=place, today=TODAY, catalogue=CONTENT)
    assert item.level in limit.levels
    for caution in exercise.cautions:
        if caution.tag in person.all_tags:
            assert caution.action not in ("stop", "swap")
            assert caution.max_level is None or item.level <= caution.max_level
            assert caution.max_hold_s is None or item.dose.hold_s <= caution.max_hold_s
    assert not person.all_tags.intersection(exercise.avoid_if)
    assert limit.max_bout_s is None or item.dose.seconds <= limit.max_bout_s
    assert item.effort == limit.effort


@given(person=people, place=PLACES)
def test_a_start_plan_never_exceeds_a_limit(person: clinical.Person, place: str) -> None:
    plan = plan_for(person, place)
    for item in plan.prescriptions:
        inside_limits(item, person, place)
    names = [item.exercise for item in plan.prescriptions]
    assert len(set(names)) == len(names)


@given(person=people)
def test_at_home_nobody_starts_at_the_top_or_on_the_floor_without_being_able_to_rise(
    person: clinical.Person,
) -> None:
    for item in plan_for(person).prescriptions:
        exercise = CONTENT.exercise(item.exercise)
        assert item.level < len(exercise.levels)
        assert exercise.bed_ok or not exercise.on_floor or person.floor_rise


@given(person=people)
def test_a_home_plan_asks_for_nothing_that_is_not_there(person: clinical.Person) -> None:
    things = CONTENT.equipment()
    for item in plan_for(person).prescriptions:
        exercise = CONTENT.exercise(item.exercise)
        needs = (*exercise.equipment, *exercise.level(item.level).equipment)
        assert missing(needs=needs, at_home=person.equipment, things=things) == ()


@given(group=st.lists(people, min_size=1, max_size=4))
@settings(max_examples=40)
def test_the_circuit_keeps_off_the_floor(group: list[clinical.Person]) -> None:
    hips_and_knees = {str(n): p for n, p in enumerate(group) if p.area != "back"}
    programme = CONTENT.programme("knees-hips-12")
    stations = clinical.circuit(programme=programme, people=hips_and_knees, catalogue=CONTENT, today=TODAY)
    for place in (place for station in stations for place in station.people):
        assert place.exercise is None or not CONTENT.exercise(place.exercise).on_floor
        assert place.exercise is not None or place.reasons


@given(person=people)
def test_every_home_plan_covers_strength_balance_and_aerobic_work_or_says_why_not(
    person: clinical.Person,
) -> None:
    plan = plan_for(person)
    covered = {CONTENT.exercise(item.exercise).slot for item in plan.offered}
    for slot in ("strength", "balance", "aerobic"):
        assert slot in covered or any(gap.code == "gap" and slot in gap.plain for gap in plan.gaps)
    assert len(plan.offered) >= 4 or any(gap.code == "few" for gap in plan.gaps)


@given(person=people, place=PLACES)
def test_the_same_input_gives_the_same_plan(person: clinical.Person, place: str) -> None:
    assert plan_for(person, place) == plan_for(person, place)


@given(person=people, history=histories, data=st.data())
@settings(max_examples=150)
def test_a_step_stays_inside_the_limits_and_is_at_most_one_level(
    person: clinical.Person, history: list[clinical.Done], data: st.DataObject
) -> None:
    before = data.draw(st.sampled_from(plan_for(person).prescriptions))
    step = clinical.next_step(
        person=person,
        place="home",
        prescription=before,
        recent=history,
        situation=clinical.Situation(usual_pain=data.draw(scores), flare=data.draw(st.booleans())),
        today=TODAY,
        catalogue=CONTENT,
    )
    inside_limits(step.to, person, "home")
    assert abs(step.to.level - before.level) <= 1 or step.kind == "down"
    assert step.reasons
    if step.kind == "same":
        assert (step.to.level, step.to.dose) == (before.level, before.dose)


@given(person=people, history=histories)
def test_a_locked_plan_never_progresses(person: clinical.Person, history: list[clinical.Done]) -> None:
    plan = plan_for(person)
    lock = clinical.Lock(
        kind="plan_until_cleared", since=TODAY, cleared_by="clinician", because=("hot_joint",)
    )
    steps = clinical.next_steps(
        person=person,
        place="home",
        prescriptions=plan.prescriptions,
        recent=dict.fromkeys((item.exercise for item in plan.prescriptions), history),
        situation=clinical.Situation(lock=lock),
        today=TODAY,
        catalogue=CONTENT,
    )
    assert {step.kind for step in steps} <= {"pause"}
    assert all(step.to.level == step.before.level and step.to.dose == step.before.dose for step in steps)


@given(person=people, history=histories, already=st.integers(0, 3))
def test_at_most_two_step_ups_a_day(
    person: clinical.Person, history: list[clinical.Done], already: int
) -> None:
    plan = plan_for(person)
    steps = clinical.next_steps(
        person=person,
        place="home",
        prescriptions=plan.prescriptions,
        recent=dict.fromkeys((item.exercise for item in plan.prescriptions), history),
        situation=clinical.Situation(usual_pain=10),
        today=TODAY,
        catalogue=CONTENT,
        ups_already_today=already,
    )
    assert sum(step.kind == "up" for step in steps) <= max(2 - already, 0)
    assert len(steps) == len(plan.prescriptions)
