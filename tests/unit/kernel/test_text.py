"""Tidying and folding."""

import pytest

from rehabit.kernel import folded, tidy


@pytest.mark.parametrize(
    ("written", "tidied"),
    [("  a  b\t c\n", "a b c"), ("\ufeffa\u200b", "a"), ("a\u00a0b", "a b"), ("e\u0301", "é"), ("", "")],
)
def test_tidy_leaves_single_spaces_and_nothing_invisible(written: str, tidied: str) -> None:
    assert tidy(text=written) == tidied


@pytest.mark.parametrize("spelling", ["O'Néill", "O’NEILL", "o neill", "O-Neill", "ONeill."])
def test_spellings_of_one_name_fold_to_the_same(spelling: str) -> None:
    assert folded(text=spelling) == "oneill"


def test_different_names_stay_different() -> None:
    assert folded(text="Neil") != folded(text="Neill")
