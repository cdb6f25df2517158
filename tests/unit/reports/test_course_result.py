"""The result of eight people, against numbers worked out by hand."""

from fractions import Fraction

import pytest

from rehabit.evaluation import MeanChange, ShareEstimate
from rehabit.kernel import Refusal
from rehabit.outcomes import Score, score
from rehabit.reports import REPORTED, Course, course_result

PAIN = "nrs-pain/average"
BEFORE = (6, 7, 5, 8, 6, 4, 7, 5)
AFTER = (4, 6, 3, 5, 6, 1, None, 4)


def pain(value: int | None) -> dict[str, object]:
    return (
        {} if value is None else {PAIN: score("nrs-pain", {"average": value}, about="left knee")["average"]}
    )


def eight() -> list[Course]:
    """Eight who started, six of whom completed; one was not measured at the end."""
    return [
        Course(offered=True, started=True, completed=number < 6, before=pain(before), after=pain(after))
        for number, (before, after) in enumerate(zip(BEFORE, AFTER, strict=True))
    ]


def of(result, key):
    return next(measure for measure in result.measures if measure.reported.key == key)


def test_the_flow_counts_each_stage_within_an_earlier_one():
    not_started = [
        Course(offered=True, started=False, completed=False),
        Course(offered=False, started=False, completed=False),
    ]
    flow = course_result(courses=[*eight(), *not_started]).flow
    assert (flow.referred, flow.offered, flow.started, flow.completed, flow.measured) == (10, 9, 8, 6, 7)


def test_the_change_is_of_the_seven_who_have_both():
    """Changes −2 −1 −2 −3 0 −3 −1: sum −12, mean −12/7; squares 28, variance (28 − 144/7) / 6."""
    measure = of(course_result(courses=eight()), PAIN)
    change = measure.change
    assert isinstance(change, MeanChange)
    assert (measure.n, measure.missing, change.n_before, change.n_after) == (7, 1, 8, 7)
    assert change.mean_before == pytest.approx(41 / 7)
    assert change.mean_after == pytest.approx(29 / 7)
    assert change.mean_change == pytest.approx(-12 / 7)
    assert change.sd_change == pytest.approx(((28 - 144 / 7) / 6) ** 0.5)
    half = 2.446911851144969 * ((28 - 144 / 7) / 6 / 7) ** 0.5  # t with 6 degrees of freedom
    assert (change.interval.low, change.interval.high) == pytest.approx((-12 / 7 - half, -12 / 7 + half))


def test_the_share_improved_is_of_those_judged_and_in_the_worst_case_of_all_who_started():
    """Four were better by 2 points or more: 4 of 7, in the worst case 4 of 8."""
    shares = of(course_result(courses=eight()), PAIN).responders
    assert isinstance(shares.complete_case, ShareEstimate)
    assert str(shares.complete_case.proportion) == "4 of 7"
    assert str(shares.worst_case.proportion) == "4 of 8"
    low, high = shares.complete_case.interval.low, shares.complete_case.interval.high
    assert (low, high) == pytest.approx((0.2504583645, 0.8417801447))
    low, high = shares.worst_case.interval.low, shares.worst_case.interval.high
    assert (low, high) == pytest.approx((0.2152160622, 0.7847839378))
    assert dict(shares.missing) == {"no_followup": 1}


def test_a_score_that_could_not_be_given_is_missing_and_never_zero():
    unscored = {"phq-4/total": score("phq-4", {"1": 1})["total"]}
    scored = {"phq-4/total": score("phq-4", {"1": 1, "2": 1, "3": 0, "4": 2})["total"]}
    course = Course(offered=True, started=True, completed=True, before=unscored, after=scored)
    measure = of(course_result(courses=[course]), "phq-4/total")
    assert isinstance(measure.change, Refusal)
    assert (measure.n, measure.missing) == (0, 1)
    assert not course.measured


def test_only_measures_with_a_published_rule_have_a_share():
    result = course_result(courses=eight())
    assert {m.reported.key for m in result.measures if m.responders} == {
        "rand-36-pf/physical_functioning",
        "nrs-pain/average",
        "chair-stand-30s/stands",
    }


def test_nobody_measured_twice_is_too_early():
    courses = [Course(offered=True, started=True, completed=False, before=pain(5), outside=2)]
    result = course_result(courses=courses)
    assert result.too_early
    assert result.outside == 2
    assert not course_result(courses=eight()).too_early


def test_every_reported_measure_is_a_score_of_the_catalogue():
    assert len({reported.key for reported in REPORTED}) == len(REPORTED)
    for reported in REPORTED:
        assert reported.score_rule.high > reported.score_rule.low
        assert reported.per_joint == (reported.instrument == "nrs-pain")


def test_scores_enter_exactly():
    third = score("rand-36-pf", {str(i): 1 + (i % 3) for i in range(3, 12)})["physical_functioning"]
    assert isinstance(third, Score)
    assert third.value == Fraction(50)
