"""Pooled sites, power, funnel limits and the chi-square distribution against R."""

import json
from pathlib import Path
from typing import Any

import pytest

from rehabit.evaluation.design import Clusters, Design, power_of_means, size_for_means, visible_difference
from rehabit.evaluation.funnel import funnel_limits
from rehabit.evaluation.incomplete_gamma import chi_square_above, chi_square_quantile
from rehabit.evaluation.interval import Interval
from rehabit.evaluation.meta import Between, Pooling, SiteResult, pool_sites

R = json.loads((Path(__file__).parent / "data" / "r_sites.json").read_text(encoding="utf-8"))
METHOD = {"REML": Between.REML, "DL": Between.DERSIMONIAN_LAIRD, "PM": Between.PAULE_MANDEL}
SEARCHED = 1e-7  # relative: both sides search for the variance, R's to about 1e-12 in its own units
INTEGRATED = 1e-7  # Simpson's rule with 400 steps against R's series
DISTRIBUTION = 1e-9  # relative: twelve digits in the file


@pytest.mark.parametrize("case", R["pooled"], ids=lambda case: f"{case['set']} {case['method']}")
def test_pooled_sites(case: dict[str, Any]) -> None:
    sites = {
        str(at): SiteResult(estimate=y, standard_error=se, n=10)
        for at, (y, se) in enumerate(zip(case["y"], case["se"], strict=True))
    }
    found = pool_sites(sites=sites, between=METHOD[case["method"]])
    assert isinstance(found, Pooling)
    assert found.between_sd**2 == pytest.approx(case["tau2"], rel=SEARCHED, abs=1e-9)
    assert found.estimate == pytest.approx(case["estimate"], rel=SEARCHED)
    assert found.standard_error == pytest.approx(case["error"], rel=SEARCHED)
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (case["low"], case["high"]), rel=SEARCHED
    )
    assert found.p_value == pytest.approx(case["p"], rel=1e-6)
    assert found.heterogeneity == pytest.approx(case["i2"], rel=SEARCHED, abs=1e-9)
    assert (found.q, found.q_p_value) == pytest.approx((case["q"], case["q_p"]), rel=1e-8)
    assert isinstance(found.prediction, Interval)
    assert found.prediction.low == pytest.approx(case["prediction_low"], rel=SEARCHED)
    assert found.prediction.high == pytest.approx(case["prediction_high"], rel=SEARCHED)


@pytest.mark.parametrize("case", R["power"], ids=lambda case: f"{case['n']} people, {case['delta']} SD")
def test_power(case: dict[str, Any]) -> None:
    found = power_of_means(people_an_arm=case["n"], difference=case["delta"], sd=1)
    assert found == pytest.approx(case["power"], abs=INTEGRATED)


def test_sample_size_and_visible_difference() -> None:
    """power.t.test: 230.2747 people for a difference of 3.33, SD 11, 90 % power; 10.00044 seen with 20."""
    found = size_for_means(difference=3.33, sd=11)
    assert isinstance(found, Design)
    assert found.people_an_arm == 231
    assert visible_difference(people_an_arm=20, sd=11) == pytest.approx(10.00044, rel=1e-5)
    assert Clusters(size=7.74, correlation=0.05).design_effect == pytest.approx(1.337)


@pytest.mark.parametrize("case", R["funnel"], ids=lambda case: f"{case['n']} at {case['target']}")
def test_funnel_limits(case: dict[str, Any]) -> None:
    found = funnel_limits(n=case["n"], target=case["target"])
    limits = (found.outer_low, found.inner_low, found.inner_high, found.outer_high)
    assert limits == pytest.approx(case["limits"], rel=DISTRIBUTION, abs=1e-10)


@pytest.mark.parametrize("case", R["chi"], ids=lambda case: f"{case['x']} with {case['df']}")
def test_chi_square(case: dict[str, Any]) -> None:
    found = chi_square_above(value=case["x"], degrees_of_freedom=case["df"])
    assert found == pytest.approx(case["above"], rel=DISTRIBUTION, abs=1e-15)
    quantile = chi_square_quantile(probability=0.95, degrees_of_freedom=case["df"])
    assert quantile == pytest.approx(case["quantile"], rel=DISTRIBUTION)
