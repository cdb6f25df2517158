from fractions import Fraction
from typing import Any

import pytest

from rehabit.outcomes.vectors import Failed, Passed, Skipped, check_vector, check_vectors
from rehabit.outcomes.vectors.compare import agrees


def vector(**changes: Any) -> dict[str, Any]:
    return {"id": "v/1", "instrument": "PHQ-2", "answers": [1, 2], "expected": {"total": 3}} | changes


def test_names_match_in_any_case() -> None:
    assert check_vector(vector=vector(instrument="phq-2")) == Passed(vector="v/1", instrument="phq-2")


def test_what_is_not_here_is_skipped_with_its_reason() -> None:
    needs, left_out = check_vectors(vectors=[vector(needs="a table"), vector(instrument="SF-12v1")])
    assert needs == Skipped(vector="v/1", instrument="PHQ-2", reason="needs a table")
    assert left_out == Skipped(
        vector="v/1",
        instrument="SF-12v1",
        reason="deliberately not built: its weights and wording are licensed (QualityMetric)",
    )


def test_a_vector_runs_when_what_it_needs_is_here() -> None:
    assert isinstance(check_vector(vector=vector(needs="UK-2026")), Passed)


def test_an_instrument_nobody_knows_is_a_failure() -> None:
    found = check_vector(vector=vector(instrument="SF-99"))
    assert str(found) == "v/1: instrument expected SF-99, got no such instrument is known"


@pytest.mark.parametrize(
    ("instrument", "answers"),
    [
        ("ESCAPE-responder", {"before": 20}),
        ("ESCAPE-responder", [20, 17]),
        ("FFT", {"splendid": 3}),
        ("EQ-5D-5L/UK-2026", [1, 1, 1]),
        ("PHQ-2", None),
        ("NRS-PAIN", {"baseline": "much", "followup": 1}),
    ],
)
def test_answers_that_cannot_be_read_are_a_failure(instrument: str, answers: object) -> None:
    found = check_vector(vector=vector(instrument=instrument, answers=answers))
    assert isinstance(found, Failed)
    assert found.disagreements[0].name == "answers"


def test_a_group_without_answers_has_no_percentage() -> None:
    expected = {"pct_positive": None, "pct_negative": None}
    assert isinstance(check_vector(vector=vector(instrument="FFT", answers={}, expected=expected)), Passed)


def test_an_eq5d_profile_may_be_five_digits() -> None:
    profile = vector(instrument="EQ-5D-5L/UK-2026", answers="21231", expected={"index": 0.853})
    assert isinstance(check_vector(vector=profile), Passed)


def test_a_disagreement_is_one_line() -> None:
    found = check_vector(vector=vector(expected={"total": 4, "band": "negative"}))
    assert isinstance(found, Failed)
    assert str(found) == "v/1: total expected 4, got 3; band expected negative, got positive"


def test_a_result_nobody_knows_is_a_failure() -> None:
    found = check_vector(vector=vector(expected={"sum": 3}))
    assert isinstance(found, Failed)
    assert found.disagreements[0].found == "no result of this name"


def test_no_score_where_one_was_expected_is_a_failure_and_the_other_way_round() -> None:
    found = check_vector(vector=vector(answers=[1, None]))
    assert isinstance(found, Failed)
    assert found.disagreements[0].found == "no score"
    assert isinstance(check_vector(vector=vector(answers=[1, None], expected={"total": None})), Passed)
    assert isinstance(check_vector(vector=vector(expected={"total": None})), Failed)


def test_words_and_truth_values_need_a_score() -> None:
    missing = vector(answers=[1, None], expected={"band": None})
    assert isinstance(check_vector(vector=missing), Passed)
    unknown = vector(instrument="EVS", answers={"days": 3}, expected={"meets_150": False})
    assert isinstance(check_vector(vector=unknown), Passed)
    rounded = vector(instrument="PHQ-9", answers=[None] * 9, expected={"total_prorated_rounded": None})
    assert isinstance(check_vector(vector=rounded), Passed)


def test_a_table_is_expected_only_of_scores_that_have_one() -> None:
    found = check_vector(vector=vector(answers={"raw_sum": [0, 1]}, expected={"total": [0, 1]}))
    assert isinstance(found, Failed)
    assert found.disagreements[0].found == "no score"


def test_a_change_that_cannot_be_judged_has_no_number() -> None:
    zero = {"womac_function_baseline": 0, "womac_function_followup": 0}
    expected = {"pct_improvement": None, "responder_ge15": None, "responder_gt15": None}
    assert isinstance(
        check_vector(vector=vector(instrument="ESCAPE-responder", answers=zero, expected=expected)), Passed
    )
    pain = vector(
        instrument="NRS-PAIN",
        answers={"baseline": None, "followup": 3},
        expected={"change": None, "pct": None},
    )
    assert isinstance(check_vector(vector=pain), Passed)


@pytest.mark.parametrize(
    ("found", "expected", "rounding", "same"),
    [
        (Fraction("41.65"), 41.7, "1 dp, half up", True),
        (Fraction("41.64"), 41.7, "1 dp, half up", False),
        (Fraction("60.5"), 61, "integer, half up; and so on", True),
        (Fraction("57.35294"), 57.3529, "", True),
        (Fraction("57.3531"), 57.3529, "", False),
        (Fraction(1), True, "", False),
        (True, 1, "", False),
        ([Fraction(1), Fraction(2)], [1, 2], "", True),
        ([Fraction(1)], [1, 2], "", False),
        (Fraction(1), [1], "", False),
        (Fraction("0.0001"), 0, "to the whole", False),
    ],
)
def test_agreement_is_at_the_stated_precision(found: Any, expected: Any, rounding: str, same: bool) -> None:
    assert agrees(found=found, expected=expected, rounding=rounding) is same
