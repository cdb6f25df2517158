"""The next steps of a whole plan: a sore joint eases everything on it; two step-ups a day."""

from datetime import date, timedelta

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 10, 12)
NAMES = ("sit_to_stand", "step_up", "knee_ext_seated", "heel_raise", "narrow_stance")
PERSON = clinical.Person(
    area="knee",
    bands=clinical.Bands(strength="B", balance="C", pain="mid"),
    confidence=dict.fromkeys(NAMES, 8),
    started_on=date(2026, 9, 1),
)
GOOD = {"full_dose": True, "pain": 1, "effort": 2, "in_control": True}


def prescriptions(*since_days: int) -> list[clinical.Prescription]:
    return [
        clinical.Prescription(
            exercise=name,
            level=2,
            dose=CONTENT.dose_kind(CONTENT.exercise(name).dose_kind).start,
            since=TODAY - timedelta(days=days),
            effort=(4, 6),
        )
        for name, days in zip(NAMES, since_days or (10,) * len(NAMES), strict=True)
    ]


def kinds(last: dict[str, dict[str, object]], *since_days: int, **more: object) -> str:
    def done(name: str) -> list[clinical.Done]:
        days = (TODAY - timedelta(days=3), TODAY - timedelta(days=1))
        return [
            clinical.Done(**{**GOOD, "on": days[0]}),
            clinical.Done(**{**GOOD, "on": days[1], **last.get(name, {})}),
        ]

    steps = clinical.next_steps(
        person=PERSON,
        place="home",
        prescriptions=prescriptions(*since_days),
        recent={name: done(name) for name in NAMES},
        situation=clinical.Situation(usual_pain=2),
        today=TODAY,
        catalogue=CONTENT,
        **more,
    )
    assert [step.before.exercise for step in steps] == list(NAMES)
    return " ".join(step.kind for step in steps)


@pytest.mark.parametrize(
    ("since_days", "already", "expected"),
    [
        ((), 0, "up up same same same"),
        ((10, 10, 20, 15, 10), 0, "same same up up same"),  # those that waited longest go first
        ((), 1, "up same same same same"),
        ((), 2, "same same same same same"),
        ((), 5, "same same same same same"),
    ],
)
def test_at_most_two_go_up_in_a_day(since_days: tuple[int, ...], already: int, expected: str) -> None:
    assert kinds({}, *since_days, ups_already_today=already) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        # narrow_stance does not load the knee, so it may go up all the same
        ({"sit_to_stand": {"next_day_pain": 4}}, "down down down down up"),
        ({"sit_to_stand": {"lasted_over_a_day": True}}, "down down down down up"),
        ({"sit_to_stand": {"next_day_pain": 3}}, "same up up same same"),
        ({"sit_to_stand": {"pain": 7}}, "down up up same same"),
    ],
)
def test_a_joint_that_is_sore_the_next_day_eases_all_that_loads_it(
    last: dict[str, dict[str, object]], expected: str
) -> None:
    assert kinds(last) == expected


def test_what_has_eased_off_since_then_does_not_ease_off_again() -> None:
    steps = kinds({"sit_to_stand": {"next_day_pain": 4}}, 10, 0, 10, 10, 10)
    assert steps.split()[:3] == ["down", "up", "down"]


def test_a_waiting_step_says_why() -> None:
    found = clinical.next_steps(
        person=PERSON,
        place="home",
        prescriptions=prescriptions()[:1],
        recent={"sit_to_stand": [clinical.Done(**{**GOOD, "on": TODAY - timedelta(days=n)}) for n in (1, 3)]},
        situation=clinical.Situation(usual_pain=2),
        today=TODAY,
        catalogue=CONTENT,
        ups_already_today=2,
    )
    assert [reason.code for reason in found[0].reasons] == ["hold_limit"]
    assert found[0].to == found[0].before
