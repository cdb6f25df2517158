import operator
from collections.abc import Callable
from typing import Any

import pytest

from rehabit.evaluation import SmallNumbers, Suppressed, protect, protect_parts, protect_proportion
from rehabit.kernel import Proportion

RULE = SmallNumbers()
HIDDEN = Suppressed(fewer_than=8)


def test_it_says_fewer_than() -> None:
    assert str(HIDDEN) == "fewer than 8"
    assert f"{HIDDEN} people" == "fewer than 8 people"


@pytest.mark.parametrize(
    "sum_up",
    [
        lambda hidden: hidden + 1,
        lambda hidden: 1 + hidden,
        lambda hidden: sum([hidden]),
        lambda hidden: hidden - hidden,
        lambda hidden: 10 - hidden,
        lambda hidden: hidden / 2,
        lambda hidden: 100 * hidden,
        lambda hidden: -hidden,
        lambda hidden: hidden < 5,
        lambda hidden: max(hidden, 3),
        lambda hidden: sorted([hidden, 3]),
        operator.index,
        int,
        float,
        bool,
        round,
        abs,
    ],
)
def test_it_cannot_be_calculated_with(sum_up: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="'fewer than 8'"):
        sum_up(HIDDEN)


def test_two_hidden_counts_look_the_same() -> None:
    assert protect(count=1, rule=RULE) == protect(count=7, rule=RULE) == HIDDEN


def test_zero_is_shown_unless_the_rule_hides_it() -> None:
    assert protect(count=0, rule=RULE) == 0
    assert protect(count=0, rule=SmallNumbers(hide_zero=True)) == HIDDEN


def test_a_proportion_is_hidden_for_any_small_part() -> None:
    assert protect_proportion(proportion=Proportion(count=10, total=30), rule=RULE) == Proportion(
        count=10, total=30
    )
    for count, total in ((3, 30), (27, 30), (5, 7)):
        assert protect_proportion(proportion=Proportion(count=count, total=total), rule=RULE) == HIDDEN


def test_one_hidden_part_hides_the_next_smallest() -> None:
    shown = protect_parts(parts={"knee": 40, "hip": 12, "both": 3}, rule=RULE)
    assert shown == {"knee": 40, "hip": HIDDEN, "both": HIDDEN}


def test_a_part_of_zero_is_hidden_last() -> None:
    assert protect_parts(parts={"knee": 40, "hip": 0, "both": 3}, rule=RULE) == {
        "knee": HIDDEN,
        "hip": 0,
        "both": HIDDEN,
    }
    assert protect_parts(parts={"hip": 0, "both": 3}, rule=RULE) == {"hip": HIDDEN, "both": HIDDEN}


@pytest.mark.parametrize(
    "parts", [{"knee": 40, "hip": 12}, {"knee": 3, "hip": 5, "both": 20}, {"knee": 3}, {}]
)
def test_nothing_more_is_hidden_than_needed(parts: dict[str, int]) -> None:
    shown = protect_parts(parts=parts, rule=RULE)
    assert shown == {name: protect(count=count, rule=RULE) for name, count in parts.items()}
