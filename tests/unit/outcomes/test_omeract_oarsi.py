import pytest

from rehabit.outcomes import NotEvaluable, Responded, omeract_oarsi, responder

BEFORE = {"pain": 60, "function": 60, "global": 60}


@pytest.mark.parametrize(
    ("after", "responded"),
    [
        ({"pain": 30, "function": 60, "global": 60}, True),  # pain by half and 30 points
        ({"pain": 60, "function": 30, "global": 60}, True),  # function by half
        ({"pain": 60, "function": 60, "global": 0}, False),  # global alone does not count
        ({"pain": 31, "function": 60, "global": 60}, False),  # not quite half, one domain
        ({"pain": 48, "function": 48, "global": 60}, True),  # two by 20 % and 12 points
        ({"pain": 48, "function": 60, "global": 48}, True),
        ({"pain": 49, "function": 48, "global": 60}, False),
        ({"pain": 90, "function": 90, "global": 90}, False),
    ],
)
def test_both_ways_to_respond(after: dict[str, int], responded: bool) -> None:
    assert responder("omeract-oarsi", BEFORE, after).responded is responded


def test_a_percentage_without_the_points_is_not_enough() -> None:
    low = {"pain": 30, "function": 30, "global": 30}
    assert omeract_oarsi(baseline=low, followup={"pain": 15, "function": 30, "global": 30}).responded is False
    assert omeract_oarsi(baseline=low, followup={"pain": 10, "function": 30, "global": 30}).responded is True


def test_a_domain_at_its_best_cannot_improve() -> None:
    found = omeract_oarsi(
        baseline={"pain": 0, "function": 0, "global": 50}, followup=dict.fromkeys(BEFORE, 0)
    )
    assert found.responded is False


def test_the_result_counts_the_domains() -> None:
    found = omeract_oarsi(baseline=BEFORE, followup={"pain": 40, "function": 40, "global": 40})
    assert isinstance(found, Responded)
    assert found.improvement == 3


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (BEFORE | {"global": None}, BEFORE, "no_baseline"),
        (BEFORE, {"pain": 10, "function": 10}, "no_followup"),
        (BEFORE, BEFORE | {"pain": 101}, "out_of_range"),
    ],
)
def test_all_three_domains_are_needed(before: dict[str, int], after: dict[str, int], reason: str) -> None:
    found = omeract_oarsi(baseline=before, followup=after)
    assert isinstance(found, NotEvaluable)
    assert found.reason == reason


def test_values_by_domain_are_only_for_this_rule() -> None:
    with pytest.raises(TypeError, match="escape-15 was asked"):
        responder("escape-15", BEFORE, BEFORE)
    with pytest.raises(TypeError, match="takes both that way"):
        responder("omeract-oarsi", BEFORE, 3)
