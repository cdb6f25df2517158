import pytest

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.meta import Between, Pooling, SiteResult, pool_sites
from rehabit.kernel import Refusal


def sites(*pairs: tuple[float, float]) -> dict[str, SiteResult]:
    return {
        f"site {at}": SiteResult(estimate=estimate, standard_error=error, n=40)
        for at, (estimate, error) in enumerate(pairs)
    }


@pytest.mark.parametrize("between", Between)
def test_sites_that_agree_have_no_variance_between_them(between: Between) -> None:
    found = pool_sites(sites=sites((-3, 1), (-3.1, 1), (-2.9, 1), (-3, 1.2), (-3, 0.9)), between=between)
    assert isinstance(found, Pooling)
    assert found.between_sd == found.heterogeneity == 0
    assert found.n_sites == 5
    assert found.n == 200
    assert not found.cautions
    assert isinstance(found.prediction, Interval)


@pytest.mark.parametrize("between", Between)
def test_sites_that_differ_predict_widely(between: Between) -> None:
    found = pool_sites(sites=sites((-9, 1), (3, 1), (-6, 1), (0, 0.2)), between=between)
    assert isinstance(found, Pooling)
    assert found.between_sd > 3
    assert found.heterogeneity > 0.9
    assert isinstance(found.prediction, Interval)
    assert found.prediction.low < found.interval.low
    assert [caution.code for caution in found.cautions] == ["few_sites"]


def test_two_sites_do_not_predict_a_third() -> None:
    found = pool_sites(sites=sites((-3, 1), (-3, 1)))
    assert isinstance(found, Pooling)
    assert isinstance(found.prediction, Refusal)
    assert found.p_value == 0


@pytest.mark.parametrize(
    ("pairs", "code"), [([(-3.0, 1.0)], "one_site"), ([(-3.0, 1.0), (1.0, 0.0)], "no_error")]
)
def test_pooling_that_cannot_be(pairs: list[tuple[float, float]], code: str) -> None:
    found = pool_sites(sites=sites(*pairs))
    assert isinstance(found, Refusal)
    assert found.code == code
