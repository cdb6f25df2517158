from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.responder_rules import Edge, UnknownRule
from rehabit.outcomes import NotEvaluable, NotResponded, Responded, Score, responder, rules_for, score


def stands(count: int, **stamp: str) -> Score:
    found = score("chair-stand-30s", {"stands": count})["stands"]
    assert isinstance(found, Score)
    return replace(found, stamp=replace(found.stamp, **stamp))


def test_the_result_carries_what_was_used() -> None:
    found = responder("escape-15", 20, 17)
    assert isinstance(found, Responded)
    assert (found.improvement, found.threshold, found.edge) == (15, 15, Edge.AT_LEAST)
    assert found.on_the_edge
    assert found.responded is True


def test_the_edge_can_be_turned() -> None:
    found = responder("escape-15", 20, 17, edge="more_than")
    assert isinstance(found, NotResponded)
    assert found.edge is Edge.MORE_THAN
    assert found.responded is False


def test_the_threshold_can_be_set() -> None:
    assert responder("escape-15", 20, 17, threshold=Decimal("15.1")).responded is False
    assert responder("pain-2-points", 7, 4, threshold=4).responded is False


def test_getting_worse_is_a_negative_improvement() -> None:
    found = responder("pain-2-points", 4, 7)
    assert isinstance(found, NotResponded)
    assert found.improvement == -3


def test_higher_is_better_where_the_scale_says_so() -> None:
    found = responder("chair-stand-2", stands(8), stands(10))
    assert isinstance(found, Responded)
    assert found.improvement == 2
    assert responder("chair-stand-2", stands(10), stands(8)).responded is False


def test_a_percentage_is_of_the_distance_from_the_best_value() -> None:
    found = responder("function-15", 60, 66)
    assert isinstance(found, Responded)
    assert found.improvement == 15


def test_a_baseline_at_the_best_value_is_not_evaluable() -> None:
    for rule, before, after in (("escape-15", 0, 0), ("function-15", 100, 90), ("pain-30", 0, 5)):
        found = responder(rule, before, after)
        assert isinstance(found, NotEvaluable)
        assert found.reason == "baseline_at_best"
        assert found.responded is None


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [(None, 4, "no_baseline"), (7, None, "no_followup"), (None, None, "no_baseline")],
)
def test_a_missing_measurement_is_named(before: int | None, after: int | None, reason: str) -> None:
    found = responder("pain-30", before, after)
    assert isinstance(found, NotEvaluable)
    assert found.reason == reason


def test_a_score_that_could_not_be_given_says_why() -> None:
    unscored = score("rand-36-pf", {"3": 1})["physical_functioning"]
    found = responder("function-15", unscored, 60)
    assert isinstance(found, NotEvaluable)
    assert "needs at least 5 of 10 answers" in found.sentence


def test_a_rule_refuses_a_scale_it_does_not_name() -> None:
    found = responder("escape-15", stands(8), stands(10))
    assert isinstance(found, NotEvaluable)
    assert found.reason == "wrong_scale"
    assert "chair-stand-30s/stands" in found.sentence


@pytest.mark.parametrize("difference", [{"about": "left"}, {"version": "2"}, {"value_set": "x"}])
def test_scores_of_different_kinds_are_not_compared(difference: dict[str, str]) -> None:
    found = responder("chair-stand-2", stands(8), stands(10, **difference))
    assert isinstance(found, NotEvaluable)
    assert found.reason == "not_comparable"


def test_an_older_engine_does_not_stop_a_comparison() -> None:
    assert responder("chair-stand-2", stands(8, engine="0"), stands(10)).responded is True


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(UnknownRule, match="no-such-rule"):
        responder("no-such-rule", 1, 2)


def test_rules_for_a_scale_are_the_named_ones_and_the_published_changes() -> None:
    rules = rules_for(instrument=instruments.load("nrs-pain"), scale="average")
    assert [rule.id for rule in rules] == [
        "pain-2-points",
        "pain-30",
        "pain-50",
        "mic:nrs-pain/average/2",
        "mic:nrs-pain/average/30%",
    ]
    assert responder(rules[3], 7, 5).responded is True
    assert responder(rules[4], 10, Fraction(71, 10)).responded is False
    higher = rules_for(instrument=instruments.load("koos"), scale="qol")
    assert responder(higher[0], 40, 48).responded is True
