"""The rhythm of the programme, from dates alone."""

from datetime import date, timedelta

from rehabit.delivery import rhythm_cautions

START = date(2026, 9, 8)


def days(*offsets: int) -> list[date]:
    return [START + timedelta(days=offset) for offset in offsets]


def test_no_dates_have_nothing_to_say() -> None:
    assert rhythm_cautions(days=[]) == ()


def test_twice_a_week_over_five_weeks_is_right() -> None:
    assert rhythm_cautions(days=days(0, 2, 7, 9, 14, 16, 21, 23, 28, 30)) == ()


def test_the_order_of_dates_does_not_matter() -> None:
    assert rhythm_cautions(days=days(30, 28, 23, 21, 16, 14, 9, 7, 2, 0)) == ()


def test_once_a_week_is_named_for_each_thin_week_but_the_last() -> None:
    found = rhythm_cautions(days=days(0, 7, 9, 14, 16, 21, 23, 28))
    assert [caution.sentence for caution in found] == [
        "The week from 8 September 2026 has one session; the programme meets at least twice a week."
    ]


def test_four_weeks_are_too_few() -> None:
    found = rhythm_cautions(days=days(0, 2, 7, 9, 14, 16, 21, 23))
    assert [caution.sentence for caution in found] == [
        "The group would last 4 weeks; the programme runs over at least 5."
    ]
