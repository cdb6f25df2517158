"""How scores are read: worked examples and bands, as tables."""

import pytest

from rehabit.outcomes import Score, score

# RAND-36 physical functioning: 1 limited a lot = 0, 2 a little = 50, 3 not limited = 100;
# the score is the mean of what is answered.
PHYSICAL_FUNCTIONING = [
    # ten answers                                        score
    ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0),
    ([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 100),
    ([1, 2, 3, 1, 2, 2, 1, 2, 3, 3], 50),
    ([1, 2, 2, 1, 2, 2, 1, 2, 3, 3], 45),
    ([1, 2, 3, None, None, None, None, 2, 3, 3], 200 / 3),
]

# The second row is the example in RAND's scoring instructions: 4, 3, 3 and blank give (40 + 60 + 40) / 3.
ENERGY = [
    ({"23": 3, "27": 3, "29": 3, "31": None}, 160 / 3),
    ({"23": 4, "27": 3, "29": 3, "31": None}, 140 / 3),
    ({"23": 1, "27": 1, "29": 6, "31": 6}, 100),
    ({"23": 6, "27": 6, "29": 1, "31": 1}, 0),
]

BANDS = [
    # instrument     answers                              scale           band
    ("phq-4", [0, 0, 1, 1], "total", "none"),
    ("phq-4", [1, 1, 1, 0], "total", "mild"),
    ("phq-4", [3, 2, 1, 0], "total", "moderate"),
    ("phq-4", [3, 3, 3, 0], "total", "severe"),
    ("phq-4", [1, 1, 2, 1], "depression_phq2", "positive"),
    ("gad-7", [3, 3, 3, 1, 0, 0, 0], "total", "moderate"),
    ("phq-9", [3, 3, 3, 3, 3, 0, 0, 0, 0], "total", "moderately severe"),
    ("evs", {"days": 5, "minutes": 30}, "minutes_week", "meets guidance"),
    ("evs", {"days": 5, "minutes": 29}, "minutes_week", "below guidance"),
    ("days-active", {"days": 5}, "days", "five days or more"),
    ("pgic", [2], "change", "improved"),
    ("pgic", [1], "change", "no important change"),
    ("pgic", [-1], "change", "worse"),
    ("satisfaction", [4], "satisfaction", "satisfied"),
    ("fft", [6], "experience", "dont_know"),
    ("odi", [2, 2, 2, 2, 2, 2, 2, 2, 2, 2], "percent", "21 to 40"),
    ("odi", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "percent", "0 to 20"),
    ("who-5", [2, 2, 2, 3, 3], "percent", "29 to 50"),
    ("swemwbs", [3, 3, 3, 3, 3, 3, 3], "metric", "typical"),
    ("start-msk", [9, 1, 1, 1, 1, 1, 1, 0, 0, 0], "total", "high"),
]

CHAIR_STAND = [
    # stands, arms used   score
    (9, 0, 9),
    (9, None, 9),
    (9, 1, 0),
]


@pytest.mark.parametrize(("answers", "value"), PHYSICAL_FUNCTIONING)
def test_physical_functioning(answers: list[int | None], value: float) -> None:
    found = score("rand-36-pf", answers)["physical_functioning"].value
    assert found is not None
    assert float(found) == pytest.approx(value)


@pytest.mark.parametrize(("answers", "value"), ENERGY)
def test_energy(answers: dict[str, int | None], value: float) -> None:
    found = score("rand-36", answers)["energy"].value
    assert found is not None
    assert float(found) == pytest.approx(value)


def test_the_whole_survey_best_and_worst() -> None:
    best = {1: 1, 2: 1, 20: 1, 21: 1, 22: 1, 32: 5, 33: 5, 34: 1, 35: 5, 36: 1}
    best |= dict.fromkeys(range(3, 13), 3) | dict.fromkeys(range(13, 20), 2)
    best |= dict.fromkeys((23, 26, 27, 30), 1) | dict.fromkeys((24, 25, 28, 29, 31), 6)
    found = score("rand-36", {str(item): answer for item, answer in best.items()})
    assert {name: one.value for name, one in found.items()} == dict.fromkeys(found, 100)


@pytest.mark.parametrize(("instrument", "answers", "scale", "band"), BANDS)
def test_bands(instrument: str, answers: list[int] | dict[str, int], scale: str, band: str) -> None:
    found = score(instrument, answers)[scale]
    assert isinstance(found, Score)
    assert found.band == band


@pytest.mark.parametrize(("stands", "arms_used", "value"), CHAIR_STAND)
def test_a_chair_stand_with_the_arms_counts_as_none(stands: int, arms_used: int | None, value: int) -> None:
    assert score("chair-stand-30s", {"stands": stands, "arms_used": arms_used})["stands"].value == value


def test_stairs_are_comparable_by_the_step() -> None:
    found = score("stair-climb", {"seconds": "18.9", "steps": 9})
    assert found["seconds"].rounded() == found["seconds"].rounded(places=1)  # type: ignore[union-attr]
    assert float(found["seconds_per_step"].value or 0) == pytest.approx(2.1)
