from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.evaluation import Flow, ShareDifference, ShareEstimate, SmallNumbers, Suppressed
from rehabit.evaluation.disclosure_table import protect_table, rounded
from rehabit.evaluation.equity import Equity, GroupFlow, equity
from rehabit.kernel import Refusal

RULE = SmallNumbers()


def group(referred: int, started: int, completed: int, benefited: int) -> GroupFlow:
    flow = Flow(referred=referred, offered=referred, started=started, completed=completed, measured=completed)
    return GroupFlow(flow=flow, benefited=benefited)


def test_groups_are_compared_with_everybody_else() -> None:
    found = equity(
        characteristic="sex",
        groups={
            "women": group(100, 80, 60, 50),
            "men": group(100, 40, 30, 20),
            "not known": group(100, 60, 50, 30),
        },
        rule=RULE,
    )
    assert isinstance(found, Equity)
    assert [(one.group, one.step) for one in found.steps][:3] == [
        ("women", "started"),
        ("men", "started"),
        ("not known", "started"),
    ]
    first = found.steps[0]
    assert isinstance(first.share, ShareEstimate)
    assert first.share.share == 0.8
    assert isinstance(first.difference, ShareDifference)
    assert first.difference.second.count == 100
    assert first.difference.second.total == 200
    assert found.counts["men"]["benefited"] == 20


def test_a_small_group_is_hidden_with_what_would_give_it_away() -> None:
    found = equity(
        characteristic="language",
        groups={
            "English": group(300, 200, 150, 100),
            "Gujarati": group(30, 20, 15, 3),
            "Polish": group(40, 30, 20, 10),
        },
        rule=RULE,
    )
    assert isinstance(found, Equity)
    assert isinstance(found.counts["Gujarati"]["benefited"], Suppressed)
    assert sum(isinstance(row["benefited"], Suppressed) for row in found.counts.values()) >= 2
    step = next(one for one in found.steps if (one.group, one.step) == ("Gujarati", "benefited"))
    assert isinstance(step.share, Suppressed)
    assert isinstance(step.difference, Suppressed)


def test_few_without_the_outcome_are_hidden_too() -> None:
    found = equity(
        characteristic="sex",
        groups={"women": group(100, 97, 60, 50), "men": group(100, 40, 30, 20)},
        rule=RULE,
    )
    assert isinstance(found, Equity)
    assert isinstance(found.steps[0].share, Suppressed)


def test_equity_that_cannot_be() -> None:
    found = equity(characteristic="sex", groups={"women": group(9, 8, 7, 6)}, rule=RULE)
    assert isinstance(found, Refusal)
    assert found.code == "one_group"
    with pytest.raises(ValueError, match="5 who benefited cannot be out of 4"):
        group(9, 4, 3, 5)


@given(st.lists(st.integers(0, 30), min_size=12, max_size=12))
def test_no_hidden_cell_follows_from_the_totals(counts: list[int]) -> None:
    """Of every hidden cell another table with the same totals and the same shown cells has another count."""
    cells = {(row, column): counts[row * 3 + column] for row, column in product(range(4), range(3))}
    shown = protect_table(cells=cells, rule=RULE)
    hidden = {cell for cell, count in shown.items() if isinstance(count, Suppressed)}
    assert {cell for cell, count in cells.items() if RULE.hides(count)} <= hidden
    for row, column in hidden:
        rows = sum(1 for one in hidden if one[0] == row)
        columns = sum(1 for one in hidden if one[1] == column)
        assert rows >= 2
        assert columns >= 2


def test_rounding_says_that_it_is_about() -> None:
    assert [str(rounded(count=count)) for count in (0, 2, 3, 7, 8, 23)] == [
        "about 0",
        "about 0",
        "about 5",
        "about 5",
        "about 10",
        "about 25",
    ]
    with pytest.raises(ValueError, match="1 or more; 0 is not"):
        rounded(count=3, base=0)
