from math import inf, isinf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.evaluation import NumberNeeded, ShareRatio, number_needed, share_ratio
from rehabit.kernel import Proportion, Refusal

proportions = st.integers(1, 200).flatmap(
    lambda total: st.integers(0, total).map(lambda count: Proportion(count=count, total=total))
)
some = st.integers(1, 200).flatmap(
    lambda total: st.integers(1, total).map(lambda count: Proportion(count=count, total=total))
)


@given(some, some)
def test_a_ratio_lies_in_its_interval_and_turns_over_with_its_groups(
    first: Proportion, second: Proportion
) -> None:
    one, two = share_ratio(first=first, second=second), share_ratio(first=second, second=first)
    assert isinstance(one, ShareRatio)
    assert isinstance(two, ShareRatio)
    assert one.interval.low <= one.ratio * (1 + 1e-9)
    assert one.ratio <= one.interval.high * (1 + 1e-9)
    assert one.interval.low == pytest.approx(1 / two.interval.high, rel=1e-6)


def test_an_empty_cell_has_an_open_end() -> None:
    nobody, three = Proportion(count=0, total=20), Proportion(count=3, total=20)
    above = share_ratio(first=three, second=nobody)
    below = share_ratio(first=nobody, second=three)
    assert isinstance(above, ShareRatio)
    assert isinstance(below, ShareRatio)
    assert isinf(above.ratio)
    assert isinf(above.interval.high)
    assert 0 < above.interval.low < 10
    assert (below.ratio, below.interval.low) == (0, 0)
    assert below.interval.high == pytest.approx(1 / above.interval.low, rel=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (Proportion(count=0, total=0), Proportion(count=1, total=2), "nobody_counted"),
        (Proportion(count=0, total=5), Proportion(count=0, total=7), "no_events"),
    ],
)
def test_a_ratio_without_meaning_is_refused(first: Proportion, second: Proportion, code: str) -> None:
    found = share_ratio(first=first, second=second)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_an_uncertain_number_needed_runs_through_infinity() -> None:
    found = number_needed(first=Proportion(count=14, total=29), second=Proportion(count=13, total=30))
    assert isinstance(found, NumberNeeded)
    assert found.spans_none
    assert found.benefit is not None
    assert found.harm is not None
    assert found.benefit[1] == found.harm[1] == inf


def test_a_clear_gain_or_loss_has_one_side() -> None:
    high, low = Proportion(count=90, total=100), Proportion(count=10, total=100)
    gain, loss = number_needed(first=high, second=low), number_needed(first=low, second=high)
    assert isinstance(gain, NumberNeeded)
    assert isinstance(loss, NumberNeeded)
    assert (gain.number, loss.number) == pytest.approx((1.25, -1.25))
    assert gain.harm is None
    assert loss.benefit is None
    assert gain.benefit == pytest.approx(loss.harm)
    assert not gain.spans_none


def test_equal_shares_and_nobody_have_no_number_needed() -> None:
    half, nobody = Proportion(count=1, total=2), Proportion(count=0, total=0)
    for other, code in ((Proportion(count=5, total=10), "no_difference"), (nobody, "nobody_counted")):
        found = number_needed(first=half, second=other)
        assert isinstance(found, Refusal)
        assert found.code == code
