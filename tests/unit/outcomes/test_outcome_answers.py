from decimal import Decimal
from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.outcomes import Reason
from rehabit.outcomes.answers import exact, read_answers

PAIN = instruments.load("nrs-pain")


@pytest.mark.parametrize("written", [3, "3", " 3 ", 3.0, Decimal("3"), "3.0", Fraction(3)])
def test_the_same_answer_in_any_form(written: object) -> None:
    read = read_answers(instrument=PAIN, answers={"average": written})  # type: ignore[dict-item]
    assert read.values["average"] == 3
    assert read.problems == ()


@pytest.mark.parametrize("empty", [None, "", "   "])
def test_nothing_is_not_answered(empty: str | None) -> None:
    assert read_answers(instrument=PAIN, answers={"average": empty}).values["average"] is None


@pytest.mark.parametrize(
    ("answer", "reason", "words"),
    [
        ("three", Reason.NOT_A_NUMBER, "'three' is not a number"),
        (True, Reason.NOT_A_NUMBER, "True is not a number"),
        ("nan", Reason.NOT_A_NUMBER, "not a number"),
        ("1_0", Reason.NOT_A_NUMBER, "'1_0' is not a number"),
        ("1e999999999", Reason.NOT_A_NUMBER, "'1e999999999' is not a number"),
        (10**60, Reason.NOT_A_NUMBER, "more than 40 digits"),
        ("9" * 5000, Reason.NOT_A_NUMBER, "is not a number"),
        (float("inf"), Reason.NOT_A_NUMBER, "not a number"),
        (11, Reason.OUT_OF_RANGE, "11 is not an answer; it has to be a whole number from 0 to 10"),
        (-1, Reason.OUT_OF_RANGE, "-1 is not an answer"),
        ("2.5", Reason.OUT_OF_RANGE, "2.5 is not an answer"),
    ],
)
def test_a_wrong_answer_is_named_with_what_is_allowed(answer: object, reason: Reason, words: str) -> None:
    read = read_answers(instrument=PAIN, answers={"average": answer, "worst": 7})  # type: ignore[dict-item]
    (problem,) = read.problems
    assert problem.item == "average"
    assert problem.reason is reason
    assert words in problem.sentence
    assert problem.sentence.startswith("nrs-pain, item average")
    assert read.problem_with(["worst"]) is None
    assert read.problem_with(["worst", "average"]) == problem


def test_an_item_of_another_form_stops_everything() -> None:
    read = read_answers(instrument=PAIN, answers={"P1": 2})
    assert read.problem_with(["average"]) is not None
    assert "no item 'P1'" in read.problems[0].sentence


def test_a_list_of_the_wrong_length_stops_everything() -> None:
    read = read_answers(instrument=PAIN, answers=[1, 2, 3])
    assert read.problems[0].reason is Reason.WRONG_LENGTH
    assert "2 items but 3 answers" in read.problems[0].sentence


def test_the_answers_to_a_longer_form_are_taken_as_they_are() -> None:
    held = instruments.load("womac-from-koos")
    read = read_answers(instrument=held, answers={"P5": 1, "SP1": 4, "Q1": 0})
    assert read.problems == ()
    assert read.values["P5"] == 1
    assert "SP1" not in read.values


def test_a_decimal_is_exact_as_written() -> None:
    assert exact(0.1) == Fraction(1, 10)
    assert exact("27.2") == Fraction(136, 5)
    assert exact(1e-05) == Fraction(1, 100_000)
    assert exact("+.5") == Fraction(1, 2)
    with pytest.raises(ValueError, match="'x' is not a number"):
        exact("x")
