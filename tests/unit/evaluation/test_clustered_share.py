import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.evaluation import ClusteredShare, ShareEstimate, clustered_share, wilson
from rehabit.evaluation.clustered_share import intraclass_correlation
from rehabit.kernel import Proportion, Refusal

cluster = st.integers(0, 40).flatmap(
    lambda total: st.integers(0, total).map(lambda count: Proportion(count=count, total=total))
)


def shares(*pairs: tuple[int, int]) -> list[Proportion]:
    return [Proportion(count=count, total=total) for count, total in pairs]


def found(*pairs: tuple[int, int]) -> ClusteredShare:
    result = clustered_share(clusters=shares(*pairs))
    assert isinstance(result, ClusteredShare)
    return result


@given(st.lists(cluster, min_size=2, max_size=12))
def test_the_interval_holds_the_share_and_is_never_narrower_than_without_clusters(
    clusters: list[Proportion],
) -> None:
    result = clustered_share(clusters=clusters)
    if isinstance(result, Refusal):
        assert sum(1 for one in clusters if one.total) < 2
        return
    plain = wilson(proportion=result.proportion)
    assert isinstance(plain, ShareEstimate)
    assert 0 <= result.interval.low <= result.share <= result.interval.high <= 1
    assert result.interval.high - result.interval.low >= plain.interval.high - plain.interval.low - 1e-12
    assert result.correlation <= 1 + 1e-12


def test_a_worked_example_by_hand() -> None:
    """Sizes 4 and 4, counts 4 and 0: all the difference is between the clusters."""
    assert intraclass_correlation(clusters=shares((4, 4), (0, 4))) == 1
    result = found((4, 4), (0, 4))
    assert (result.design_effect, result.effective_n) == (4, 2)


def test_clusters_more_alike_than_chance_do_not_break_it() -> None:
    result = found(*[(5, 10)] * 12)
    assert result.correlation == pytest.approx(-1 / 9)
    assert result.effective_n == 120
    assert [caution.code for caution in result.cautions] == ["negative_correlation"]


def test_two_clusters_come_with_a_warning() -> None:
    result = found((9, 10), (2, 10))
    assert [caution.code for caution in result.cautions] == ["few_clusters"]
    assert "only 2 clusters" in str(result.cautions[0])
    assert result.interval.low < 0.05
    assert result.interval.high > 0.95


def test_everybody_alike_or_alone_has_no_correlation() -> None:
    assert intraclass_correlation(clusters=shares((3, 3), (5, 5))) == 0
    assert intraclass_correlation(clusters=shares((1, 1), (0, 1))) == 0
    assert found((3, 3), (5, 5)).interval.high == 1
    assert found((0, 3), (0, 5)).interval.low == 0


@pytest.mark.parametrize(
    ("pairs", "code"),
    [([(0, 0), (0, 0)], "nobody_counted"), ([(3, 8), (0, 0)], "one_cluster"), ([], "nobody_counted")],
)
def test_too_little_is_refused(pairs: list[tuple[int, int]], code: str) -> None:
    result = clustered_share(clusters=shares(*pairs))
    assert isinstance(result, Refusal)
    assert result.code == code
