"""The choices a person has within a slot."""

from datetime import date

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 9, 7)


def offered(exercise: str, tags: str = "", balance: str = "C", in_plan: str = "") -> list[str]:
    bands = clinical.Bands(strength="B", balance=balance, pain="mid")
    person = clinical.Person(area="knee", bands=bands, tags=frozenset(tags.split()), floor_rise=True)
    found = clinical.alternatives(
        exercise=exercise,
        person=person,
        place="home",
        in_plan=in_plan.split(),
        catalogue=CONTENT,
        today=TODAY,
    )
    return [one.exercise for one in found]


@pytest.mark.parametrize(
    ("exercise", "tags", "balance", "in_plan", "expected"),
    [
        ("walk", "", "C", "", "cycle carry heel_dig march seated_punch side_step"),
        ("walk", "", "C", "cycle march", "carry heel_dig seated_punch side_step"),
        ("narrow_stance", "", "C", "", "single_leg clock_taps tandem_walk"),
        ("narrow_stance", "", "B", "", "single_leg tandem_walk"),
        ("narrow_stance", "", "A", "", ""),
        ("hamstring_stretch", "dvt_signs", "C", "", "quad_stretch"),
        ("breathing", "", "C", "", ""),
    ],
)
def test_the_same_slot_and_area_as_far_as_it_fits(
    exercise: str, tags: str, balance: str, in_plan: str, expected: str
) -> None:
    assert offered(exercise, tags, balance, in_plan) == expected.split()


def test_those_of_the_template_come_first() -> None:
    first = offered("sit_to_stand", in_plan="knee_ext_seated step_up")[:4]
    assert first == ["abd_standing", "heel_raise", "band_side_walk", "quad_set"]
