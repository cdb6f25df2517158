from typing import Any

import pytest

from rehabit.evaluation.process import (
    Assurance,
    Better,
    ProcessChart,
    RunChart,
    Signal,
    Variation,
    p_chart,
    xmr_chart,
)
from rehabit.kernel import Proportion, Refusal

STEADY = [10.0, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]


def months(count: int) -> list[str]:
    return [f"month {at}" for at in range(count)]


def xmr(values: list[float], **more: Any) -> ProcessChart:
    found = xmr_chart(labels=months(len(values)), values=values, **({"better": Better.HIGHER} | more))
    assert isinstance(found, ProcessChart)
    return found


def shares(*counts: int, total: int = 100) -> list[Proportion]:
    return [Proportion(count=count, total=total) for count in counts]


def test_limits_by_hand() -> None:
    """Mean 11 and every moving range 2, so the limits are 11 ± 2.66 × 2."""
    chart = xmr(STEADY)
    assert (chart.mean, chart.points[0].low, chart.points[0].high) == pytest.approx((11, 5.68, 16.32))
    assert chart.variation is Variation.COMMON
    assert chart.assurance is Assurance.NO_TARGET


def test_an_outlying_move_does_not_widen_the_limits() -> None:
    """Moves to and from 40 are 14 times the others; 3.267 times the mean move leaves both out."""
    values = [*STEADY, 40.0, 12, 10, 12, 10, 12, 10, 12, 10, 12]
    chart = xmr(values)
    assert chart.points[0].high - chart.mean == pytest.approx(5.32)
    assert chart.points[12].signal is Signal.OUTSIDE


def test_a_baseline_sets_the_limits_of_all() -> None:
    chart = xmr([*STEADY, 18, 18, 18], baseline=12)
    assert chart.mean == 11
    assert chart.variation is Variation.IMPROVEMENT_HIGH
    assert chart.baseline == 12


@pytest.mark.parametrize(
    ("last", "better", "icon"),
    [
        (30, Better.HIGHER, Variation.IMPROVEMENT_HIGH),
        (30, Better.LOWER, Variation.CONCERN_HIGH),
        (30, Better.NEITHER, Variation.NEITHER_HIGH),
        (-9, Better.HIGHER, Variation.CONCERN_LOW),
        (-9, Better.LOWER, Variation.IMPROVEMENT_LOW),
        (-9, Better.NEITHER, Variation.NEITHER_LOW),
    ],
)
def test_the_icon_of_the_latest_point(last: float, better: Better, icon: Variation) -> None:
    assert xmr([*STEADY, last], better=better).variation is icon


@pytest.mark.parametrize(
    ("target", "better", "icon"),
    [
        (5, Better.HIGHER, Assurance.PASSES),
        (5, Better.LOWER, Assurance.FAILS),
        (17, Better.HIGHER, Assurance.FAILS),
        (17, Better.LOWER, Assurance.PASSES),
        (11, Better.HIGHER, Assurance.EITHER),
        (11, Better.NEITHER, Assurance.NO_TARGET),
        (None, Better.LOWER, Assurance.NO_TARGET),
    ],
)
def test_the_icon_of_a_target(target: float | None, better: Better, icon: Assurance) -> None:
    assert xmr(STEADY, target=target, better=better).assurance is icon


def test_months_that_never_change_have_no_width() -> None:
    chart = xmr([7.0] * 12, target=7)
    assert (chart.points[0].low, chart.points[0].high) == (7, 7)
    assert chart.assurance is Assurance.EITHER
    assert chart.variation is Variation.COMMON


def test_few_points_are_a_run_chart_with_a_reason() -> None:
    found = xmr_chart(labels=months(5), values=[1, 5, 2, 4, 3], better=Better.HIGHER)
    assert isinstance(found, RunChart)
    assert found.median == 3
    assert "5 points are too few for limits; 12 are needed" in str(found.why)
    assert isinstance(p_chart(labels=months(3), shares=shares(1, 2, 3), better=Better.LOWER), RunChart)


def test_charts_that_cannot_be() -> None:
    empty = xmr_chart(labels=[], values=[], better=Better.HIGHER)
    assert isinstance(empty, Refusal)
    assert empty.code == "no_points"
    nobody = p_chart(labels=["May"], shares=[Proportion(count=0, total=0)], better=Better.HIGHER)
    assert isinstance(nobody, Refusal)
    assert str(nobody).startswith("'May' has nobody")
    with pytest.raises(ValueError, match="2 labels came with 1 values"):
        xmr_chart(labels=["a", "b"], values=[1], better=Better.HIGHER)
    with pytest.raises(ValueError, match="A baseline needs 12 to 12 points; 5 is not"):
        xmr_chart(labels=months(12), values=STEADY, better=Better.HIGHER, baseline=5)


def test_limits_of_shares_follow_their_denominators() -> None:
    held = [*shares(*[50] * 12), Proportion(count=8, total=16)]
    chart = p_chart(labels=months(13), shares=held, better=Better.HIGHER)
    assert isinstance(chart, ProcessChart)
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((0.35, 0.65))
    assert (chart.points[12].low, chart.points[12].high) == pytest.approx((0.125, 0.875))
    assert (chart.kind, chart.spread) == ("p", 1)


def test_limits_of_shares_stay_between_nobody_and_everybody() -> None:
    chart = p_chart(labels=months(12), shares=shares(*[1, 2] * 6), better=Better.LOWER)
    assert isinstance(chart, ProcessChart)
    assert all(point.low == 0 for point in chart.points)
    everybody = p_chart(labels=months(12), shares=shares(*[100] * 12), better=Better.LOWER, laney=True)
    assert isinstance(everybody, ProcessChart)
    assert everybody.points[0].low == everybody.points[0].high == 1


def test_laney_widens_where_months_differ_by_more_than_chance() -> None:
    """z jumps between −2 and +2: mean moving range 4, σz = 4 / 1.128."""
    held = shares(*[40, 60] * 6)
    plain = p_chart(labels=months(12), shares=held, better=Better.HIGHER)
    wide = p_chart(labels=months(12), shares=held, better=Better.HIGHER, laney=True)
    assert isinstance(plain, ProcessChart)
    assert isinstance(wide, ProcessChart)
    assert wide.spread == pytest.approx(4 / 1.128)
    assert wide.kind == "p'"
    assert wide.points[0].high - 0.5 == pytest.approx(min(0.15 * 4 / 1.128, 0.5))
    assert plain.points[0].high == pytest.approx(0.65)
