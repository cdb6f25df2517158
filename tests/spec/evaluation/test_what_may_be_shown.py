"""Which counts may be shown, by rule."""

import pytest

from rehabit.evaluation import SmallNumbers, protect

TABLE = [
    # count  fewer than  hide zero  shown
    (0, 8, False, "0"),
    (1, 8, False, "fewer than 8"),
    (7, 8, False, "fewer than 8"),
    (8, 8, False, "8"),
    (0, 8, True, "fewer than 8"),
    (4, 5, False, "fewer than 5"),
    (5, 5, False, "5"),
    (5, 10, False, "fewer than 10"),
    (120, 10, True, "120"),
]


@pytest.mark.parametrize(("count", "fewer_than", "hide_zero", "shown"), TABLE)
def test_small_numbers(count: int, fewer_than: int, hide_zero: bool, shown: str) -> None:
    assert str(protect(count=count, rule=SmallNumbers(fewer_than=fewer_than, hide_zero=hide_zero))) == shown
