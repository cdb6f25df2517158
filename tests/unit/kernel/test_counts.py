"""A share never travels without its denominator."""

import pytest

from rehabit.kernel import Proportion, Refusal


def test_it_prints_both_numbers_and_knows_its_share() -> None:
    attended = Proportion(count=9, total=12)
    assert str(attended) == "9 of 12"
    assert attended.share == 0.75


def test_a_share_of_nobody_is_a_refusal_and_not_nought() -> None:
    share = Proportion(count=0, total=0).share
    assert isinstance(share, Refusal)
    assert share.code == "nobody_counted"


@pytest.mark.parametrize(("count", "total"), [(-1, 3), (4, 3), (0, -1)])
def test_numbers_that_cannot_belong_together_are_an_error(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        Proportion(count=count, total=total)
