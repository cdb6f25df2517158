"""An amount of money with its currency and the year whose prices it is in."""

import re
from dataclasses import dataclass

from rehabit.kernel.verdict import Refusal

_YEAR = re.compile(r"(20|19)(\d\d)/(\d\d)")


class MixedMoney(ValueError):
    """Two amounts were put together that are in different currencies or in prices of different years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """``amount`` in whole units of ``currency`` (pounds, not pence), in prices of a financial year.

    ``price_year`` is written 2024/25. Amounts are estimates, so they are floats; they are rounded only when
    shown. Adding, subtracting and dividing need the same currency and price year; anything else raises
    ``MixedMoney``, because £1 of 2003 is not £1 of 2025.
    """

    amount: float
    price_year: str
    currency: str = "GBP"

    def __post_init__(self) -> None:
        fault = price_year_fault(self.price_year)
        if fault is not None:
            raise ValueError(fault.sentence)

    def __str__(self) -> str:
        sign = "−" if round(self.amount, 2) < 0 else ""
        return f"{sign}{'£' if self.currency == 'GBP' else self.currency + ' '}{abs(self.amount):,.2f}"

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return self._with(self.amount + other.amount)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return self._with(self.amount - other.amount)

    def __mul__(self, times: float) -> "Money":
        return self._with(self.amount * times)

    __rmul__ = __mul__

    def __truediv__(self, parts: float) -> "Money":
        return self._with(self.amount / parts)

    def ratio(self, other: "Money") -> float:
        """How many times ``other`` this is."""
        self._same(other)
        return self.amount / other.amount

    def _with(self, amount: float) -> "Money":
        return Money(amount=amount, price_year=self.price_year, currency=self.currency)

    def _same(self, other: "Money") -> None:
        if (self.currency, self.price_year) != (other.currency, other.price_year):
            raise MixedMoney(
                f"{self} ({self.currency}, {self.price_year} prices) and {other} ({other.currency}, "
                f"{other.price_year} prices) cannot be put together: bring them to one price year first."
            )


def price_year_fault(text: str) -> Refusal | None:
    """Why ``text`` is not a financial year such as 2024/25, or None when it is one."""
    found = _YEAR.fullmatch(text)
    if found and int(found[3]) == (int(found[2]) + 1) % 100:
        return None
    return Refusal(
        "not_a_price_year",
        f"'{text}' is not a price year: write a financial year, such as 2024/25.",
    )


def next_price_year(text: str) -> str:
    """2024/25 after 2023/24."""
    start = int(text[:4]) + 1
    return f"{start}/{(start + 1) % 100:02}"
