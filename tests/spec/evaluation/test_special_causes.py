"""When a run of months is more than chance: the rules of Making Data Count, drawn.

Limits lie at 0 and 6 around a mean of 3, so the near lines are at 1 and 5. One letter a month: O outside,
T trend, N near a limit, S on one side, a dot where there is nothing special. Six is the highest value inside.
"""

import pytest

from rehabit.evaluation.process import Signal
from rehabit.evaluation.process.signals import marked

LETTERS = {Signal.OUTSIDE: "O", Signal.TREND: "T", Signal.NEAR_LIMIT: "N", Signal.SHIFT: "S", None: "."}

TABLE = [
    # months                            marked                why
    ("3 4 3 2 3 4 3 2", "........", "nothing but chance"),
    ("3 3 7 3 3 3 3 3", "..O.....", "one above the upper limit"),
    ("3 3 -1 3 3 3 3 3", "..O.....", "one below the lower limit"),
    ("3 3 6 3 3 3 3 3", "........", "on the limit is inside"),
    ("4 4 4 4 4 4 4 2", "SSSSSSS.", "seven above the mean"),
    ("4 4 4 4 4 4 2 2", "........", "six above are not enough"),
    ("4 4 4 3 4 4 4 4", "........", "a point on the mean ends a run"),
    ("2 2 2 2 2 2 2 2", "SSSSSSSS", "eight below the mean"),
    ("1 2 2.5 3 4 4.5 5", "TTTTTTT", "seven points, six rises"),
    ("1 2 3 3 4 4.5 5", ".......", "an equal point ends a trend"),
    ("5 4.5 4 3 2.5 2 1", "TTTTTTT", "six falls"),
    ("3 5.5 4 5.5 3 2 3", ".N.N...", "two of three near the upper limit, the third above the mean"),
    ("3 5.5 2 5.5 3 2 3", ".......", "the third is on the other side of the mean"),
    ("3 0.5 0.5 2 3 4 3", ".NN....", "two of three near the lower limit"),
    ("3 5 4 5 3 2 3", ".......", "on the near line is not beyond it"),
    ("4 4 4 7 4 4 4", "SSSOSSS", "outside is named before a run"),
]


@pytest.mark.parametrize(("months", "expected", "why"), TABLE, ids=[row[2] for row in TABLE])
def test_signals(months: str, expected: str, why: str) -> None:
    values = [float(value) for value in months.split()]
    points = marked(labels=months.split(), values=values, mean=3, limits=[(0, 6)] * len(values))
    assert "".join(LETTERS[point.signal] for point in points) == expected, why
