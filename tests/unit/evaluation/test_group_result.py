import pytest

from rehabit.evaluation import GroupResult, MeanChange, ShareEstimate, group_result
from rehabit.kernel import Refusal
from rehabit.outcomes import NotScored, Score, score


def pain(value: int | None, about: str = "left knee") -> Score | NotScored:
    return score("nrs-pain", {"average": value}, about=about)["average"]


def test_change_and_responders_are_of_the_same_people() -> None:
    found = group_result(
        pairs=[
            (pain(7), pain(4)),
            (pain(6, "right hip"), pain(6, "right hip")),
            (pain(8), None),
            (pain(5), pain(None)),
            (None, None),
        ],
        rule="pain-2-points",
    )
    assert isinstance(found, GroupResult)
    assert isinstance(found.change, MeanChange)
    assert (found.change.n, found.change.n_started) == (2, 5)
    assert found.change.mean_change == -1.5
    assert found.improved_by == 1.5
    assert isinstance(found.responders.worst_case, ShareEstimate)
    assert str(found.responders.worst_case.proportion) == "1 of 5"
    assert dict(found.responders.missing) == {"no_answer": 1, "no_followup": 2}
    assert (found.instrument, found.scale, found.title) == ("nrs-pain", "average", "Average pain")


def test_higher_can_be_better() -> None:
    stands = [score("chair-stand-30s", {"stands": count})["stands"] for count in (8, 11)]
    found = group_result(pairs=[(stands[0], stands[1])], rule="chair-stand-2")
    assert isinstance(found, GroupResult)
    assert found.improved_by == 3


def test_nobody_measured_twice_has_responders_views_but_no_change() -> None:
    found = group_result(pairs=[(pain(7), None)], rule="pain-2-points")
    assert isinstance(found, GroupResult)
    assert isinstance(found.change, Refusal)
    assert isinstance(found.improved_by, Refusal)
    assert isinstance(found.responders.worst_case, ShareEstimate)


def test_a_scale_without_a_better_end_is_neither() -> None:
    answer = score("fft", [1])["experience"]
    found = group_result(pairs=[(answer, answer)], rule="pain-2-points")
    assert isinstance(found, GroupResult)
    assert isinstance(found.improved_by, Refusal)
    assert found.improved_by.code == "no_better_end"
    assert dict(found.responders.missing) == {"wrong_scale": 1}


@pytest.mark.parametrize("pairs", [[], [(None, None)], [(pain(None), None)]])
def test_no_scores_at_all_are_a_refusal(pairs: list[tuple[Score | NotScored | None, None]]) -> None:
    found = group_result(pairs=pairs, rule="pain-2-points")
    assert isinstance(found, Refusal)
    assert found.code == "nothing_scored"


def test_scores_of_different_kinds_are_not_one_result() -> None:
    worst = score("nrs-pain", {"worst": 7})["worst"]
    found = group_result(pairs=[(pain(7), pain(4)), (worst, worst)], rule="pain-2-points")
    assert isinstance(found, Refusal)
    assert found.code == "mixed_scores"
    assert "nrs-pain 1 average and nrs-pain 1 worst" in found.sentence
