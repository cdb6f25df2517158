"""The 2012 crosswalk over all 3,125 states, against a slow twin and published facts about the table.

The checks are those of van Hout and others 2012: range −0.594 to 1, and the spot values printed with the
method. That rounding once instead of twice changes 192 states was found when the published table was
reproduced.
"""

from fractions import Fraction
from itertools import product

import pytest

from rehabit.catalogue.value_sets import DIMENSIONS, value_sets
from rehabit.outcomes.eq5d import index
from rehabit.outcomes.result import round_half_up

CROSSWALK = value_sets()["uk-crosswalk-2012"]
UK_2026 = value_sets()["uk-2026"]
STATES = list(product(range(1, 6), repeat=5))


DOLAN = {"mo": (0, 69, 314), "sc": (0, 104, 214), "ua": (0, 36, 94), "pd": (0, 123, 386), "ad": (0, 71, 236)}
"""Thousandths lost by dimension for levels 1, 2 and 3."""


def chances(dimension: str, level: int) -> dict[int, Fraction]:
    """The three-level answers (0, 1, 2) a five-level answer stands for, with their chances."""
    stays = CROSSWALK.stays[dimension]
    return {
        1: {0: Fraction(1)},
        2: {0: stays[2], 1: 1 - stays[2]},
        3: {1: Fraction(1)},
        4: {1: stays[4], 2: 1 - stays[4]},
        5: {2: Fraction(1)},
    }[level]


def slow_expectation(profile: tuple[int, ...]) -> Fraction:
    """Expected 3L value in thousandths, with Dolan's model written out in whole numbers."""
    paths = [(Fraction(1), 1000, 0)]
    for dimension, level in zip(DIMENSIONS, profile, strict=True):
        paths = [
            (chance * part, value - DOLAN[dimension][three], max(worst, three))
            for chance, value, worst in paths
            for three, part in chances(dimension, level).items()
        ]
    return sum(chance * (value - (0, 81, 350)[worst]) for chance, value, worst in paths) / Fraction(1000)


@pytest.fixture(scope="module")
def exact() -> dict[tuple[int, ...], Fraction]:
    return {state: slow_expectation(state) for state in STATES}


def test_all_states_agree_with_the_slow_twin(exact: dict[tuple[int, ...], Fraction]) -> None:
    for state in STATES:
        twice = round_half_up(Fraction(round_half_up(exact[state], places=4)), places=3)
        assert index(value_set=CROSSWALK, profile=state) == Fraction(twice), state


def test_rounding_once_would_change_192_states(exact: dict[tuple[int, ...], Fraction]) -> None:
    changed = sum(
        Fraction(round_half_up(exact[state], places=3)) != index(value_set=CROSSWALK, profile=state)
        for state in STATES
    )
    assert changed == 192


def test_the_range_is_the_published_one() -> None:
    values = [index(value_set=CROSSWALK, profile=state) for state in STATES]
    assert (min(values), max(values)) == (Fraction("-0.594"), 1)


def test_the_uk_2026_set_has_the_published_range_and_share_below_zero() -> None:
    values = [index(value_set=UK_2026, profile=state) for state in STATES]
    assert (min(values), max(values)) == (Fraction("-0.567"), 1)
    assert sum(value < 0 for value in values) == 460


@pytest.mark.parametrize(
    ("profile", "value"),
    [
        ((1, 1, 1, 2, 2), "0.768"),
        ((2, 1, 2, 3, 1), "0.710"),
        ((4, 4, 4, 4, 4), "0.036"),
        ((1, 1, 2, 2, 1), "0.795"),
    ],
)
def test_printed_spot_values(profile: tuple[int, ...], value: str) -> None:
    assert index(value_set=CROSSWALK, profile=profile) == Fraction(value)
