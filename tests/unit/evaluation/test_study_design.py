import pytest

from rehabit.evaluation.design import (
    Clusters,
    Design,
    power_of_means,
    size_for_means,
    size_for_shares,
    visible_difference,
)
from rehabit.kernel import Refusal

PRACTICES = Clusters(size=8, correlation=0.05, variation=0.3)


def designed(found: Design | Refusal) -> Design:
    assert isinstance(found, Design)
    return found


def test_the_size_is_the_fewest_that_reach_the_power() -> None:
    found = designed(size_for_means(difference=3.33, sd=11, power=0.8))
    below = power_of_means(people_an_arm=found.people_an_arm - 1, difference=3.33, sd=11)
    assert below < 0.8 <= found.power


def test_clusters_need_more_people_and_adjustment_fewer() -> None:
    alone = designed(size_for_means(difference=4, sd=11))
    grouped = designed(size_for_means(difference=4, sd=11, clusters=PRACTICES))
    adjusted = designed(size_for_means(difference=4, sd=11, clusters=PRACTICES, explained=0.4))
    assert alone.people_an_arm < grouped.people_an_arm
    assert adjusted.people_an_arm < grouped.people_an_arm
    assert grouped.clusters_an_arm is not None
    assert grouped.people_an_arm == 8 * grouped.clusters_an_arm
    assert grouped.design_effect == pytest.approx(1 + (1.09 * 8 - 1) * 0.05)


def test_shares_in_clusters_get_one_more_cluster() -> None:
    alone = designed(size_for_shares(first=0.61, second=0.34))
    grouped = designed(size_for_shares(first=0.61, second=0.34, clusters=PRACTICES))
    assert alone.people_an_arm == 67
    assert grouped.clusters_an_arm == 13
    assert alone.power >= 0.9
    assert grouped.power > 0.9


def test_certain_shares_need_hardly_anybody() -> None:
    found = designed(size_for_shares(first=1, second=0))
    assert (found.people_an_arm, found.power) == (1, 1)


def test_what_a_site_could_have_seen_has_the_power_asked_for() -> None:
    for clusters in (None, PRACTICES):
        found = visible_difference(people_an_arm=40, sd=11, clusters=clusters)
        assert isinstance(found, float)
        power = power_of_means(people_an_arm=40, difference=found, sd=11, clusters=clusters)
        assert power == pytest.approx(0.8, abs=1e-9)


def test_no_difference_is_found_as_often_as_the_level_says() -> None:
    assert power_of_means(people_an_arm=30, difference=0, sd=2) == pytest.approx(0.05, abs=1e-7)
    assert power_of_means(people_an_arm=2_000_000, difference=0, sd=2) == pytest.approx(0.05, abs=1e-7)


def test_one_cluster_an_arm_shows_nothing() -> None:
    assert power_of_means(people_an_arm=8, difference=50, sd=1, clusters=PRACTICES) == 0
    found = visible_difference(people_an_arm=12, sd=1, clusters=PRACTICES)
    assert isinstance(found, Refusal)
    assert found.code == "too_few_clusters"


def test_a_difference_of_nothing_is_out_of_reach() -> None:
    for found in (size_for_means(difference=0.001, sd=11), size_for_shares(first=0.4, second=0.4)):
        assert isinstance(found, Refusal)
        assert found.code == "out_of_reach"


@pytest.mark.parametrize("wrong", [{"size": 0.5, "correlation": 0.1}, {"size": 5, "correlation": 1}])
def test_clusters_that_cannot_be(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="cannot be: size is 1 or more"):
        Clusters(**wrong)


def test_designs_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="1 people an arm"):
        power_of_means(people_an_arm=1, difference=1, sd=1)
    with pytest.raises(ValueError, match="Shares lie between 0 and 1"):
        size_for_shares(first=1.2, second=0)
