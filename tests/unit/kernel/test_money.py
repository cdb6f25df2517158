"""Money keeps its price year."""

import pytest

from rehabit.kernel import MixedMoney, Money, next_price_year, price_year_fault


def pounds(amount: float, year: str = "2024/25") -> Money:
    return Money(amount=amount, price_year=year)


def test_sums_shares_and_ratios_of_one_price_year() -> None:
    assert pounds(60) + pounds(4) - pounds(14) == pounds(50)
    assert 2 * pounds(3) == pounds(3) * 2 == pounds(12) / 2
    assert pounds(160).ratio(pounds(130)) == pytest.approx(160 / 130)


@pytest.mark.parametrize(
    "other", [pounds(1, "2023/24"), Money(amount=1, price_year="2024/25", currency="EUR")]
)
def test_prices_of_different_years_or_currencies_do_not_mix(other: Money) -> None:
    for put_together in (
        lambda: pounds(1) + other,
        lambda: pounds(1) - other,
        lambda: pounds(1).ratio(other),
    ):
        with pytest.raises(MixedMoney, match=r"cannot be put together"):
            put_together()


@pytest.mark.parametrize("year", ["2024", "2024/26", "24/25", "2024/2025", ""])
def test_a_price_year_is_a_financial_year(year: str) -> None:
    assert price_year_fault(year).code == "not_a_price_year"
    with pytest.raises(ValueError, match=r"such as 2024/25"):
        pounds(1, year)


def test_the_turn_of_the_century_is_a_price_year_too() -> None:
    assert price_year_fault("1999/00") is None
    assert next_price_year("2003/04") == "2004/05"
    assert next_price_year("2008/09") == "2009/10"


def test_written_for_people() -> None:
    assert str(pounds(1234.5)) == "£1,234.50"
    assert str(pounds(-1118)) == "−£1,118.00"
    assert str(pounds(-0.001)) == "£0.00"
    assert str(Money(amount=298, price_year="2020/21", currency="EUR")) == "EUR 298.00"
