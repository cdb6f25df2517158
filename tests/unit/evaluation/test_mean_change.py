from decimal import Decimal
from fractions import Fraction
from math import sqrt

import pytest

from rehabit.evaluation import Interval, MeanChange, mean_change
from rehabit.kernel import Refusal


def change(*pairs: tuple[object, object]) -> MeanChange:
    found = mean_change(pairs=pairs)  # type: ignore[arg-type]
    assert isinstance(found, MeanChange)
    return found


def test_everybody_who_started_is_counted_and_only_pairs_are_used() -> None:
    found = change((40, 30), (20, 18), (60, None), (None, 25), (None, None))
    assert (found.n, found.n_started, found.n_before, found.n_after) == (2, 5, 3, 3)
    assert (found.mean_before, found.mean_after, found.mean_change) == (30, 24, -6)


def test_the_interval_is_worked_out_by_hand() -> None:
    found = change((10, 8), (10, 6), (12, 6))
    assert found.mean_change == -4
    assert found.sd_change == pytest.approx(2)
    half = 4.302652729911275 * 2 / sqrt(3)
    assert isinstance(found.interval, Interval)
    assert (found.interval.low, found.interval.high) == pytest.approx((-4 - half, -4 + half))
    assert found.standardised == pytest.approx(-4 / sqrt(4 / 3))


def test_any_exact_number_will_do() -> None:
    found = change((Fraction(1, 2), Decimal("1.5")), (0.5, 2))
    assert found.mean_change == 1.25


def test_one_pair_has_a_mean_and_no_interval() -> None:
    found = change((10, 8), (9, None))
    assert found.mean_change == -2
    for value in (found.interval, found.sd_change, found.standardised):
        assert isinstance(value, Refusal)
        assert value.code == "too_few_pairs"


def test_the_same_change_for_all_has_no_interval() -> None:
    found = change((10, 8), (9, 7))
    assert isinstance(found.interval, Refusal)
    assert found.interval.code == "no_spread"
    assert found.standardised == pytest.approx(-2 / sqrt(0.5))


def test_the_same_start_for_all_cannot_be_standardised() -> None:
    found = change((10, 8), (10, 7))
    assert isinstance(found.interval, Interval)
    assert isinstance(found.standardised, Refusal)
    assert found.standardised.code == "no_spread"


@pytest.mark.parametrize("pairs", [[], [(1, None), (None, 2)]])
def test_nobody_measured_twice_is_a_refusal(pairs: list[tuple[int | None, int | None]]) -> None:
    found = mean_change(pairs=pairs)
    assert isinstance(found, Refusal)
    assert found.code == "no_pairs"
    assert str(len(pairs)) in found.sentence


def test_a_level_is_a_share() -> None:
    with pytest.raises(ValueError, match="95 does not"):
        mean_change(pairs=[(1, 2)], level=95)
