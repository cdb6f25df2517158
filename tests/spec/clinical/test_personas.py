"""Six people, from their baseline tests to the whole plan they start with, for a clinician to read."""

from datetime import date

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 9, 7)
EVERYTHING = frozenset(thing for thing, known in CONTENT.equipment().items() if known.asked)


def person(
    area: str, baseline: dict[str, object], *, tags: str = "", conditions: str = "", **more: object
) -> clinical.Person:
    tested = clinical.bands(baseline=clinical.Baseline(**baseline), catalogue=CONTENT)
    return clinical.Person(
        area=area,
        bands=tested.bands,
        tags=frozenset(tags.split()),
        conditions=frozenset(conditions.split()),
        balance_stage=baseline["balance_stage"],
        started_on=TODAY,
        **more,
    )


FRAIL = person(
    "hip",
    {
        "age": 82,
        "sex": "female",
        "chair_stands": 0,
        "balance_stage": "feet_together",
        "tug_s": 22,
        "falls": 2,
        "fall_with_injury": True,
        "worst_pain": 6,
    },
    floor_rise=False,
    equipment=frozenset({"chair"}),
)
DIABETES = person(
    "knee",
    {"age": 55, "sex": "male", "chair_stands": 11, "balance_stage": "heel_to_toe", "worst_pain": 5},
    tags="neuropathy_feet",
    conditions="obesity diabetes",
    floor_rise=False,
    equipment=frozenset({"chair", "step"}),
)
NEW_HIP = person(
    "hip",
    {"age": 67, "sex": "female", "chair_stands": 9, "balance_stage": "half_step", "worst_pain": 4},
    tags="thr_recent_12w",
    floor_rise=False,
)
HEART = person(
    "knee",
    {"age": 74, "sex": "male", "chair_stands": 9, "balance_stage": "heel_to_toe", "worst_pain": 5},
    tags="heart_failure orthopnoea breathless",
    floor_rise=False,
)
FIT = person(
    "knee",
    {"age": 61, "sex": "female", "chair_stands": 19, "balance_stage": "one_leg", "worst_pain": 2},
    floor_rise=True,
    equipment=EVERYTHING,
)
SORE = person(
    "knee",
    {"age": 70, "sex": "female", "chair_stands": 10, "balance_stage": "heel_to_toe", "worst_pain": 8},
    floor_rise=True,
)

HOME = {
    # exercise | level: its name | dose | effort 0-10; ? is held back until a facilitator has confirmed it
    "a frail woman of 82 after a fall": (
        FRAIL,
        """
        Sit to stand           | 1: High seat, use hands       | 2 sets of 8                          | 3-5
        Bridge                 | 1: Small lift                 | 2 sets of 6, hold each for 3 seconds | 3-5
        Standing side leg lift | 1: Two hands held             | 2 sets of 8                          | 3-5
        Steady stance          | 2: Half step                  | 3 holds of 10 seconds                | 2-3
        Walking plan           | 1: Indoor minutes             | 5 minutes                            | 3-4
        Front-of-hip stretch   | 1: Bed edge                   | 2 holds of 20 seconds                | 1-3
        """,
    ),
    "a man of 55 with obesity and diabetes": (
        DIABETES,
        """
        Sit to stand           | 2: Normal seat, light hands   | 2 sets of 8                          | 3-5
        Seated knee straighten | 2: Hold at the top            | 2 sets of 8                          | 3-5
        Step-ups               | 2: 5 to 10 cm step, hold on   | 2 sets of 8                          | 3-5
        Steady stance          | 4: Heel to toe, look around   | 3 holds of 10 seconds                | 2-3
        Walking plan           | 2: Out and back               | 5 minutes                            | 3-4
        Back-of-thigh stretch  | 1: Seated, heel out           | 2 holds of 20 seconds                | 1-3
        """,
    ),
    "a woman of 67 with a hip replacement eight weeks ago": (
        NEW_HIP,
        """
        Sit to stand           | 2: Normal seat, light hands   | 2 sets of 8                          | 3-5
        Bridge                 | 1: Small lift                 | 2 sets of 6, hold each for 3 seconds | 3-5
        Standing side leg lift | 2: One hand held              | 2 sets of 8                          | 3-5
        Steady stance          | 3: Heel to toe                | 3 holds of 10 seconds                | 2-3
        Walking plan           | 2: Out and back               | 5 minutes                            | 3-4
        Front-of-hip stretch ? | 1: Bed edge                   | 2 holds of 20 seconds                | 1-3
        """,
    ),
    "someone with heart failure": (
        HEART,
        """
        Sit to stand           | 2: Normal seat, light hands   | 2 sets of 8                          | 3-4
        Seated knee straighten | 2: Hold at the top            | 2 sets of 8                          | 3-4
        Step-ups               | 2: 5 to 10 cm step, hold on   | 2 sets of 8                          | 3-4
        Steady stance          | 4: Heel to toe, look around   | 3 holds of 10 seconds                | 2-3
        Walking plan           | 2: Out and back               | 2 times 2 minutes                    | 3-4
        Back-of-thigh stretch  | 1: Seated, heel out           | 2 holds of 20 seconds                | 1-3
        """,
    ),
    "someone very fit": (
        FIT,
        """
        Sit to stand           | 4: Slow and low               | 2 sets of 8                          | 3-5
        Seated knee straighten | 4: Medium band or 2 kg        | 2 sets of 8                          | 3-5
        Step-ups               | 4: Normal stair, no hands     | 2 sets of 8                          | 3-5
        Steady stance          | 4: Heel to toe, look around   | 3 holds of 10 seconds                | 2-3
        Walking plan           | 4: Easy and brisk             | 5 minutes                            | 3-4
        Back-of-thigh stretch  | 1: Seated, heel out           | 2 holds of 20 seconds                | 1-3
        """,
    ),
    "someone with pain 8 of 10": (
        SORE,
        """
        Sit to stand           | 2: Normal seat, light hands   | 1 set of 8                           | 3-5
        Seated knee straighten | 2: Hold at the top            | 1 set of 8                           | 3-5
        Step-ups               | 2: 5 to 10 cm step, hold on   | 1 set of 8                           | 3-5
        Steady stance          | 3: Heel to toe                | 3 holds of 10 seconds                | 2-3
        Walking plan           | 2: Out and back               | 5 minutes                            | 3-4
        Back-of-thigh stretch  | 1: Seated, heel out           | 2 holds of 20 seconds                | 1-3
        """,
    ),
}
CLASS = {
    # the eight stations with the level; * somebody stays near
    "a frail woman of 82 after a fall": "sit_to_stand 1, abd_standing 1, single_leg 1*, cycle 1, "
    "ext_standing 1, mini_squat 1, band_side_walk 1*, step_up 1*",
    "a man of 55 with obesity and diabetes": "sit_to_stand 2, abd_standing 2, single_leg 3, cycle 2, "
    "knee_ext_seated 2, heel_raise 2, band_side_walk 2, step_up 2",
    "a woman of 67 with a hip replacement eight weeks ago": "sit_to_stand 2, abd_standing 2, "
    "single_leg 2*, cycle 2, ext_standing 2, mini_squat 2, band_side_walk 2, step_up 2",
    "someone with heart failure": "sit_to_stand 2, abd_standing 2, single_leg 3, cycle 2, "
    "knee_ext_seated 2, heel_raise 2, band_side_walk 2, step_up 2",
    "someone very fit": "sit_to_stand 4, abd_standing 4, single_leg 3, cycle 4, "
    "knee_ext_seated 4, heel_raise 4, band_side_walk 4, step_up 4",
    "someone with pain 8 of 10": "sit_to_stand 2, abd_standing 2, single_leg 2, cycle 2, "
    "knee_ext_seated 2, heel_raise 2, band_side_walk 2, step_up 2",
}


def plan_of(who: clinical.Person) -> clinical.Plan:
    return clinical.start_plan(
        person=who,
        place="home",
        programme=CONTENT.programme("knees-hips-12"),
        catalogue=CONTENT,
        today=TODAY,
    )


def row(item: clinical.Prescription) -> list[str]:
    exercise = CONTENT.exercise(item.exercise)
    return [
        f"{exercise.name}{' ?' if item.needs_confirmation else ''}",
        f"{item.level}: {exercise.level(item.level).name}",
        item.dose.words,
        f"{item.effort[0]}-{item.effort[1]}",
    ]


@pytest.mark.parametrize("name", HOME)
def test_the_plan_for_home(name: str) -> None:
    who, table = HOME[name]
    expected = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    plan = plan_of(who)
    assert [row(item) for item in plan.prescriptions] == expected
    assert (plan.left_out, plan.gaps) == ((), ())


@pytest.mark.parametrize("name", HOME)
def test_the_way_round_the_circuit(name: str) -> None:
    who, _ = HOME[name]
    programme = CONTENT.programme("knees-hips-12")
    stations = clinical.circuit(programme=programme, people={"a": who}, catalogue=CONTENT, today=TODAY)
    at = [station.people[0] for station in stations]
    assert ", ".join(f"{a.exercise} {a.level}{'*' if a.stay_near else ''}" for a in at) == CLASS[name]


@pytest.mark.parametrize(
    ("who", "exercise", "said"),
    [
        (FRAIL, "Walking plan", "Tag falls_high"),
        (DIABETES, "Seated knee straighten", "need an exercise band"),
        (NEW_HIP, "Front-of-hip stretch", "Tag thr_recent_12w"),
        (HEART, "Walking plan", "120"),
        (SORE, "Sit to stand", "Worst pain 7 to 10"),
    ],
)
def test_the_plan_says_why(who: clinical.Person, exercise: str, said: str) -> None:
    planned = {CONTENT.exercise(item.exercise).name: item for item in plan_of(who).prescriptions}
    assert any(said in reason.clinical for reason in planned[exercise].reasons), planned[exercise].reasons


def test_who_needs_somebody_near_is_never_alone_in_the_ring() -> None:
    group = {name: who for name, (who, _) in HOME.items()}
    stations = clinical.circuit(
        programme=CONTENT.programme("knees-hips-12"), people=group, catalogue=CONTENT, today=TODAY
    )
    near = {at.person for station in stations for at in station.people if at.stay_near}
    placed = clinical.placing(people=list(group), near=near, stations=len(stations), catalogue=CONTENT)
    first = dict(placed.first)
    assert near == {
        "a frail woman of 82 after a fall",
        "a woman of 67 with a hip replacement eight weeks ago",
    }
    assert sorted(first[name] for name in near) == [1, 2]
    assert placed.reasons == ()
