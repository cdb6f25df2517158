"""What worrying answers mean, and who may open the plan again (clinical content, section 8)."""

from datetime import date, timedelta

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 10, 12)
WORDS_OF_SIGN = {sign.id: sign.do for sign in CONTENT.stop_signs()}

LEVELS = {
    5: "chest_pain stroke_face_arm collapse sudden_breathless ces_saddle ces_bladder ces_bowel ces_sexual "
    "legs_weak hot_joint_ill cannot_bear_weight hip_fall self_harm",
    4: "dvt hot_joint shape_change cancer_history fever_back spine_fracture numb_foot palpitations "
    "bp_very_high hf_weight glucose_high copd_exac",
    3: "giving_way night_pain weight_loss long_stiffness bp_high glucose_helped_low fall_injury "
    "new_op_injection",
    2: "fever glucose_low",
}


def advice(yes: str = "", signs: str = "") -> clinical.Advice:
    return clinical.safety(yes=yes.split(), stop_signs=signs.split(), today=TODAY, catalogue=CONTENT)


@pytest.mark.parametrize(
    ("level", "name"), [(level, n) for level, names in LEVELS.items() for n in names.split()]
)
def test_each_question_alone(level: int, name: str) -> None:
    found = advice(name)
    assert found.level == level
    assert found.lock is not None
    assert found.lock.kind == ("plan_today" if level == 2 else "plan_until_cleared")
    assert found.lock.because == (name,)


def test_the_table_above_is_complete() -> None:
    listed = {name for names in LEVELS.values() for name in names.split()}
    assert listed == {question.id for question in CONTENT.safety_questions().questions}


@pytest.mark.parametrize(
    ("yes", "level", "cleared_by"),
    [
        ("", 0, None),
        # two or more of the cluster
        ("night_pain weight_loss", 4, "clinician"),
        ("night_pain giving_way", 3, "clinician"),
        ("giving_way long_stiffness", 3, "facilitator"),
        ("cancer_history night_pain", 4, "clinician"),
        # one of the cluster with leg weakness, bladder or bowel change
        ("night_pain legs_weak", 5, "clinician"),
        ("weight_loss ces_bladder", 5, "clinician"),
        ("numb_foot ces_bowel", 5, "clinician"),
        # the highest answer wins
        ("fever giving_way", 3, "facilitator"),
        ("giving_way chest_pain", 5, "clinician"),
        ("fever", 2, "self"),
    ],
)
def test_several_answers_together(yes: str, level: int, cleared_by: str | None) -> None:
    found = advice(yes)
    assert found.level == level
    assert (found.lock.cleared_by if found.lock else None) == cleared_by


@pytest.mark.parametrize(
    ("sign", "level", "locked"),
    [
        ("chest_pain", 5, True), ("breathless", 5, True), ("very_unwell", 5, True),
        ("faint", 4, True), ("racing_heart", 4, True),
        ("sharp_pain", 3, True), ("numb_or_weak", 3, True),
        ("pain_over_5", 2, False), ("low_glucose", 2, False),
    ],
)  # fmt: skip
def test_stop_signs_during_exercise(sign: str, level: int, locked: bool) -> None:
    found = advice(signs=sign)
    assert (found.level, found.lock is not None) == (level, locked)
    assert any(WORDS_OF_SIGN[sign] in text for text in found.texts)


def test_all_clear_says_carry_on() -> None:
    found = advice()
    assert (found.advice.label, found.texts, found.lock) == ("Carry on", (found.advice.text,), None)


def test_a_fever_brings_its_own_words() -> None:
    assert advice("fever").texts == (CONTENT.safety_questions().question("fever").text,)


@pytest.mark.parametrize("name", [n for names in LEVELS.values() for n in names.split()])
def test_the_person_is_never_given_a_diagnosis(name: str) -> None:
    question = CONTENT.safety_questions().question(name)
    found = advice(name)
    shown = " ".join([*found.texts, *(reason.plain for reason in found.reasons)])
    assert question.why not in shown
    assert any(question.why in reason.clinical for reason in found.reasons)


@pytest.mark.parametrize(
    ("cleared_by", "who", "written_advice", "code"),
    [
        ("self", "self", "", None),
        ("facilitator", "self", "", "not_yours_to_clear"),
        ("facilitator", "facilitator", "", None),
        ("clinician", "self", "my doctor says yes", "not_yours_to_clear"),
        ("clinician", "facilitator", "  ", "clinician_advice_needed"),
        ("clinician", "facilitator", "GP: leg checked, may go on", None),
        ("clinician", "clinician", "", None),
    ],
)
def test_who_may_clear_a_lock(cleared_by: str, who: str, written_advice: str, code: str | None) -> None:
    lock = clinical.Lock(kind="plan_until_cleared", since=TODAY, cleared_by=cleared_by, because=("x",))
    verdict = clinical.may_clear(lock=lock, who=who, clinician_advice=written_advice)
    assert (None if verdict else verdict.code) == code


def test_a_lock_for_today_ends_with_the_day_and_any_other_does_not() -> None:
    today_only, until = advice("fever").lock, advice("giving_way").lock
    assert today_only is not None
    assert until is not None
    tomorrow = TODAY + timedelta(days=1)
    assert today_only.holds(today=TODAY)
    assert not today_only.holds(today=tomorrow)
    assert until.holds(today=tomorrow)


@pytest.mark.parametrize(
    ("yes", "signs", "nearest"), [("chest_pian", "", "chest_pain"), ("", "faints", "faint")]
)
def test_an_unknown_answer_is_an_error_that_names_the_nearest(yes: str, signs: str, nearest: str) -> None:
    with pytest.raises(catalogue.UnknownContent, match=nearest):
        advice(yes, signs)
