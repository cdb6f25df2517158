"""From baseline tests to bands (clinical content, section 3)."""

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()


def banded(**known: object) -> clinical.Banded:
    return clinical.bands(baseline=clinical.Baseline(**{"age": 72, **known}), catalogue=CONTENT)


@pytest.mark.parametrize(
    ("age", "sex", "stands", "band"),
    [
        # below the cut B, the cut to cut + 4 C, more D; hands used counts as 0, band A
        (62, "male", 0, "A"), (62, "male", 1, "B"), (62, "male", 13, "B"), (62, "male", 14, "C"),
        (62, "male", 18, "C"), (62, "male", 19, "D"),
        (67, "female", 10, "B"), (67, "female", 11, "C"), (72, "female", 9, "B"), (72, "female", 10, "C"),
        (77, "male", 10, "B"), (77, "male", 11, "C"), (82, "female", 8, "B"), (82, "female", 9, "C"),
        (87, "male", 7, "B"), (87, "male", 8, "C"), (92, "female", 3, "B"), (92, "female", 4, "C"),
        (45, "female", 11, "B"), (45, "female", 12, "C"),   # under 60: the row for 60 to 64
        (99, "male", 6, "B"), (99, "male", 7, "C"),         # over 94: the last row
        (72, None, 11, "B"), (72, None, 12, "C"),           # sex not recorded: the higher cut
    ],
)  # fmt: skip
def test_strength_band_from_the_chair_stand(age: int, sex: str | None, stands: int, band: str) -> None:
    assert banded(age=age, sex=sex, chair_stands=stands).bands.strength == band


@pytest.mark.parametrize(
    ("known", "band"),
    [
        ({"balance_stage": "none"}, "A"),
        ({"balance_stage": "feet_together"}, "A"),
        ({"balance_stage": "half_step"}, "B"),
        ({"balance_stage": "heel_to_toe"}, "C"),
        ({"balance_stage": "one_leg"}, "C"),
        ({}, "B"),
        ({"balance_stage": "one_leg", "falls": 1}, "B"),
        ({"balance_stage": "one_leg", "falls": 2}, "A"),
        ({"balance_stage": "one_leg", "falls": 1, "fall_with_injury": True}, "A"),
        ({"balance_stage": "one_leg", "walks_with_frame": True}, "A"),
        ({"balance_stage": "one_leg", "tug_s": 11.9}, "C"),
        ({"balance_stage": "one_leg", "tug_s": 12.0}, "B"),
        ({"balance_stage": "one_leg", "tug_s": 20.0}, "A"),
        ({"balance_stage": "one_leg", "worried_about_falling": True}, "B"),
    ],
)
def test_balance_band(known: dict[str, object], band: str) -> None:
    found = banded(**known)
    assert found.bands.balance == band
    assert f"band {band}" in found.reasons[1].clinical


@pytest.mark.parametrize(
    ("pain", "band"), [(0, "low"), (3, "low"), (4, "mid"), (6, "mid"), (7, "high"), (10, "high")]
)
def test_pain_band(pain: int, band: str) -> None:
    assert banded(worst_pain=pain).bands.pain == band


def test_what_was_not_tested_counts_as_the_most_careful_band_and_says_so() -> None:
    found = banded()
    assert (found.bands.strength, found.bands.pain) == ("A", "high")
    codes = [reason.code for reason in found.reasons]
    assert codes == ["band_strength_missing", "band_balance", "band_pain_missing"]
