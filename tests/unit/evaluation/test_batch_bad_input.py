"""Wrong answers in a batch: named by row and item, with what came and what is allowed; the rest is scored."""

from decimal import Decimal

import numpy as np
import pytest

from rehabit.catalogue.instruments import UnknownInstrument
from rehabit.evaluation.batch import WrongColumns, score_columns
from rehabit.outcomes import Reason


def test_each_wrong_answer_is_named_and_good_rows_are_scored() -> None:
    columns = {"1": [1, "two", 3, 0], "2": [2, 1, 7, None]}
    batch = score_columns(instrument="PHQ-2", columns=columns)
    assert [(each.row, each.item, each.came, each.allowed, each.reason) for each in batch.problems()] == [
        (2, "1", "two", "a whole number from 0 to 3", Reason.NOT_A_NUMBER),
        (3, "2", 7, "a whole number from 0 to 3", Reason.OUT_OF_RANGE),
    ]
    first, second = batch.problems()
    assert first.sentence == (
        "Row 2: phq-2, item 1: 'two' is not a number; it has to be a whole number from 0 to 3."
    )
    assert second.sentence == (
        "Row 3: phq-2, item 2: 7 is not an answer; it has to be a whole number from 0 to 3."
    )
    total = batch.scores["total"]
    assert total.values[0] == 3
    assert total.band(1) == "positive"
    assert [total.reason(row) for row in (1, 2, 3, 4)] == [
        None,
        Reason.NOT_A_NUMBER,
        Reason.OUT_OF_RANGE,
        Reason.TOO_FEW_ITEMS,
    ]
    assert (batch.n_rows, batch.n_problems, total.n_scored) == (4, 2, 1)
    assert total.why_not() == {Reason.NOT_A_NUMBER: 1, Reason.OUT_OF_RANGE: 1, Reason.TOO_FEW_ITEMS: 1}


def test_a_wrong_answer_costs_only_the_scores_that_use_it() -> None:
    columns: dict[str, list[object]] = {f"P{n}": [1, 1] for n in range(1, 10)}
    columns |= {f"A{n}": [2, 2] for n in range(1, 18)}
    columns["P3"] = [1, 5]
    batch = score_columns(instrument="koos", columns=columns)
    assert np.isnan(batch.scores["pain"].values[1])
    assert batch.scores["pain"].values[0] == 75
    assert batch.scores["adl"].values.tolist() == [50, 50]
    assert batch.scores["qol"].why_not() == {Reason.TOO_FEW_ITEMS: 2}


def test_a_million_rows_with_one_bad() -> None:
    n = 1_000_000
    columns = {str(item): np.ones(n, dtype=np.int8) for item in range(1, 10)}
    columns["4"][777_776] = 9
    batch = score_columns(instrument="phq-9", columns=columns)
    (problem,) = batch.problems()
    assert (problem.row, problem.item, problem.came) == (777_777, "4", 9)
    assert batch.scores["total"].n_scored == n - 1
    assert np.nansum(batch.scores["total"].values) == 9 * (n - 1)


def test_nothing_is_lost_when_everything_is_wrong() -> None:
    batch = score_columns(instrument="phq-2", columns={"1": [9] * 3, "2": ["?"] * 3})
    assert batch.n_problems == 6
    assert [(each.row, each.item) for each in batch.problems()] == [
        (row, item) for row in (1, 2, 3) for item in ("1", "2")
    ]


def test_cells_of_every_kind_are_read_as_they_are_written() -> None:
    columns = {"seconds": ["32", 32.0, Decimal("32.00"), " 32 ", np.float64(32), float("inf"), True, [32]]}
    batch = score_columns(instrument="walk-40m", columns=columns)
    assert batch.scores["speed_m_s"].values[:5].tolist() == [1.25] * 5
    assert [(each.row, each.reason) for each in batch.problems()] == [
        (row, Reason.NOT_A_NUMBER) for row in (6, 7, 8)
    ]


def test_a_whole_number_too_long_for_a_float_is_none() -> None:
    batch = score_columns(instrument="walk-40m", columns={"seconds": [10**400, 20, None]})
    assert [each.row for each in batch.problems()] == [1]
    assert batch.scores["speed_m_s"].values[1] == 2


def test_the_columns_of_another_form_are_refused_as_a_whole() -> None:
    with pytest.raises(WrongColumns, match=r"phq-2 has no such columns: 'P1'. Its items are 1, 2"):
        score_columns(instrument="phq-2", columns={"1": [1], "P1": [2]})
    with pytest.raises(WrongColumns, match="phq-2 has no such columns: none"):
        score_columns(instrument="phq-2", columns={})
    with pytest.raises(UnknownInstrument, match="No instrument is called 'phq-99'"):
        score_columns(instrument="phq-99", columns={"1": [1]})


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(WrongColumns, match="these are: 1 2, 2 1"):
        score_columns(instrument="phq-2", columns={"1": [1, 2], "2": [1]})


def test_the_columns_of_a_longer_form_may_be_handed_in_as_they_are() -> None:
    columns = {f"A{n}": [1] for n in range(1, 18)} | {"Q1": ["not read"]}
    batch = score_columns(instrument="womac-from-koos", columns=columns)
    assert batch.scores["function"].values.tolist() == [17]
    assert batch.n_problems == 0


def test_no_rows_are_no_scores() -> None:
    batch = score_columns(instrument="phq-2", columns={"1": [], "2": []})
    assert batch.n_rows == batch.scores["total"].n_scored == 0


def test_eq5d_says_which_value_set_it_used() -> None:
    columns = {name: [None, 2] for name in ("mo", "sc", "ua", "pd", "ad")}
    batch = score_columns(instrument="eq-5d-5l", columns=columns, about="now")
    assert batch.scores["index"].stamp.value_set == "uk-2026"
    assert batch.scores["index"].values[1] == 0.784
    assert batch.scores["level_sum"].stamp.value_set == ""
