"""When a dose goes up, stays, or comes down (clinical content, section 6)."""

from datetime import date, timedelta

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 10, 12)
BANDS = clinical.Bands(strength="B", balance="C", pain="mid")
GOOD = {"full_dose": True, "pain": 2, "effort": 4, "in_control": True, "next_day_pain": 2}


def person(**more: object) -> clinical.Person:
    known = {
        "area": "knee",
        "bands": BANDS,
        "confidence": {"sit_to_stand": 8},
        "started_on": date(2026, 9, 1),
    }
    return clinical.Person(**{**known, **more})


def prescription(level: int = 2, since: int = 10, **dose: int) -> clinical.Prescription:
    return clinical.Prescription(
        exercise="sit_to_stand",
        level=level,
        dose=clinical.Dose(**(dose or {"sets": 2, "reps": 8})),
        since=TODAY - timedelta(days=since),
        effort=(4, 6),
    )


def sessions(*told: dict[str, object]) -> list[clinical.Done]:
    days = range(2 * len(told) - 1, 0, -2)
    told_on = [TODAY - timedelta(days=day) for day in days]
    return [clinical.Done(**{"on": on, **GOOD, **one}) for on, one in zip(told_on, told, strict=True)]


def stepped(
    *told: dict[str, object], now: clinical.Prescription | None = None, **more: object
) -> clinical.Step:
    situation = {"usual_pain": 3, **more.pop("situation", {})}
    return clinical.next_step(
        person=more.pop("person", person()),
        place="home",
        prescription=now or prescription(),
        recent=sessions(*told),
        situation=clinical.Situation(**situation),
        today=TODAY,
        catalogue=CONTENT,
    )


def shown(step: clinical.Step) -> str:
    return f"{step.kind}: level {step.to.level}, {step.to.dose}"


@pytest.mark.parametrize(
    ("level", "dose", "expected"),
    [
        # repetitions by 2 to 12, then a third set, then the next level at the start dose
        (2, (2, 8), "up: level 2, 2 sets of 10"),
        (2, (2, 10), "up: level 2, 2 sets of 12"),
        (2, (2, 12), "up: level 2, 3 sets of 12"),
        (2, (3, 12), "up: level 3, 2 sets of 8"),
        (5, (3, 12), "same: level 5, 3 sets of 12"),
        # below the start dose, first back to it
        (1, (1, 8), "up: level 1, 2 sets of 8"),
        (1, (2, 6), "up: level 1, 2 sets of 8"),
    ],
)
def test_two_good_sessions_take_one_step_up_the_ladder(
    level: int, dose: tuple[int, int], expected: str
) -> None:
    step = stepped({}, {}, now=prescription(level, sets=dose[0], reps=dose[1]))
    assert shown(step) == expected
    assert step.needs_decision is (step.kind == "up"), "a person decides about more"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ([{}], "hold_few"),
        ([{}, {"full_dose": False}], "hold_not_full"),
        ([{}, {"pain": 4}], "hold_pain"),
        ([{"pain": 5}, {}], "hold_pain"),
        ([{}, {"next_day_pain": 4}], "hold_next_day"),
        ([{"lasted_over_a_day": True}, {}], "hold_next_day"),
        ([{}, {"effort": 5}], "hold_effort"),
        ([{"in_control": False}, {}], "hold_control"),
        ([{}, {"pain": None}], "hold_not_told"),
        ([{}, {"effort": None}], "hold_not_told"),
        ([{}, {"in_control": None}], "hold_not_told"),
    ],
)
def test_one_thing_missing_keeps_the_dose(told: list[dict[str, object]], code: str) -> None:
    step = stepped(*told)
    assert shown(step) == "same: level 2, 2 sets of 8"
    assert code in [reason.code for reason in step.reasons]


@pytest.mark.parametrize(
    ("last", "open_gate"),
    [
        ({"pain": 3}, True),  # amber, but no higher than the usual 3
        ({"pain": 4}, False),
        ({"effort": 6, "spare_reps": 2}, True),
        ({"effort": 6, "spare_reps": 1}, False),
        ({"next_day_pain": None}, True),  # the next-day question is optional
    ],
)
def test_what_still_counts_as_a_good_session(last: dict[str, object], open_gate: bool) -> None:
    assert (stepped({}, last).kind == "up") is open_gate


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"situation": {"flare": True}}, "hold_flare"),
        ({"situation": {"new_safety_answer": True}}, "hold_new_answer"),
        ({"person": person(confidence={"sit_to_stand": 6})}, "hold_not_sure"),
        ({"person": person(confidence={})}, "hold_not_told"),
    ],
)
def test_a_good_week_still_waits_for_these(more: dict[str, object], code: str) -> None:
    step = stepped({}, {}, **more)
    assert (step.kind, [reason.code for reason in step.reasons]) == ("same", [code])


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ({"pain": 6}, ["down_red"]),
        ({"next_day_pain": 5}, ["down_next_day"]),
        ({"lasted_over_a_day": True}, ["down_lasted"]),
        ({"effort": 8}, ["down_effort"]),
        ({"in_control": False}, ["down_form"]),
        ({"pain": 9, "effort": 9}, ["down_red", "down_effort"]),
    ],
)
def test_a_setback_takes_one_step_down_at_once(last: dict[str, object], codes: list[str]) -> None:
    step = stepped({}, last, now=prescription(2, sets=2, reps=10))
    assert shown(step) == "down: level 2, 2 sets of 8"
    assert [reason.code for reason in step.reasons] == codes
    assert not step.needs_decision


def test_pain_that_creeps_up_over_three_sessions_takes_a_step_down_though_each_was_amber() -> None:
    step = stepped({"pain": 3}, {"pain": 4}, {"pain": 5})
    assert (step.kind, [reason.code for reason in step.reasons]) == ("down", ["down_rising"])


@pytest.mark.parametrize(
    ("level", "dose", "expected"),
    [
        (3, (3, 12), "down: level 3, 2 sets of 12"),
        (3, (2, 12), "down: level 3, 2 sets of 10"),
        (3, (2, 8), "down: level 2, 2 sets of 8"),
        (1, (2, 8), "down: level 1, 1 set of 8"),
        (1, (1, 8), "down: level 1, 1 set of 6"),
        (1, (1, 6), "down: level 1, 1 set of 4"),
        (1, (1, 4), "pause: level 1, 1 set of 4"),
    ],
)
def test_the_way_down_the_ladder(level: int, dose: tuple[int, int], expected: str) -> None:
    step = stepped({}, {"pain": 7}, now=prescription(level, sets=dose[0], reps=dose[1]))
    assert shown(step) == expected
    assert step.tell_facilitator is (step.kind == "pause")


@pytest.mark.parametrize(
    ("days", "expected", "ask"),
    [
        (6, "same: level 3, 3 sets of 10", False),
        (7, "lighter: level 3, 2 sets of 10", False),
        (13, "lighter: level 3, 2 sets of 10", False),
        (14, "down: level 2, 2 sets of 8", True),
        (40, "down: level 2, 2 sets of 8", True),
    ],
)
def test_coming_back_after_days_away(days: int, expected: str, ask: bool) -> None:
    step = stepped(now=prescription(3, since=days, sets=3, reps=10))
    assert shown(step) == expected
    assert step.ask_safety is ask
    assert step.sessions == (1 if step.kind == "lighter" else None)


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        ({"ill": True}, "pause: level 2, 2 sets of 8"),
        ({"well_since": TODAY}, "pause: level 2, 2 sets of 8"),
        ({"well_since": TODAY - timedelta(days=1)}, "pause: level 2, 2 sets of 8"),
        ({"well_since": TODAY - timedelta(days=2)}, "lighter: level 2, 1 set of 8"),
    ],
)
def test_after_an_illness_with_fever(situation: dict[str, object], expected: str) -> None:
    assert shown(stepped(situation=situation)) == expected


def test_half_dose_lasts_two_sessions_after_an_illness() -> None:
    well = {"well_since": TODAY - timedelta(days=4)}
    assert stepped(situation=well).sessions == 2
    assert stepped({}, situation=well).sessions == 1
    assert stepped({}, {}, situation=well).kind == "up"


def test_four_weeks_of_good_adherence_without_a_step_up_reach_the_facilitator() -> None:
    step = stepped(*[{"effort": 5}] * 8, now=prescription(since=28))
    assert (step.kind, step.tell_facilitator) == ("same", True)
    assert not stepped(*[{"effort": 5}] * 7, now=prescription(since=28)).tell_facilitator
    assert not stepped(*[{"effort": 5}] * 8, now=prescription(since=27)).tell_facilitator


def test_spare_repetitions_at_the_top_suggest_a_little_load() -> None:
    top = prescription(5, sets=3, reps=12)
    codes = [reason.code for reason in stepped({"spare_reps": 2}, {"spare_reps": 3}, now=top).reasons]
    assert codes == ["hold_top", "add_load"]
    assert [reason.code for reason in stepped({}, {"spare_reps": 3}, now=top).reasons] == ["hold_top"]
