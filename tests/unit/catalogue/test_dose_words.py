"""A dose in plain words, and as plain data and back."""

import pytest

from rehabit.catalogue import Dose


@pytest.mark.parametrize(
    ("dose", "words", "seconds"),
    [
        (Dose(sets=2, reps=8), "2 sets of 8", 0),
        (Dose(sets=1, reps=8), "1 set of 8", 0),
        (Dose(sets=2, reps=6, hold_s=3), "2 sets of 6, hold each for 3 seconds", 36),
        (Dose(sets=1, reps=3, hold_s=10), "3 holds of 10 seconds", 30),
        (Dose(sets=1, reps=1, hold_s=10), "1 hold of 10 seconds", 10),
        (Dose(sets=1, reps=5, hold_s=1), "1 set of 5, hold each for 1 second", 5),
        (Dose(sets=2, seconds=60), "2 times 1 minute", 120),
        (Dose(sets=1, seconds=300), "5 minutes", 300),
        (Dose(sets=1, seconds=150), "2 minutes 30 seconds", 150),
        (Dose(sets=2, seconds=45), "2 times 45 seconds", 90),
    ],
)
def test_words_and_time(dose: Dose, words: str, seconds: int) -> None:
    assert dose.words == str(dose) == words
    assert dose.total_seconds == seconds
    assert Dose.from_stored(dose.stored) == dose


def test_stored_data_with_a_part_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="beats"):
        Dose.from_stored({"sets": 2, "beats": 3})
