"""The batch path and the exact path say the same: each is the other's check.

Small instruments are tried in every state they have, missing answers included; the others on random answers.
"""

import itertools
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import AnswerScale, Instrument
from rehabit.catalogue.value_sets import value_sets
from rehabit.evaluation.batch import score_columns
from rehabit.outcomes import Score, score

ALL = instruments.available()
MOST_STATES = 8_000


def answers_of(scale: AnswerScale) -> Sequence[Fraction] | None:
    """Every answer a scale allows, or None when there is no end of them."""
    if scale.values:
        return scale.values
    return [Fraction(n) for n in range(int(scale.low), int(scale.high) + 1)] if scale.whole else None


def n_states(name: str) -> float:
    found = [answers_of(item.scale) for item in instruments.load(name).items]
    return prod(float("inf") if one is None else len(one) + 1 for one in found)


SMALL = [name for name in ALL if n_states(name) <= MOST_STATES]


def assert_twins(held: Instrument, rows: Sequence[Sequence[Any]], **options: Any) -> None:
    """Both paths on the same forms: value, band, reason, counts and origin."""
    columns = {item.id: [row[place] for row in rows] for place, item in enumerate(held.items)}
    batch = score_columns(instrument=held, columns=columns, about="left knee", **options)
    assert batch.n_rows == len(rows)
    whole = all(item.scale.whole for item in held.items)
    for number, row in enumerate(rows, start=1):
        for scale, exact in score(held, row, about="left knee", **options).items():
            column = batch.scores[scale]
            where = (held.id, scale, row)
            assert column.reason(number) == exact.reason, where
            assert column.n_answered[number - 1] == exact.n_answered, where
            assert (column.title, column.n_items) == (exact.title, exact.n_items)
            if isinstance(exact, Score):
                found = float(column.values[number - 1])
                near = float(exact.value) if whole else pytest.approx(float(exact.value), rel=1e-12)
                assert found == near, where
                assert column.band(number) == exact.band, where
                assert column.stamp == exact.stamp
            else:
                assert np.isnan(column.values[number - 1])
                assert column.band(number) == ""


def test_enough_instruments_are_small() -> None:
    assert {"phq-2", "phq-4", "gad-2", "hoos-ps", "promis-pf-4a", "pseq-2", "evs"} <= set(SMALL)


@pytest.mark.parametrize("name", SMALL)
def test_every_state_of_a_small_instrument(name: str) -> None:
    held = instruments.load(name)
    choices = [[None, *(answers_of(item.scale) or ())] for item in held.items]
    states = list(itertools.product(*choices))
    assert len(states) == n_states(name)
    assert_twins(held, states)


@pytest.mark.parametrize("value_set", sorted(value_sets()))
def test_every_eq5d_profile_by_every_value_set(value_set: str) -> None:
    held = instruments.load(value_sets()[value_set].instrument)
    levels = held.item("mo").scale.values
    profiles = [(*profile, None) for profile in itertools.product(levels, repeat=5)]
    assert_twins(held, profiles, value_set=value_set)


CELLS = st.none() | st.sampled_from(["", " ", "x", "3", "2.5", 99, -1, 1.5, True, "1e5", 10**50, [1]])


def cell(scale: AnswerScale) -> st.SearchStrategy[Any]:
    right: st.SearchStrategy[Any] = (
        st.sampled_from(scale.values)
        if scale.values
        else st.integers(int(np.ceil(float(scale.low))), int(scale.high))
        if scale.whole
        else st.decimals(str(float(scale.low)), str(float(scale.high)), places=1)
    )
    return st.one_of(right, right, right, right, right, right, right, CELLS)


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_random_answers_right_and_wrong(name: str, data: st.DataObject) -> None:
    held = instruments.load(name)
    row = st.tuples(*(cell(item.scale) for item in held.items))
    assert_twins(held, data.draw(st.lists(row, min_size=1, max_size=6)))


@pytest.mark.parametrize("kind", [np.int8, np.int64, np.float32, np.float64])
def test_arrays_of_any_number_type(kind: type[np.generic]) -> None:
    rng = np.random.default_rng(20261124)
    held = instruments.load("koos")
    rows = rng.integers(0, 5, (200, len(held.items))).astype(kind)
    columns = {item.id: rows[:, place] for place, item in enumerate(held.items)}
    batch = score_columns(instrument="KOOS", columns=columns)
    for number, row in enumerate(rows.tolist()):
        for scale, exact in score(held, row).items():
            assert batch.scores[scale].values[number] == float(exact.value or 0)


def test_nan_and_masked_cells_are_missing_answers() -> None:
    half = {"1": [1, 1], "2": np.array([np.nan, 2.0])}
    masked = {"1": np.array([1, 1]), "2": np.ma.masked_array([3, 2], mask=[True, False])}
    for columns in (half, masked):
        total = score_columns(instrument="phq-2", columns=columns).scores["total"]
        assert np.isnan(total.values[0])
        assert total.values[1] == 3
        assert total.n_answered.tolist() == [1, 2]


def test_a_stretch_of_rows_ends_where_the_next_begins() -> None:
    n = 40_000  # more than two stretches
    answers = np.arange(n) % 4
    total = score_columns(instrument="phq-2", columns={"1": answers, "2": answers}).scores["total"]
    assert total.values.tolist() == (2.0 * answers).tolist()
    assert total.n_scored == n


def test_a_page_that_scores_one_form_does_not_load_numpy() -> None:
    code = "import sys, rehabit.evaluation, rehabit.outcomes; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_answers_with_gaps_between_them_and_points_of_their_own() -> None:
    """No instrument of the catalogue has such a scale; a site's own may."""
    whole = instruments.load("phq-2")
    values = tuple(Fraction(one) for one in (0, 2, 5))
    scale = replace(
        whole.items[0].scale, values=values, high=values[-1], points=dict(zip(values, (1, 0, 3), strict=True))
    )
    held = replace(whole, items=tuple(replace(item, scale=scale) for item in whole.items))
    assert_twins(held, list(itertools.product([None, 0, 1, 2, 3, 5, 6], repeat=2)))
