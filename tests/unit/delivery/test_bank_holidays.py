"""Bank holidays between two days."""

from datetime import date

from rehabit.delivery import Nation, bank_holidays


def test_both_ends_are_included_and_nothing_outside() -> None:
    found = bank_holidays(nation=Nation.ENGLAND_AND_WALES, first=date(2026, 12, 25), last=date(2027, 1, 1))
    assert list(found) == [date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28), date(2027, 1, 1)]


def test_scotland_has_the_second_of_january() -> None:
    window = {"first": date(2025, 1, 1), "last": date(2025, 1, 2)}
    assert date(2025, 1, 2) in bank_holidays(nation=Nation.SCOTLAND, **window)
    assert date(2025, 1, 2) not in bank_holidays(nation=Nation.NORTHERN_IRELAND, **window)
