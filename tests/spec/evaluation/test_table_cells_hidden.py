"""Small counts in a table with known totals: which cells are hidden (x) so that none can be worked out."""

import pytest

from rehabit.evaluation import SmallNumbers, Suppressed
from rehabit.evaluation.disclosure_table import protect_table

TABLE = [
    # counts                              shown                                  why
    ("20 30 | 40 50", "20 30 | 40 50", "nothing is small"),
    ("3 30 | 40 50", "x x | x x", "one small cell takes a rectangle with it"),
    ("3 4 | 40 50", "x x | x x", "two in one row are given away by their columns"),
    ("3 30 60 | 40 50 70 | 4 90 80", "x x 60 | 40 50 70 | x x 80", "two small rows share one further column"),
    (
        "3 30 0 | 40 50 70 | 9 90 80",
        "x x 0 | x x 70 | 9 90 80",
        "an empty cell hides badly, so a fuller one goes",
    ),
    ("3 4 | 5 6 | 40 50", "x x | x x | 40 50", "a closed rectangle of small cells hides itself"),
    ("0 30 | 40 50", "0 30 | 40 50", "nobody is no small number"),
    ("3 30 40", "x x x", "a single row has nothing to hide behind"),
]


@pytest.mark.parametrize(("counts", "shown", "why"), TABLE, ids=[row[2] for row in TABLE])
def test_hidden_cells(counts: str, shown: str, why: str) -> None:
    rows = [line.split() for line in counts.split("|")]
    cells = {(row, at): int(cell) for row, line in enumerate(rows) for at, cell in enumerate(line)}
    found = protect_table(cells=cells, rule=SmallNumbers(fewer_than=8))
    lines = [
        " ".join(
            "x" if isinstance(found[row, at], Suppressed) else str(found[row, at]) for at in range(len(line))
        )
        for row, line in enumerate(rows)
    ]
    assert " | ".join(lines) == shown, why
