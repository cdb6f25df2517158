import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.evaluation import ShareDifference, ShareEstimate, clopper_pearson, newcombe_difference, wilson
from rehabit.kernel import Proportion, Refusal

NOBODY = Proportion(count=0, total=0)
proportions = st.integers(1, 300).flatmap(
    lambda total: st.integers(0, total).map(lambda count: Proportion(count=count, total=total))
)


def estimate(found: ShareEstimate | Refusal) -> ShareEstimate:
    assert isinstance(found, ShareEstimate)
    return found


@given(proportions)
def test_both_intervals_hold_the_share_and_stay_between_0_and_1(proportion: Proportion) -> None:
    for found in (estimate(wilson(proportion=proportion)), estimate(clopper_pearson(proportion=proportion))):
        assert 0 <= found.interval.low <= found.share <= found.interval.high <= 1
        assert found.proportion == proportion


@given(proportions)
def test_the_exact_interval_mirrors_when_yes_and_no_are_swapped(proportion: Proportion) -> None:
    other = Proportion(count=proportion.total - proportion.count, total=proportion.total)
    one, two = (estimate(clopper_pearson(proportion=each)).interval for each in (proportion, other))
    assert one.low == pytest.approx(1 - two.high, abs=1e-12)


@given(proportions)
def test_more_confidence_is_a_wider_interval(proportion: Proportion) -> None:
    for method in (wilson, clopper_pearson):
        narrow = estimate(method(proportion=proportion, level=0.8)).interval
        wide = estimate(method(proportion=proportion, level=0.99)).interval
        assert wide.low <= narrow.low
        assert narrow.high <= wide.high


@given(proportions, proportions)
def test_a_difference_turns_round_with_its_groups(first: Proportion, second: Proportion) -> None:
    one, two = (
        newcombe_difference(first=first, second=second),
        newcombe_difference(first=second, second=first),
    )
    assert isinstance(one, ShareDifference)
    assert isinstance(two, ShareDifference)
    assert one.difference == pytest.approx(-two.difference)
    assert one.interval.low == pytest.approx(-two.interval.high)
    assert one.interval.low <= one.difference <= one.interval.high


def test_the_method_and_level_travel_with_the_numbers() -> None:
    proportion = Proportion(count=3, total=8)
    assert estimate(wilson(proportion=proportion, level=0.9)).interval.method == "Wilson score"
    exact = estimate(clopper_pearson(proportion=proportion, level=0.9)).interval
    assert (exact.method, exact.level) == ("Clopper-Pearson exact", 0.9)
    difference = newcombe_difference(first=proportion, second=proportion)
    assert isinstance(difference, ShareDifference)
    assert difference.interval.method == "Newcombe hybrid score"


def test_nobody_has_no_share() -> None:
    some = Proportion(count=1, total=2)
    for found in (
        wilson(proportion=NOBODY),
        clopper_pearson(proportion=NOBODY),
        newcombe_difference(first=some, second=NOBODY),
        newcombe_difference(first=NOBODY, second=some),
    ):
        assert isinstance(found, Refusal)
        assert found.code == "nobody_counted"


def test_a_page_that_shows_an_interval_does_not_load_a_numeric_library() -> None:
    check = "import rehabit.evaluation, sys; print('numpy' in sys.modules, 'django' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "False"]
