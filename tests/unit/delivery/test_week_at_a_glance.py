"""One person's week at home in one line."""

from datetime import date

import pytest

from rehabit.delivery import Day, PainTrend, week_at_a_glance
from rehabit.kernel import Proportion


def week(done: str, pain: str) -> list[Day]:
    """Draw a week: "x" done, "o" not done, "-" nothing planned; pain as digits, "." for none."""
    return [
        Day(
            day=date(2026, 11, 17 + n),
            planned=0 if mark == "-" else 3,
            done=2 if mark == "x" else 0,
            pain=None if score == "." else int(score),
        )
        for n, (mark, score) in enumerate(zip(done, pain, strict=True))
    ]


@pytest.mark.parametrize(
    ("done", "pain", "sentence"),
    [
        ("xxoxo--", "6.5.4.3", "Did 3 of 5 planned days. Pain is easing (4 scores, last 3 of 10)."),
        ("xxxxxxx", "3344455", "Did 7 of 7 planned days. Pain is rising (7 scores, last 5 of 10)."),
        ("xxxxxxx", "4545454", "Did 7 of 7 planned days. Pain is steady (7 scores, last 4 of 10)."),
        (
            "ooooooo",
            "9.....1",
            "Did 0 of 7 planned days. Too few scores to say how the pain is going (2 scores, last 1 of 10).",
        ),
        (
            "-------",
            ".......",
            "Nothing was planned at home. Too few scores to say how the pain is going (0 scores).",
        ),
    ],
)
def test_a_week_in_words(done: str, pain: str, sentence: str) -> None:
    assert week_at_a_glance(days=week(done, pain)).sentence == sentence


def test_figures_stand_beside_the_words() -> None:
    found = week_at_a_glance(days=week("xxoxo--", "6.5.4.3"))
    assert found.days == Proportion(count=3, total=5)
    assert (found.trend, found.pain_entries, found.pain_last) == (PainTrend.EASING, 4, 3)


@pytest.mark.parametrize(
    ("pain", "trend"),
    [
        ("4455", PainTrend.RISING),
        ("4445", PainTrend.STEADY),
        ("5544", PainTrend.EASING),
        ("5554", PainTrend.STEADY),
    ],
)
def test_a_step_is_one_whole_point(pain: str, trend: PainTrend) -> None:
    assert week_at_a_glance(days=week("xxxx", pain)).trend is trend


def test_days_may_come_in_any_order() -> None:
    days = week("xxxx", "6543")
    assert week_at_a_glance(days=days[::-1]) == week_at_a_glance(days=days)


def test_no_days_at_all_is_said_and_not_nought() -> None:
    found = week_at_a_glance(days=[])
    assert (found.days, found.pain_last) == (Proportion(count=0, total=0), None)
