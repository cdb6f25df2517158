"""A price is brought forward by a named index, step by step; what no index covers is refused."""

import pytest

from rehabit.catalogue.unit_costs import splices
from rehabit.economics.costing import inflated
from rehabit.kernel import Money, Refusal

TABLE = [
    # £     of       to          gives, or why not
    (125, "2003/04", "2014/15", "£162.98"),  # HCHS 293.1 / 224.8
    (224, "2003/04", "2014/15", "£292.06"),
    (125, "2003/04", "2015/16", "£163.63"),  # and NHSCII 0.40 %
    (100, "2021/22", "2023/24", "£109.97"),  # NHSCII 7.32 % and 2.47 %
    (100, "2014/15", "2014/15", "£100.00"),
    (100, "2004/05", "2014/15", "index_has_no_year"),
    (100, "2023/24", "2024/25", "index_has_no_year"),
    (100, "2016/17", "2014/15", "goes_back"),
]


@pytest.mark.parametrize(("amount", "year", "to", "expected"), TABLE)
def test_prices(amount: float, year: str, to: str, expected: str) -> None:
    found = inflated(money=Money(amount=amount, price_year=year), to=to, splice=splices()["hchs-nhscii"])
    assert (found.code if isinstance(found, Refusal) else str(found.money)) == expected
