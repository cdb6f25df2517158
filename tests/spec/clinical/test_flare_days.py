"""A flare, day by day (clinical content, section 7)."""

from datetime import date, timedelta

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
FIRST = date(2026, 10, 5)
PERSON = clinical.Person(
    area="knee", bands=clinical.Bands(strength="C", balance="C", pain="mid"), floor_rise=True
)
PLAN = tuple(
    clinical.Prescription(
        exercise=name, level=level, dose=CONTENT.dose_kind(kind).start, since=FIRST, effort=(3, 4)
    )
    for name, level, kind in [
        ("sit_to_stand", 3, "strength"),
        ("quad_set", 2, "iso"),
        ("heel_slide", 1, "rom"),
        ("narrow_stance", 3, "balance_hold"),
        ("walk", 2, "aerobic_min"),
        ("hamstring_stretch", 1, "stretch"),
    ]
)


def on_day(day: int, **more: object) -> clinical.FlareDay:
    return clinical.flare_day(
        person=PERSON,
        prescriptions=PLAN,
        began_on=FIRST,
        today=FIRST + timedelta(days=day - 1),
        catalogue=CONTENT,
        **more,
    )


# Half of 2 x 8 is 1 x 8; half of 1 x 5 is 1 x 3; half of 5 minutes is 150 seconds.
EARLY = "quad_set 2 1x6, heel_slide 1 1x3, walk 2 150s"
MIDDLE = "sit_to_stand 2 1x8, quad_set 1 1x6, heel_slide 1 1x3, walk 1 150s"
LATE = (
    "sit_to_stand 2 2x8, quad_set 1 2x6, heel_slide 1 1x5, narrow_stance 2 1x3, walk 1 300s, "
    "hamstring_stretch 1 1x2"
)


def short(item: clinical.Prescription) -> str:
    amount = f"{item.dose.seconds}s" if item.dose.seconds else f"{item.dose.sets}x{item.dose.reps}"
    return f"{item.exercise} {item.level} {amount}"


@pytest.mark.parametrize(
    ("day", "expected"), [(1, EARLY), (2, EARLY), (3, MIDDLE), (4, MIDDLE), (5, LATE), (7, LATE)]
)
def test_what_stays_and_how_much_of_it(day: int, expected: str) -> None:
    found = on_day(day)
    assert ", ".join(short(item) for item in found.prescriptions) == expected
    assert len(found.prescriptions) + len(found.resting) == len(PLAN)
    assert found.ask_safety is (day == 1), "hot joint, injury and fever come first"
    assert not found.over


@pytest.mark.parametrize(
    ("day", "pain", "usual", "over"),
    [
        (7, 3, 3, False),
        (8, 4, 3, True),
        (8, 5, 3, False),
        (8, None, 3, False),
        (8, 4, None, False),
        (10, 2, 3, True),
    ],
)
def test_back_to_the_plan_after_a_week_when_pain_is_close_to_the_usual(
    day: int, pain: int | None, usual: int | None, over: bool
) -> None:
    found = on_day(day, pain=pain, usual_pain=usual, easing=True)
    assert found.over is over
    if over:
        assert found.prescriptions == PLAN
    if day > 7 and not over:
        assert found.reasons[0].code == "flare_still"
        assert found.prescriptions[0].level == 2


@pytest.mark.parametrize(
    ("day", "more", "told"),
    [
        (6, {}, False),
        (7, {"easing": True}, False),
        (7, {"easing": False}, True),
        (7, {}, True),
        (13, {"easing": True, "pain": 6, "usual_pain": 3}, False),
        (14, {"easing": True, "pain": 6, "usual_pain": 3}, True),
        (14, {"easing": True, "pain": 3, "usual_pain": 3}, False),
        (1, {"earlier_flares": [date(2026, 9, 10), date(2026, 9, 20)]}, True),
        (1, {"earlier_flares": [date(2026, 9, 20)]}, False),
        (1, {"earlier_flares": [date(2026, 8, 24), date(2026, 9, 20)]}, False),
    ],
)
def test_when_the_facilitator_hears_of_it(day: int, more: dict[str, object], told: bool) -> None:
    found = on_day(day, **more)
    assert found.tell_facilitator is told
    assert ("flare_tell" in [reason.code for reason in found.reasons]) is told


def test_a_day_before_the_flare_is_an_error() -> None:
    with pytest.raises(ValueError, match="The flare began on 2026-10-05"):
        on_day(0)
