"""What happens when answers are missing: each instrument's own rule, as a table.

Read a row as: of this scale, so many answered; is there a score? Where there is, the answers given were all
`answer`, so that the value can be worked out by eye.
"""

import pytest

from rehabit.catalogue import instruments
from rehabit.outcomes import score

TABLE = [
    # instrument    scale                  answered  score?  answer  value
    ("phq-9", "total", 7, True, 2, 18),
    ("phq-9", "total", 6, False, 2, None),
    ("phq-8", "total", 7, True, 2, 16),
    ("phq-8", "total", 6, False, 2, None),
    ("gad-7", "total", 5, True, 1, 7),
    ("gad-7", "total", 4, False, 1, None),
    ("phq-4", "total", 3, False, 1, None),
    ("koos", "pain", 5, True, 1, 75),
    ("koos", "pain", 4, False, 1, None),
    ("koos", "symptoms", 4, True, 1, 75),
    ("koos", "symptoms", 3, False, 1, None),
    ("koos", "adl", 9, True, 2, 50),
    ("koos", "adl", 8, False, 2, None),
    ("koos", "sport_rec", 3, True, 2, 50),
    ("koos", "qol", 2, True, 3, 25),
    ("koos", "qol", 1, False, 3, None),
    ("hoos", "symptoms", 3, True, 1, 75),
    ("hoos", "pain", 5, True, 1, 75),
    ("hoos", "sport_rec", 2, True, 1, 75),
    ("womac", "pain", 4, True, 2, 10),
    ("womac", "pain", 3, False, 2, None),
    ("womac", "stiffness", 1, True, 2, 4),
    ("womac", "function", 14, True, 2, 34),
    ("womac", "function", 13, False, 2, None),
    ("womac-from-koos", "function", 14, True, 2, 34),
    ("womac-from-koos", "function", 13, False, 2, None),
    ("koos-ps", "score", 6, False, 2, None),
    ("oks", "total", 10, True, 3, 36),
    ("oks", "total", 9, False, 3, None),
    ("odi", "percent", 9, True, 2, 40),
    ("odi", "percent", 8, False, 2, None),
    ("rmdq", "total", 1, True, 1, 1),
    ("rmdq", "total", 0, False, 1, None),
    ("ases-8", "mean", 6, True, 7, 7),
    ("ases-8", "mean", 5, False, 7, None),
    ("hads", "anxiety", 6, False, 1, None),
    ("msk-hq", "total", 13, False, 1, None),
    ("swemwbs", "metric", 6, False, 3, None),
    ("who-5", "percent", 4, False, 3, None),
    ("promis-gh-10", "gph_t", 3, False, 3, None),
    ("rand-36-pf", "physical_functioning", 5, True, 2, 50),
    ("rand-36-pf", "physical_functioning", 4, False, 2, None),
]


@pytest.mark.parametrize(("instrument", "scale", "answered", "scored", "answer", "value"), TABLE)
def test_missing_answers(
    instrument: str, scale: str, answered: int, scored: bool, answer: int, value: int | None
) -> None:
    items = instruments.load(instrument).score_rule(scale).items
    found = score(instrument, dict.fromkeys(items[:answered], answer))[scale]
    assert (found.value is not None) is scored
    assert found.value == value
    assert (found.n_answered, found.n_items) == (answered, len(items))
