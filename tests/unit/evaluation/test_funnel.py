import numpy as np
import pytest

from rehabit.evaluation import SmallNumbers, Suppressed
from rehabit.evaluation.funnel import Funnel, Standing, funnel, funnel_limits
from rehabit.evaluation.funnel_scores import simulated_limits
from rehabit.evaluation.incomplete_gamma import chi_square_above
from rehabit.kernel import Proportion, Refusal

NONE = "not adjusted for anything"


def share(count: int, total: int) -> Proportion:
    return Proportion(count=count, total=total)


def made(**sites: Proportion) -> Funnel:
    found = funnel(sites=sites, case_mix=NONE, overdispersion=False)
    assert isinstance(found, Funnel)
    return found


def test_sites_come_by_name_and_never_by_rank() -> None:
    found = made(c=share(50, 100), a=share(90, 100), b=share(10, 100))
    assert [one.name for one in found.sites] == ["a", "b", "c"]
    assert [one.standing for one in found.sites] == [Standing.ALARM_HIGH, Standing.ALARM_LOW, Standing.WITHIN]
    assert found.case_mix == NONE


def test_between_inner_and_outer_limits_is_an_alert() -> None:
    sites = {"high": share(62, 100), "low": share(38, 100), "rest": share(500, 1000)}
    found = made(**sites)
    assert [one.standing for one in found.sites][:2] == [Standing.ALERT_HIGH, Standing.ALERT_LOW]


def test_small_sites_are_not_judged_and_small_numbers_not_shown() -> None:
    found = funnel(
        sites={"tiny": share(0, 4), "few": share(2, 40), "big": share(60, 100), "closed": share(0, 0)},
        case_mix=NONE,
        rule=SmallNumbers(),
        overdispersion=False,
    )
    assert isinstance(found, Funnel)
    by_name = {one.name: one for one in found.sites}
    assert set(by_name) == {"tiny", "few", "big"}
    for name, code in (("tiny", "too_few_people"), ("few", "small_number")):
        standing = by_name[name].standing
        assert isinstance(standing, Refusal)
        assert standing.code == code
        assert isinstance(by_name[name].proportion, Suppressed)
    assert by_name["big"].proportion == share(60, 100)


def test_more_than_chance_between_sites_widens_the_limits() -> None:
    sites = {f"site {at}": share(30 + 5 * at, 100) for at in range(9)}
    wide = funnel(sites=sites, case_mix=NONE)
    assert isinstance(wide, Funnel)
    assert isinstance(wide.dispersion, float)
    assert wide.dispersion > 2
    assert wide.extra_variance > 0
    narrow = funnel(sites=sites, case_mix=NONE, overdispersion=False)
    assert isinstance(narrow, Funnel)
    assert wide.sites[0].limits.outer_low < narrow.sites[0].limits.outer_low
    assert wide.sites[0].limits.outer_high > narrow.sites[0].limits.outer_high
    assert "additive over-dispersion" in wide.method


def test_sites_that_are_alike_keep_exact_limits() -> None:
    found = funnel(sites={f"site {at}": share(50, 100) for at in range(6)}, case_mix=NONE, target=0.5)
    assert isinstance(found, Funnel)
    assert (found.extra_variance, found.dispersion) == (0, 0)
    assert "exact" in found.method


def test_few_sites_cannot_show_more_than_chance() -> None:
    found = funnel(sites={"a": share(10, 100), "b": share(90, 100)}, case_mix=NONE)
    assert isinstance(found, Funnel)
    assert isinstance(found.dispersion, Refusal)
    assert found.extra_variance == 0


@pytest.mark.parametrize(
    ("sites", "code"),
    [({}, "nobody_counted"), ({"a": share(0, 0)}, "nobody_counted"), ({"a": share(9, 9)}, "no_spread")],
)
def test_funnels_that_cannot_be(sites: dict[str, Proportion], code: str) -> None:
    found = funnel(sites=sites, case_mix=NONE)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_limits_close_in_as_sites_grow() -> None:
    small, large = funnel_limits(n=20, target=0.6), funnel_limits(n=2_000, target=0.6)
    assert small.outer_low < small.inner_low < large.outer_low < large.inner_low < 0.6
    assert 0.6 < large.inner_high < large.outer_high < small.inner_high < small.outer_high <= 1


def test_simulated_limits_lean_with_the_scores() -> None:
    rng = np.random.default_rng(2)
    skewed = rng.exponential(10, 3_000)
    found = simulated_limits(scores=[*skewed, None], sizes=[20, 200], rng=rng)
    assert not isinstance(found, Refusal)
    small, large = found
    mean = skewed.mean()
    assert small.outer_high - mean > 1.2 * (mean - small.outer_low)
    assert large.outer_high - mean < 0.5 * (small.outer_high - mean)
    assert small.outer_low < small.inner_low < mean < small.inner_high < small.outer_high


def test_simulated_limits_that_cannot_be() -> None:
    rng = np.random.default_rng(2)
    found = simulated_limits(scores=[1.0] * 99, sizes=[5], rng=rng)
    assert isinstance(found, Refusal)
    assert found.code == "too_few_scores"
    with pytest.raises(ValueError, match="at least one person; 0 is not"):
        simulated_limits(scores=[1.0] * 100, sizes=[3, 0], rng=rng)


def test_a_chi_square_is_above_nothing_for_certain() -> None:
    assert chi_square_above(value=0, degrees_of_freedom=3) == 1
