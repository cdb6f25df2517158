"""How one exercise is fitted to one person (clinical content, section 4)."""

from datetime import date, timedelta

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 9, 7)
SIT_1 = "sit_to_stand 1"


def person(
    tags: str = "", *, strength: str = "C", balance: str = "C", pain: str = "low", **more: object
) -> clinical.Person:
    bands = clinical.Bands(strength=strength, balance=balance, pain=pain)
    known = {"area": "knee", "floor_rise": True}
    return clinical.Person(**{**known, "bands": bands, "tags": frozenset(tags.split()), **more})


def begun(exercise: str, who: clinical.Person, place: str = "home") -> clinical.Start | clinical.LeftOut:
    return clinical.start(exercise=exercise, person=who, place=place, today=TODAY, catalogue=CONTENT)


def shown(found: clinical.Start | clinical.LeftOut) -> str:
    if isinstance(found, clinical.LeftOut):
        return f"none: {found.reasons[-1].code}"
    return f"{found.exercise} {found.level}{'?' if found.needs_confirmation else ''}"


@pytest.mark.parametrize(
    ("exercise", "tags", "place", "expected"),
    [
        ("calf_stretch", "dvt_signs", "home", "none: caution_stop"),
        ("figure4", "thr_recent_12w", "home", "none: avoided"),
        ("prone_press", "spine_surgery_12w", "home", "none: avoided"),
        ("prone_press", "stenosis", "home", "knee_hug 1"),
        ("step_down", "kneecap_pain", "home", "sit_to_stand 3"),
        ("slr", "thr_recent_12w", "home", "slr 2?"),
        ("slr", "back_flare", "home", "quad_set 2"),
        # two swaps that point at each other end in a loop, not for ever
        ("clam", "side_hip_pain standing_leg_pain", "home", "none: swap_loop"),
        ("abd_standing", "standing_leg_pain", "home", "clam 2"),
        # falls: avoid_if names the swap through the caution with the same tag
        ("step_down", "falls_high", "home", "sit_to_stand 2"),
        ("slide_lunge", "falls_high", "class", "mini_squat 2"),
        # breathless lying flat
        ("pelvic_tilt", "orthopnoea", "home", "pelvic_tilt 3"),
        ("hip_flexor_stretch", "orthopnoea", "home", "hip_flexor_stretch 2"),
        ("hip_flexor_stretch", "orthopnoea falls_high", "home", "none: no_level_left"),
        ("heel_slide", "orthopnoea", "home", "heel_slide 1"),
        ("bridge", "orthopnoea", "home", "sit_to_stand 3"),
        ("slr", "orthopnoea", "home", "none: no_level_left"),
    ],
)
def test_tags(exercise: str, tags: str, place: str, expected: str) -> None:
    assert shown(begun(exercise, person(tags), place)) == expected


@pytest.mark.parametrize(
    ("exercise", "balance", "place", "expected"),
    [
        # balance exercises at home
        ("single_leg", "A", "home", "narrow_stance 1"),
        ("single_leg", "B", "home", "single_leg 2"),
        ("single_leg", "C", "home", "single_leg 3"),
        ("tandem_walk", "A", "home", "narrow_stance 1"),
        ("clock_taps", "B", "home", "single_leg 2"),
        ("clock_taps", "A", "home", "narrow_stance 1"),
        # other exercises at home: balance demand above 1 in band A, above 2 in band B
        ("step_up", "A", "home", "step_up 1"),
        ("step_up", "B", "home", "step_up 3"),
        ("band_side_walk", "A", "home", "band_side_walk 1"),
        # in class only the cautions limit
        ("single_leg", "A", "class", "single_leg 1"),
        ("step_up", "A", "class", "step_up 2"),
    ],
)
def test_balance_at_home_and_in_class(exercise: str, balance: str, place: str, expected: str) -> None:
    assert shown(begun(exercise, person(balance=balance), place)) == expected


@pytest.mark.parametrize(
    ("more", "expected", "dose"),
    [
        ({}, "sit_to_stand 3", "2 sets of 8"),
        ({"pain": "high"}, "sit_to_stand 2", "1 set of 8"),
        ({"wants_easier": frozenset({"sit_to_stand"})}, "sit_to_stand 2", "2 sets of 8"),
        ({"confidence": {"sit_to_stand": 6}}, "sit_to_stand 2", "2 sets of 8"),
        ({"confidence": {"sit_to_stand": 7}}, "sit_to_stand 3", "2 sets of 8"),
        ({"confidence": {"sit_to_stand": 2}, "strength": "A"}, SIT_1, "2 sets of 6"),
        (
            {"confidence": {"sit_to_stand": 2}, "strength": "B", "pain": "high"},
            SIT_1,
            "1 set of 6",
        ),
        ({"strength": "A", "chair_stand_done": False}, SIT_1, "2 sets of 8"),
    ],
)
def test_pain_and_confidence(more: dict[str, object], expected: str, dose: str) -> None:
    found = begun("sit_to_stand", person(**more))
    assert isinstance(found, clinical.Start)
    assert (shown(found), str(found.dose)) == (expected, dose)


@pytest.mark.parametrize(
    ("stage", "level"),
    [(None, 3), ("none", 1), ("feet_together", 2), ("half_step", 3), ("heel_to_toe", 4), ("one_leg", 4)],
)
def test_the_balance_test_sets_the_level_of_the_narrow_stance(stage: str | None, level: int) -> None:
    assert shown(begun("narrow_stance", person(balance_stage=stage))) == f"narrow_stance {level}"


@pytest.mark.parametrize(("floor_rise", "offered"), [(True, True), (False, False), (None, False)])
def test_floor_work_without_a_bed_needs_a_sure_way_up(floor_rise: bool | None, offered: bool) -> None:
    found = begun("bird_dog", person(floor_rise=floor_rise))
    assert isinstance(found, clinical.Start) is offered
    assert shown(begun("bridge", person(floor_rise=floor_rise))) == "bridge 2", "a bed will do"


@pytest.mark.parametrize(
    ("tags", "conditions", "exercise", "effort"),
    [
        ("", "", "walk", (3, 4)),
        ("", "", "sit_to_stand", (4, 6)),
        ("copd", "", "sit_to_stand", (3, 4)),
        ("heart_failure", "", "sit_to_stand", (3, 4)),
        ("", "coronary_disease", "sit_to_stand", (3, 4)),
        ("copd", "", "knee_hug", (1, 3)),
    ],
)
def test_effort_after_the_learning_weeks(
    tags: str, conditions: str, exercise: str, effort: tuple[int, int]
) -> None:
    who = person(tags, conditions=frozenset(conditions.split()), started_on=TODAY - timedelta(weeks=2))
    found = begun(exercise, who)
    assert isinstance(found, clinical.Start)
    assert found.effort == effort


@pytest.mark.parametrize(("days", "effort"), [(0, (3, 5)), (13, (3, 5)), (14, (4, 6))])
def test_effort_stays_low_for_the_first_two_weeks(days: int, effort: tuple[int, int]) -> None:
    found = begun("sit_to_stand", person(started_on=TODAY - timedelta(days=days)))
    assert isinstance(found, clinical.Start)
    assert found.effort == effort


def test_holds_are_short_while_blood_pressure_is_not_controlled() -> None:
    who = person("bp_uncontrolled")
    held = {name: begun(name, who) for name in ("quad_set", "side_bridge")}
    assert {name: found.dose.hold_s for name, found in held.items() if isinstance(found, clinical.Start)} == {
        "quad_set": 3,
        "side_bridge": 5,
    }


def test_a_confirmed_exercise_is_offered() -> None:
    assert shown(begun("slr", person("thr_recent_12w", confirmed=frozenset({"slr"})))) == "slr 2"


def test_the_same_swap_twice_is_dropped_and_the_optional_list_fills_the_plan() -> None:
    who = person("orthopnoea", area="hip", strength="A", balance="A", floor_rise=False)
    programme = CONTENT.programme("knees-hips-10")
    plan = clinical.start_plan(person=who, place="home", programme=programme, catalogue=CONTENT, today=TODAY)
    assert [item.exercise for item in plan.prescriptions] == [
        "sit_to_stand",
        "abd_standing",
        "narrow_stance",
        "walk",
    ]
    assert {out.exercise: out.reasons[-1].code for out in plan.left_out} == {
        "bridge": "already_in_plan",
        "hip_flexor_stretch": "no_level_left",
    }


def test_a_plan_with_too_few_exercises_takes_the_next_from_the_optional_list() -> None:
    who = person("thr_recent_12w side_hip_pain orthopnoea standing_leg_pain", area="hip", floor_rise=False)
    programme = CONTENT.programme("knees-hips-12")
    plan = clinical.start_plan(person=who, place="home", programme=programme, catalogue=CONTENT, today=TODAY)
    added = [item for item in plan.prescriptions if item.reasons[0].code == "filled"]
    assert added
    assert all(item.exercise in CONTENT.template("hip").optional for item in added)
    assert len(plan.offered) >= 4


def test_high_pain_tells_the_facilitator_what_loads_the_sore_joint() -> None:
    programme = CONTENT.programme("knees-hips-12")
    plan = clinical.start_plan(
        person=person(pain="high"), place="home", programme=programme, catalogue=CONTENT, today=TODAY
    )
    (reason,) = plan.reasons
    assert reason.code == "light_load"
    assert reason.clinical.endswith("Over that: Sit to stand, Step-ups.")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"area": "back"}, "for knee and hip, not for 'back'"),
        ({"tags": "fall_high"}, "no 'fall_high' in the condition tags. Nearest: falls_high"),
        ({"conditions": frozenset({"diabetis"})}, "no 'diabetis' in the conditions. Nearest: diabetes"),
    ],
)
def test_what_cannot_be_right_is_an_error_that_says_so(more: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        clinical.start_plan(
            person=person(**more),
            place="home",
            programme=CONTENT.programme("knees-hips-12"),
            catalogue=CONTENT,
            today=TODAY,
        )
