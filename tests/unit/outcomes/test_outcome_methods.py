"""The calculations that no table can express: EQ-5D, IPAQ, WPAI, STarT Back, and the group test of
experience."""

from fractions import Fraction

import pytest

from rehabit.kernel import Proportion, Refusal
from rehabit.outcomes import (
    NotScored,
    Reason,
    Score,
    friends_and_family,
    one_value_set,
    quality_adjusted_years,
    score,
    womac_function_of_adl,
)

PROFILE = {"mo": 2, "sc": 1, "ua": 2, "pd": 3, "ad": 1}


def index(value_set: str | None = None) -> Score:
    found = score("eq-5d-5l", PROFILE, value_set=value_set)["index"]
    assert isinstance(found, Score)
    return found


def test_an_index_is_stamped_with_its_value_set() -> None:
    assert (index().value, index().stamp.value_set) == (Fraction("0.853"), "uk-2026")
    assert index("uk-crosswalk-2012").value == Fraction("0.710")
    assert index("uk-crosswalk-2012").stamp.value_set == "uk-crosswalk-2012"


@pytest.mark.parametrize(
    ("asked", "words"), [("uk-3l-mvh", "is not a value set for"), ("nice-dsu-5l-3l", "NICE DSU")]
)
def test_a_value_set_that_is_not_there_is_no_score(asked: str, words: str) -> None:
    found = score("eq-5d-5l", PROFILE, value_set=asked, age=70, sex="female")["index"]
    assert isinstance(found, NotScored)
    assert found.reason is Reason.NO_VALUE_SET
    assert found.stamp.value_set == asked
    assert words in found.sentence


def test_a_missing_dimension_is_no_index_but_the_thermometer_stands() -> None:
    found = score("eq-5d-5l", PROFILE | {"ad": None, "vas": 70})
    assert found["index"].reason is Reason.TOO_FEW_ITEMS
    assert found["index"].n_answered == 4
    assert found["vas"].value == 70


def test_value_sets_are_never_mixed() -> None:
    assert one_value_set(scores=[index(), index()]) == "uk-2026"
    mixed = one_value_set(scores=[index(), index("england-2018")])
    assert isinstance(mixed, Refusal)
    assert mixed.code == "mixed_value_sets"
    empty = one_value_set(scores=[])
    assert isinstance(empty, Refusal)
    assert empty.code == "no_scores"


def week(**answers: int | None) -> dict[str, int | None]:
    kinds = ("vigorous", "moderate", "walk")
    return {f"{kind}_{unit}": 0 for kind in kinds for unit in ("days", "minutes")} | answers


@pytest.mark.parametrize(
    ("answers", "band"),
    [
        (week(), "low"),
        (week(vigorous_days=3, vigorous_minutes=63), "high"),  # 1,512 MET-minutes
        (week(vigorous_days=3, vigorous_minutes=20), "moderate"),
        (week(vigorous_days=2, vigorous_minutes=90), "low"),  # 1,440, on two days only
        (week(moderate_days=2, moderate_minutes=30, walk_days=3, walk_minutes=30), "moderate"),
        (week(moderate_days=5, moderate_minutes=29), "low"),  # 580
        (
            week(moderate_days=5, moderate_minutes=29, walk_days=1, walk_minutes=20),
            "moderate",
        ),  # 646 on 6 days
        (week(walk_days=7, walk_minutes=130), "high"),  # 3,003
        (week(walk_days=7, walk_minutes=9), "low"),  # bouts under 10 minutes do not count
    ],
)
def test_activity_levels(answers: dict[str, int | None], band: str) -> None:
    found = score("ipaq-sf", answers)["category"]
    assert isinstance(found, Score)
    assert found.band == band


def test_long_days_are_cut_and_impossible_days_refused() -> None:
    long = score("ipaq-sf", week(walk_days=2, walk_minutes=300))
    assert long["met_walk"].value == Fraction(33, 10) * 2 * 180
    impossible = score("ipaq-sf", week(walk_days=2, walk_minutes=600, moderate_days=1, moderate_minutes=400))
    assert {found.reason for found in impossible.values()} == {Reason.NOT_EVALUABLE}
    assert impossible["met_total"].value is None


def test_half_a_pair_is_missing_and_the_other_kinds_stand() -> None:
    found = score("ipaq-sf", week(walk_days=3, walk_minutes=None, moderate_days=1, moderate_minutes=30))
    assert found["met_walk"].reason is Reason.TOO_FEW_ITEMS
    assert found["met_moderate"].value == 120
    assert found["met_vigorous"].value == 0
    assert found["met_total"].reason is Reason.TOO_FEW_ITEMS
    assert found["category"].reason is Reason.TOO_FEW_ITEMS


@pytest.mark.parametrize(
    ("answers", "absent", "impaired", "overall"),
    [
        ({"q1": 1, "q2": 4, "q4": 36, "q5": 3}, 10, 30, 37),
        ({"q1": 0, "q6": 4}, Reason.NOT_EVALUABLE, Reason.NOT_EVALUABLE, Reason.NOT_EVALUABLE),
        ({"q1": 1, "q2": 0, "q4": 0, "q5": 3}, *[Reason.NOT_EVALUABLE] * 3),
        ({"q1": 1, "q2": 40, "q4": 0, "q5": 0}, 100, Reason.NOT_EVALUABLE, Reason.NOT_EVALUABLE),
        ({"q1": 1, "q4": 36, "q5": 3}, Reason.TOO_FEW_ITEMS, 30, Reason.TOO_FEW_ITEMS),
        ({"q1": 1, "q2": 4, "q4": 36}, 10, Reason.TOO_FEW_ITEMS, Reason.TOO_FEW_ITEMS),
    ],
)
def test_work(answers: dict[str, int], absent: object, impaired: object, overall: object) -> None:
    found = score("wpai", answers)
    names = ("absenteeism_pct", "presenteeism_pct", "overall_work_impairment_pct")
    results = [found[name].reason if found[name].value is None else found[name].value for name in names]
    assert results == [absent, impaired, overall]


@pytest.mark.parametrize(
    ("answers", "band"),
    [
        ([1, 1, 1, 0, 0, 0, 0, 0, 2], "low"),
        ([1, 0, 0, 0, 1, 1, 1, 0, 2], "medium"),
        ([0, 0, 0, 0, 1, 1, 1, 0, 3], "high"),
        ([1, 1, 1, 1, 1, 1, 1, 0, 0], "medium"),
    ],
)
def test_back_risk_groups(answers: list[int], band: str) -> None:
    found = score("start-back", answers)["risk"]
    assert isinstance(found, Score)
    assert found.band == band


def test_back_risk_needs_both_parts() -> None:
    found = score("start-back", [None, 1, 1, 1, 1, 1, 1, 1, 4])
    assert found["psychosocial"].value == 5
    assert found["risk"].reason is Reason.TOO_FEW_ITEMS
    assert found["risk"].n_answered == 1


def test_experience_is_a_share_of_all_answers() -> None:
    found = friends_and_family(answers=["very_good", "good", "dont_know", "poor"])
    assert found.positive == Proportion(count=2, total=4)
    assert found.negative == Proportion(count=1, total=4)
    assert isinstance(friends_and_family(answers=[]).positive.share, Refusal)
    with pytest.raises(ValueError, match="excellent"):
        friends_and_family(answers=["excellent"])


def test_area_under_utilities() -> None:
    assert quality_adjusted_years(months=[0, 1.5, 6], utilities=[0.6, 0.7, 0.66]) == Fraction("0.33625")
    with pytest.raises(ValueError, match="2 times and 1 utilities"):
        quality_adjusted_years(months=[0, 6], utilities=[0.6])
    with pytest.raises(ValueError, match="rise"):
        quality_adjusted_years(months=[0, 6, 6], utilities=[0.6, 0.6, 0.7])


def test_function_of_a_kept_score_only_when_it_was_whole() -> None:
    assert womac_function_of_adl(adl=Fraction(60), n_answered=17) == Fraction("27.2")
    partly = womac_function_of_adl(adl=Fraction(60), n_answered=16)
    assert isinstance(partly, Refusal)
    assert partly.code == "not_whole"
