"""Six people and the home plan each starts with (clinical content, section 10)."""

from datetime import date

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
MONDAY = date(2026, 9, 7)

EXAMPLES = [
    # area | strength | balance | pain | tags | exercise and level, ? = needs confirmation
    (
        "knee", "D", "C", "low", "",
        "sit_to_stand 4, knee_ext_seated 4, step_up 4, narrow_stance 3, walk 4, hamstring_stretch 1",
    ),
    (
        "knee", "A", "A", "high", "falls_high bp_uncontrolled",
        "sit_to_stand 1, knee_ext_seated 1, step_up 1, narrow_stance 1, walk 1, hamstring_stretch 1",
    ),
    (
        "hip", "B", "B", "mid", "thr_recent_12w",
        "sit_to_stand 2, bridge 1, abd_standing 2, narrow_stance 2, walk 2, hip_flexor_stretch 1?",
    ),
    (
        "back", "B", "B", "mid", "osteoporosis_spine kneeling_difficult",
        "knee_roll 1, bridge 1, bird_dog 1, hip_hinge 2, narrow_stance 2, walk 2",
    ),
    (
        "back", "B", "B", "mid", "heart_failure orthopnoea breathless",
        "sit_to_stand 2, bird_dog 1, hip_hinge 2, narrow_stance 2, walk 2",
    ),
    (
        "hip", "A", "A", "high", "side_hip_pain copd falls_high",
        "sit_to_stand 1, bridge 1, abd_standing 1, narrow_stance 1, walk 1, hip_flexor_stretch 1",
    ),
]  # fmt: skip


def plan_for(area: str, strength: str, balance: str, pain: str, tags: str) -> clinical.Plan:
    bands = clinical.Bands(strength=strength, balance=balance, pain=pain)
    person = clinical.Person(area=area, bands=bands, tags=frozenset(tags.split()), floor_rise=True)
    template = CONTENT.template(area)
    return clinical.fit_template(
        template=template, person=person, place="home", catalogue=CONTENT, today=MONDAY
    )


@pytest.mark.parametrize(("area", "strength", "balance", "pain", "tags", "expected"), EXAMPLES)
def test_where_each_of_them_starts(
    area: str, strength: str, balance: str, pain: str, tags: str, expected: str
) -> None:
    plan = plan_for(area, strength, balance, pain, tags)
    found = ", ".join(
        f"{item.exercise} {item.level}{'?' if item.needs_confirmation else ''}" for item in plan.prescriptions
    )
    assert found == expected
    assert plan.gaps == ()


def test_lying_work_is_left_out_for_someone_breathless_lying_flat_and_the_plan_says_why() -> None:
    plan = plan_for("back", "B", "B", "mid", "heart_failure orthopnoea breathless")
    assert [(out.exercise, out.reasons[0].code) for out in plan.left_out] == [("knee_roll", "no_level_left")]
    stand = next(item for item in plan.prescriptions if item.exercise == "sit_to_stand")
    assert stand.reasons[0].code == "caution_swap"
    assert "orthopnoea" in stand.reasons[0].clinical
    walk = next(item for item in plan.prescriptions if item.exercise == "walk")
    assert str(walk.dose) == "2 times 2 minutes", "bouts of at most two minutes with heart failure"
    assert walk.effort == (3, 4)


def test_lung_trouble_and_falls_together_ask_for_a_review_first() -> None:
    assert plan_for("hip", "A", "A", "high", "side_hip_pain copd falls_high").needs_review
    assert not plan_for("knee", "A", "A", "high", "falls_high bp_uncontrolled").needs_review


PEOPLE = [
    # A fit person never starts at the top at home; a frail one keeps hold; nobody is left without a plan.
    (
        "woman of 82 after a fall with injury",
        clinical.Baseline(age=82, sex="female", chair_stands=0, balance_stage="feet_together", falls=1,
                          fall_with_injury=True, worst_pain=6),
        "", "", "A A mid",
        "sit_to_stand 1, knee_ext_seated 1, step_up 1, narrow_stance 2, walk 1, hamstring_stretch 1",
    ),
    (
        "man of 55 with a higher weight and diabetes",
        clinical.Baseline(age=55, sex="male", chair_stands=11, balance_stage="one_leg", worst_pain=5),
        "", "obesity diabetes", "B C mid",
        "sit_to_stand 2, knee_ext_seated 2, step_up 2, narrow_stance 4, walk 2, hamstring_stretch 1",
    ),
    (
        "very fit man of 70",
        clinical.Baseline(age=70, sex="male", chair_stands=20, balance_stage="one_leg", worst_pain=2),
        "", "", "D C low",
        "sit_to_stand 4, knee_ext_seated 4, step_up 4, narrow_stance 4, walk 4, hamstring_stretch 1",
    ),
    (
        "woman of 66 with pain 8 out of 10",
        clinical.Baseline(age=66, sex="female", chair_stands=12, balance_stage="half_step", worst_pain=8),
        "", "", "C B high",
        "sit_to_stand 2, knee_ext_seated 2, step_up 2, narrow_stance 2, walk 2, hamstring_stretch 1",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("who", "baseline", "tags", "conditions", "bands", "expected"), PEOPLE)
def test_from_baseline_tests_to_a_plan(
    who: str, baseline: clinical.Baseline, tags: str, conditions: str, bands: str, expected: str
) -> None:
    banded = clinical.bands(baseline=baseline, catalogue=CONTENT).bands
    assert f"{banded.strength} {banded.balance} {banded.pain}" == bands, who
    person = clinical.Person(
        area="knee",
        bands=banded,
        tags=frozenset(tags.split()),
        conditions=frozenset(conditions.split()),
        floor_rise=True,
        balance_stage=baseline.balance_stage,
    )
    plan = clinical.start_plan(
        person=person,
        place="home",
        programme=CONTENT.programme("knees-hips-12"),
        catalogue=CONTENT,
        today=MONDAY,
    )
    assert ", ".join(f"{item.exercise} {item.level}" for item in plan.prescriptions) == expected, who
    assert plan.gaps == ()
