"""A group of eight: the share who improved depends on who is counted, so three views stand beside each
other."""

import pytest

from rehabit.evaluation import ShareEstimate, responder_shares
from rehabit.outcomes import responder

TABLE = [
    # improved  not improved  not measured   complete   worst    best
    (5, 3, 0, "5 of 8", "5 of 8", "5 of 8"),
    (5, 1, 2, "5 of 6", "5 of 8", "7 of 8"),
    (1, 1, 6, "1 of 2", "1 of 8", "7 of 8"),
    (0, 2, 6, "0 of 2", "0 of 8", "6 of 8"),
    (0, 0, 8, "nobody", "0 of 8", "8 of 8"),
]


@pytest.mark.parametrize(("improved", "not_improved", "not_measured", "complete", "worst", "best"), TABLE)
def test_views(
    improved: int, not_improved: int, not_measured: int, complete: str, worst: str, best: str
) -> None:
    pairs = [(8, 4)] * improved + [(8, 8)] * not_improved + [(8, None)] * not_measured
    found = responder_shares(
        rule="pain-30", responses=[responder("pain-30", before, after) for before, after in pairs], started=8
    )
    shown = [
        str(view.proportion) if isinstance(view, ShareEstimate) else "nobody"
        for view in (found.complete_case, found.worst_case, found.best_case)
    ]
    assert shown == [complete, worst, best]
