from typing import Any

import numpy as np
import pytest

from rehabit.evaluation.arrays import as_column, codes_of
from rehabit.evaluation.comparison.rows import Rows, rows
from rehabit.kernel import Refusal


def held(**given: Any) -> Rows:
    found = rows(**given)
    assert isinstance(found, Rows)
    return found


def refused(**given: Any) -> Refusal:
    found = rows(**given)
    assert isinstance(found, Refusal)
    return found


def test_incomplete_rows_are_left_out_and_counted() -> None:
    found = held(outcome=[1, None, 3, 4, 9], columns={"x": [1.0, 2, float("nan"), 5, 2]})
    assert (found.n, found.n_given) == (3, 5)
    assert found.order.tolist() == [0, 3, 4]
    assert found.names == ("intercept", "x")
    assert found.n_clusters == found.n_people == 3


def test_clusters_and_people_lie_together_whatever_their_order() -> None:
    found = held(
        outcome=[1, 2, 3, 4, 5, 6],
        columns={"x": [0, 1, 0, 1, 0, 1]},
        cluster=["b", "a", "b", "a", "b", "a"],
        person=["p", "q", "r", "q", "p", "s"],
    )
    assert found.outcome.tolist() == [2, 4, 6, 1, 5, 3]
    assert found.cluster.tolist() == [0, 0, 0, 1, 1, 1]
    assert found.person.tolist() == [0, 0, 1, 2, 2, 3]
    assert not found.cautions


def test_identifiers_that_start_again_in_each_site_are_different_people() -> None:
    found = held(
        outcome=[1, 2, 3, 5], columns={"x": [0, 1, 0, 1]}, cluster=["a", "a", "b", "b"], person=[1, 2, 1, 2]
    )
    assert found.n_people == 4
    assert [caution.code for caution in found.cautions] == ["identifiers_restart"]
    assert str(found.cautions[0]).startswith("2 identifiers")


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"outcome": [1, 2, 3], "columns": {"x": [1, 2]}}, "different_lengths", "outcome 3, x 2"),
        ({"outcome": [1, 2, 3], "columns": {}, "person": [1]}, "different_lengths", "person 1"),
        ({"outcome": [1, 2, float("inf")], "columns": {}}, "not_finite", "'outcome'"),
        ({"outcome": [1, None], "columns": {"x": [1, 2]}}, "too_few_rows", "1 complete rows (of 2)"),
        ({"outcome": [], "columns": {"x": []}}, "too_few_rows", "0 complete rows"),
        ({"outcome": [2, 2, 2], "columns": {}}, "same_outcome", "same outcome 2"),
        ({"outcome": [1, 2, 3], "columns": {"arm": [1, 1, 1]}}, "constant_term", "'arm'"),
        (
            {"outcome": [1, 2, 3, 5], "columns": {"a": [1, 2, 3, 4], "b": [3, 5, 7, 9]}},
            "same_information",
            "'b' tells nothing beyond intercept, a",
        ),
        ({"outcome": [1, 2], "columns": {}, "intercept": False}, "no_terms", "at least one term"),
    ],
)
def test_rows_that_carry_no_model(given: dict[str, Any], code: str, words: str) -> None:
    found = refused(**given)
    assert found.code == code
    assert words in str(found)


def test_text_among_numbers_is_named() -> None:
    with pytest.raises(ValueError, match="Row 2 of 'pain' holds 'seven', which is no number"):
        as_column([1, "seven", 3], name="pain")  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("names", "different", "codes"),
    [
        ([7, 5, 7], [5, 7], [1, 0, 1]),
        ([7, 5_000_000_000, 7], [7, 5_000_000_000], [0, 1, 0]),
        (["b", "a"], ["a", "b"], [1, 0]),
        (np.array(["x", 3, "x"], dtype=object), [3, "x"], [1, 0, 1]),
    ],
)
def test_names_become_numbers_in_order(names: Any, different: list[Any], codes: list[int]) -> None:
    found, numbers = codes_of(names)
    assert found == different
    assert numbers.tolist() == codes
