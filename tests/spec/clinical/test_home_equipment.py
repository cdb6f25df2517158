"""What is at home decides what a plan can ask for."""

from datetime import date

import pytest

from rehabit import catalogue, clinical
from rehabit.catalogue.equipment import missing

CONTENT = catalogue.load()
TODAY = date(2026, 9, 7)
ALL = "chair step band weight bike floor"


def person(at_home: str | None, *, strength: str = "C", **more: object) -> clinical.Person:
    things = None if at_home is None else frozenset(at_home.split())
    bands = clinical.Bands(strength=strength, balance="C", pain="low")
    return clinical.Person(**{"area": "knee", "floor_rise": True, **more}, bands=bands, equipment=things)


def plan(who: clinical.Person) -> clinical.Plan:
    programme = CONTENT.programme("knees-hips-12")
    return clinical.start_plan(person=who, place="home", programme=programme, catalogue=CONTENT, today=TODAY)


@pytest.mark.parametrize(
    ("at_home", "expected"),
    [
        # not asked: everything counts as there
        (None, "sit_to_stand knee_ext_seated step_up narrow_stance walk hamstring_stretch"),
        (ALL, "sit_to_stand knee_ext_seated step_up narrow_stance walk hamstring_stretch"),
        ("chair", "sit_to_stand knee_ext_seated mini_squat narrow_stance walk hamstring_stretch"),
        ("step", "mini_squat quad_set step_up narrow_stance walk calf_stretch"),
        ("", "mini_squat quad_set slide_lunge narrow_stance walk calf_stretch"),
    ],
)
def test_an_exercise_without_its_equipment_is_swapped_for_the_next_in_its_slot(
    at_home: str | None, expected: str
) -> None:
    found = plan(person(at_home))
    assert " ".join(each.exercise for each in found.prescriptions) == expected


def test_the_swap_says_why_in_both_voices() -> None:
    swapped = plan(person("chair")).prescriptions[2]
    why = swapped.reasons[0]
    assert why.code == "instead"
    assert why.plain == "You do Squats in place of Step-ups."
    assert why.clinical == (
        "Step-ups swapped for Squats, the next in its slot (strength). "
        "Step-ups: left out, a low step or a bottom stair with a rail is not at home."
    )


@pytest.mark.parametrize(
    ("exercise", "at_home", "place", "levels"),
    [
        ("knee_ext_seated", "chair", "home", (1, 2)),
        ("knee_ext_seated", "chair band", "home", (1, 2, 3, 4, 5)),
        ("knee_ext_seated", "chair weight", "home", (1, 2, 3, 4, 5)),
        ("knee_ext_seated", "chair", "class", (1, 2, 3, 4, 5)),  # the room has what it needs
        ("ham_curl", "chair", "home", (2,)),  # the first level needs a band, the third a weight
        ("ham_curl", "chair weight", "home", (2, 3, 4)),
        ("bridge", "", "home", (1, 2)),  # nobody jumps over the level with a band
        ("bird_dog", "", "home", (1,)),
    ],
)
def test_levels_stop_where_the_home_lacks_something(
    exercise: str, at_home: str, place: str, levels: tuple[int, ...]
) -> None:
    limit = clinical.limits(
        exercise=CONTENT.exercise(exercise),
        person=person(at_home),
        place=place,
        today=TODAY,
        catalogue=CONTENT,
    )
    assert limit.levels == levels


def test_the_reason_for_a_closed_level_names_what_is_lacking() -> None:
    found = clinical.start(
        exercise="knee_ext_seated",
        person=person("chair", strength="D"),
        place="home",
        today=TODAY,
        catalogue=CONTENT,
    )
    assert isinstance(found, clinical.Start)
    assert found.level == 2
    assert "For more than this you need an exercise band." in [reason.plain for reason in found.reasons]


def test_what_cannot_be_replaced_is_left_out_with_the_reason() -> None:
    tags = frozenset({"standing_leg_pain", "bp_uncontrolled", "dvt_signs"})
    found = clinical.start(
        exercise="cycle", person=person("chair", tags=tags), place="home", today=TODAY, catalogue=CONTENT
    )
    assert isinstance(found, clinical.LeftOut)
    assert (
        found.reasons[0].plain == "For Pedalling or exercise bike you need an exercise bike or chair pedals."
    )


def test_an_unknown_thing_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no 'chiar' in the equipment\. Nearest: chair"):
        plan(person("chiar"))


@pytest.mark.parametrize(
    ("needs", "at_home", "lacking"),
    [
        ((("chair",),), None, ()),
        ((("counter",),), set(), ()),  # never asked: every home has one
        ((("bed", "floor"),), set(), ()),
        ((("band", "weight"),), {"weight"}, ()),
        (
            (("band", "weight"), ("step",)),
            set(),
            ("an exercise band", "a low step or a bottom stair with a rail"),
        ),
    ],
)
def test_what_is_lacking(needs: object, at_home: object, lacking: tuple[str, ...]) -> None:
    assert missing(needs=needs, at_home=at_home, things=CONTENT.equipment()) == lacking
