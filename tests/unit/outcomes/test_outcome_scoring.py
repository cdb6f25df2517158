from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.outcomes import ENGINE, NotScored, Reason, Score, round_half_up, score


def test_a_score_says_where_it_comes_from() -> None:
    found = score("nrs-pain", {"average": 4, "worst": 7}, about="left knee")["worst"]
    assert isinstance(found, Score)
    assert found.value == 7
    assert found.reason is None
    stamp = found.stamp
    assert (stamp.instrument, stamp.version, stamp.scale, stamp.engine) == ("nrs-pain", "1", "worst", ENGINE)
    assert (stamp.value_set, stamp.about) == ("", "left knee")


def test_one_wrong_answer_leaves_the_other_scores_alone() -> None:
    found = score("nrs-pain", {"average": 12, "worst": 7})
    assert isinstance(found["average"], NotScored)
    assert found["average"].reason is Reason.OUT_OF_RANGE
    assert found["average"].value is None
    assert found["worst"].value == 7


def test_too_few_answers_say_how_many_are_needed() -> None:
    found = score("phq-4", [1, None, 2, 3])["total"]
    assert isinstance(found, NotScored)
    assert found.reason is Reason.TOO_FEW_ITEMS
    assert found.sentence == "Anxiety and low mood together needs at least 4 of 4 answers; 3 came."
    assert (found.n_answered, found.n_items) == (3, 4)


def test_nothing_is_rounded_inside() -> None:
    found = score("phq-9", [1, 2, None, 1, 0, 2, 1, 0, 0])["total"]
    assert isinstance(found, Score)
    assert found.value == Fraction(63, 8)
    assert (found.n_answered, found.n_items, found.n_imputed) == (8, 9, 1)
    assert found.rounded() == 8
    assert found.rounded(places=2) == Decimal("7.88")
    assert found.band == "mild"


def test_a_summary_needs_all_its_parts() -> None:
    whole = dict.fromkeys(("P1", "P5", "P6", "P8", "A3", "A4", "A7", "SP4", "Q1", "Q2", "Q3", "Q4"), 1)
    assert score("koos-12", whole)["summary"].value == 75
    partly = score("koos-12", whole | {"Q1": None, "Q2": None, "Q3": None})
    assert partly["pain"].value == 75
    summary = partly["summary"]
    assert isinstance(summary, NotScored)
    assert "needs at least 3 of 3 part scores; 2 came" in summary.sentence


def test_no_days_means_no_minutes_are_needed() -> None:
    assert score("evs", {"days": 0})["minutes_week"].value == 0
    assert score("evs", {"days": 3})["minutes_week"].reason is Reason.TOO_FEW_ITEMS


def test_a_problem_with_the_deciding_item_stops_the_score() -> None:
    assert score("chair-stand-30s", {"stands": 9, "arms_used": "x"})["stands"].reason is Reason.NOT_A_NUMBER


def test_a_version_that_is_not_held_is_refused() -> None:
    assert score("phq-2", [1, 1], version="1")["total"].value == 2
    with pytest.raises(instruments.UnknownInstrument, match="held in version 1, not '2'"):
        score("phq-2", [1, 1], version="2")


def test_a_result_outside_its_range_is_not_a_score() -> None:
    held = instruments.load("evs")
    narrow = replace(held, scores=(replace(held.scores[0], high=Fraction(100)),))
    found = score(narrow, {"days": 7, "minutes": 60})["minutes_week"]
    assert isinstance(found, NotScored)
    assert found.reason is Reason.OUT_OF_RANGE
    assert "came to 420, outside its range of 0 to 100" in found.sentence


def test_a_fixed_distance_over_no_time_is_not_evaluable() -> None:
    held = instruments.load("walk-40m")
    item = replace(held.items[0], scale=replace(held.items[0].scale, low=Fraction(0)))
    found = score(replace(held, items=(item,)), {"seconds": 0})["speed_m_s"]
    assert found.reason is Reason.NOT_EVALUABLE


def test_a_score_without_bands_has_no_band() -> None:
    found = score("walk-6min", {"metres": 412.5})["metres"]
    assert isinstance(found, Score)
    assert (found.value, found.band, found.unit) == (Fraction(825, 2), "", "metres")


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.675", 2, "2.68"),
        ("-2.675", 2, "-2.68"),
        ("0.76745781", 4, "0.7675"),
        ("0", 1, "0.0"),
        ("12", 0, "12"),
    ],
)
def test_halves_go_away_from_zero(value: str, places: int, shown: str) -> None:
    assert str(round_half_up(Fraction(value), places=places)) == shown
