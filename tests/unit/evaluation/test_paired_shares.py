import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.evaluation import PairedShares, paired_shares
from rehabit.evaluation.paired_shares import mcnemar_mid_p
from rehabit.kernel import Refusal

count = st.integers(0, 60)


def paired(both: int, gained: int, lost: int, neither: int) -> PairedShares:
    found = paired_shares(both=both, gained=gained, lost=lost, neither=neither)
    assert isinstance(found, PairedShares)
    return found


@given(count, count, count, st.integers(1, 60))
def test_before_and_after_change_places(both: int, gained: int, lost: int, neither: int) -> None:
    one, two = paired(both, gained, lost, neither), paired(both, lost, gained, neither)
    assert one.difference == pytest.approx(-two.difference)
    assert one.interval.low == pytest.approx(-two.interval.high, abs=1e-12)
    assert one.interval.low - 1e-12 <= one.difference <= one.interval.high + 1e-12
    assert one.p_value == two.p_value
    assert 0 <= one.p_value <= 1
    assert one.after.count - one.before.count == gained - lost


def test_pairing_makes_the_interval_narrower_than_two_groups_would() -> None:
    alike, unlike = paired(40, 5, 2, 40), paired(22, 23, 20, 22)
    assert alike.n == unlike.n == 87
    assert alike.interval.high - alike.interval.low < (unlike.interval.high - unlike.interval.low) / 2


def test_nobody_moved() -> None:
    assert mcnemar_mid_p(gained=0, lost=0) == 1
    assert paired(3, 0, 0, 3).difference == 0


def test_counts_that_cannot_be() -> None:
    refused = paired_shares(both=0, gained=0, lost=0, neither=0)
    assert isinstance(refused, Refusal)
    assert refused.code == "nobody_counted"
    with pytest.raises(ValueError, match="lost is a count of people and cannot be -1"):
        paired_shares(both=1, gained=0, lost=-1, neither=0)
