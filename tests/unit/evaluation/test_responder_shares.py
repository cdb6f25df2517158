import pytest

from rehabit.evaluation import ShareEstimate, responder_shares
from rehabit.kernel import Proportion, Refusal
from rehabit.outcomes import Response, responder

RULE = "pain-2-points"


def responses(*pairs: tuple[int | None, int | None]) -> list[Response]:
    return [responder(RULE, before, after) for before, after in pairs]


def proportion(found: ShareEstimate | Refusal) -> Proportion:
    assert isinstance(found, ShareEstimate)
    return found.proportion


def test_three_views_of_the_missing_stand_beside_each_other() -> None:
    found = responder_shares(
        rule=RULE, responses=responses((7, 4), (7, 6), (6, 2), (5, None), (None, 3)), started=8
    )
    assert proportion(found.complete_case) == Proportion(count=2, total=3)
    assert proportion(found.worst_case) == Proportion(count=2, total=8)
    assert proportion(found.best_case) == Proportion(count=7, total=8)
    assert dict(found.missing) == {"no_answer": 3, "no_baseline": 1, "no_followup": 1}


def test_nobody_missing_leaves_one_view() -> None:
    found = responder_shares(rule=RULE, responses=responses((7, 4), (7, 6)), started=2)
    assert found.complete_case == found.worst_case == found.best_case
    assert dict(found.missing) == {}


def test_nobody_judged_is_a_refusal_but_the_worst_case_stands() -> None:
    found = responder_shares(rule=RULE, responses=[], started=4)
    assert isinstance(found.complete_case, Refusal)
    assert proportion(found.worst_case) == Proportion(count=0, total=4)


def test_more_people_than_started_is_an_error() -> None:
    with pytest.raises(ValueError, match="2 people were judged but only 1 started"):
        responder_shares(rule=RULE, responses=responses((7, 4), (7, 6)), started=1)


def test_two_rules_are_not_mixed() -> None:
    with pytest.raises(ValueError, match="pain-30 cannot be counted under pain-2-points"):
        responder_shares(rule=RULE, responses=[responder("pain-30", 7, 4)], started=1)
