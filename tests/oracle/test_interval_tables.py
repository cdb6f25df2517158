"""Intervals against published tables and against SciPy."""

import json
from math import expm1, log
from pathlib import Path

import pytest

from rehabit.evaluation import clopper_pearson, mean_change, newcombe_difference, wilson
from rehabit.evaluation.incomplete_beta import incomplete_beta
from rehabit.evaluation.interval import Interval, ShareDifference, ShareEstimate
from rehabit.evaluation.quantiles import normal_critical, t_critical
from rehabit.kernel import Proportion

SCIPY = json.loads((Path(__file__).parent / "data" / "scipy_values.json").read_text(encoding="utf-8"))

# Newcombe, Statistics in Medicine 1998;17:857-872, Table I: 95 % limits printed to four places.
ONE_SAMPLE = [
    # count total  Wilson          Clopper-Pearson
    (81, 263, 0.2553, 0.3662, 0.2527, 0.3676),
    (15, 148, 0.0624, 0.1605, 0.0578, 0.1617),
    (0, 20, 0.0000, 0.1611, 0.0000, 0.1684),
    (1, 29, 0.0061, 0.1718, 0.0009, 0.1776),
]

# Newcombe, Statistics in Medicine 1998;17:873-890, Table II, method 10: 95 % limits printed to four places.
TWO_SAMPLES = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]

PRINTED = 0.00005  # half of the last printed place
QUANTILE = 1e-12  # relative; both sides work in double precision, and a t quantile is shown to two places
STUDENT = 1e-11  # relative; lgamma of thousands of degrees of freedom costs a digit or two more
LIMIT = 1e-9  # relative; SciPy finds its limits by a root search that stops there, see the closed form below
BETA = 1e-11  # relative; lgamma of the larger arguments costs three digits of sixteen


@pytest.mark.parametrize(("count", "total", "w_low", "w_high", "cp_low", "cp_high"), ONE_SAMPLE)
def test_one_sample_limits_as_printed_by_newcombe(
    count: int, total: int, w_low: float, w_high: float, cp_low: float, cp_high: float
) -> None:
    proportion = Proportion(count=count, total=total)
    score, exact = wilson(proportion=proportion), clopper_pearson(proportion=proportion)
    assert isinstance(score, ShareEstimate)
    assert isinstance(exact, ShareEstimate)
    assert (score.interval.low, score.interval.high) == pytest.approx((w_low, w_high), abs=PRINTED)
    assert (exact.interval.low, exact.interval.high) == pytest.approx((cp_low, cp_high), abs=PRINTED)


@pytest.mark.parametrize(("first", "second", "low", "high"), TWO_SAMPLES)
def test_difference_limits_as_printed_by_newcombe(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = newcombe_difference(
        first=Proportion(count=first[0], total=first[1]), second=Proportion(count=second[0], total=second[1])
    )
    assert isinstance(found, ShareDifference)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=PRINTED)


@pytest.mark.parametrize(("level", "df", "expected"), SCIPY["t"])
def test_t_quantiles_agree_with_scipy(level: float, df: float, expected: float) -> None:
    assert t_critical(level=level, degrees_of_freedom=df) == pytest.approx(expected, rel=STUDENT)


@pytest.mark.parametrize(("level", "expected"), SCIPY["normal"])
def test_normal_quantiles_agree_with_scipy(level: float, expected: float) -> None:
    assert normal_critical(level=level) == pytest.approx(expected, rel=QUANTILE)


@pytest.mark.parametrize(("count", "total", "level", "low", "high"), SCIPY["clopper_pearson"])
def test_exact_limits_agree_with_scipy(count: int, total: int, level: float, low: float, high: float) -> None:
    found = clopper_pearson(proportion=Proportion(count=count, total=total), level=level)
    assert isinstance(found, ShareEstimate)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), rel=LIMIT)


@pytest.mark.parametrize("total", [1, 2, 29, 400])
def test_exact_limits_agree_with_their_closed_forms(total: int) -> None:
    """One of n has the lower limit 1 − 0.975^(1/n); none of n the upper limit 1 − 0.025^(1/n)."""
    one = clopper_pearson(proportion=Proportion(count=1, total=total))
    none = clopper_pearson(proportion=Proportion(count=0, total=total))
    assert isinstance(one, ShareEstimate)
    assert isinstance(none, ShareEstimate)
    assert one.interval.low == pytest.approx(-expm1(log(0.975) / total), rel=QUANTILE)
    assert none.interval.high == pytest.approx(-expm1(log(0.025) / total), rel=QUANTILE)


@pytest.mark.parametrize(("count", "total", "level", "low", "high"), SCIPY["wilson"])
def test_wilson_limits_agree_with_scipy(
    count: int, total: int, level: float, low: float, high: float
) -> None:
    found = wilson(proportion=Proportion(count=count, total=total), level=level)
    assert isinstance(found, ShareEstimate)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), rel=QUANTILE, abs=1e-15)


@pytest.mark.parametrize(("a", "b", "x", "expected"), SCIPY["incomplete_beta"])
def test_incomplete_beta_agrees_with_scipy(a: float, b: float, x: float, expected: float) -> None:
    assert incomplete_beta(a=a, b=b, x=x) == pytest.approx(expected, rel=BETA, abs=1e-300)


@pytest.mark.parametrize("case", SCIPY["paired"])
def test_paired_change_agrees_with_scipy(case: dict[str, list[float]]) -> None:
    found = mean_change(pairs=list(zip(case["before"], case["after"], strict=True)))
    assert found
    assert isinstance(found.interval, Interval)
    assert (found.interval.low, found.interval.high) == pytest.approx((case["low"], case["high"]), rel=1e-10)
