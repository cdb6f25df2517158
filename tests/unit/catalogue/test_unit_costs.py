"""Unit costs, price indices and thresholds: what the files hold, and what is wrong with a faulty one."""

from pathlib import Path

import pytest

from rehabit.catalogue.fault import ContentError, UnknownContent
from rehabit.catalogue.thresholds import thresholds
from rehabit.catalogue.unit_costs import splices, unit_cost, unit_costs

COST = """
[[cost]]
id = "a"
label = "A"
unit = "hour"
source = "somewhere"
mark = "V"
price = [{ price_year = "2023/24", amount = 1 }, { price_year = "2024/25", amount = 2 }]
"""
THRESHOLD = """
[[threshold]]
id = "a"
label = "A"
outcome = "QALY"
amount = 1
from = 2026-04-01
source = "somewhere"
mark = "V"
"""


def shelf_with(root: Path, folder: str, *texts: str) -> Path:
    (root / folder).mkdir(parents=True)
    for number, text in enumerate(texts):
        (root / folder / f"file{number}.toml").write_text(text, encoding="utf-8")
    return root


def test_each_cost_has_a_price_year_and_a_source() -> None:
    assert {cost.unit for cost in unit_costs().values()} == {"hour", "contact"}
    assert all(cost.source for cost in unit_costs().values())
    assert unit_cost("physio-band-6").newest.amount == 60
    assert unit_cost("physio-band-6").at(price_year="2022/23").amount == 53


def test_an_unknown_cost_or_year_is_answered_with_what_there_is() -> None:
    with pytest.raises(UnknownContent, match=r"physio-band-6"):
        unit_cost("physio-band-66")
    with pytest.raises(UnknownContent, match=r"no price for 1999/00; there are 2022/23, 2023/24, 2024/25"):
        unit_cost("physio-band-6").at(price_year="1999/00")


def test_the_two_indices_are_joined_at_a_year_that_is_said() -> None:
    splice = splices()["hchs-nhscii"]
    assert (splice.earlier.kind, splice.later.kind, splice.year) == ("levels", "rates", "2014/15")
    assert splice.earlier.values["2014/15"] == 293.1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "amount = 1 }",
            "amount = -1 }",
            "cost[1].price[1].amount: found -1; allowed: an amount of 0 or more",
        ),
        ('"2023/24"', '"2023"', "price_year: found '2023'; allowed: a financial year"),
        ('"2023/24"', '"2025/26"', "allowed: at least one price, each year once, the oldest first"),
        ('"hour"', '"day"', "unit: found 'day'; allowed: one of hour, contact"),
        ('mark = "V"', 'mark = "V"\ncolour = "red"', "colour: found 'red'; allowed: only"),
    ],
)
def test_a_faulty_cost_is_named_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    root = shelf_with(tmp_path, "unit_costs", COST.replace(old, new))
    with pytest.raises(ContentError) as error:
        unit_costs(root=root)
    assert told in str(error.value)


def test_two_costs_of_one_name_are_refused(tmp_path: Path) -> None:
    root = shelf_with(tmp_path, "unit_costs", COST, COST)
    with pytest.raises(ContentError, match=r"an id that no other unit cost has"):
        unit_costs(root=root)


def test_thresholds_are_dated_and_in_order() -> None:
    assert [row.amount for row in thresholds(outcome="QALY")] == [20_000, 25_000, 30_000, 35_000]
    assert thresholds(outcome="responder")[0].amount == 0
    assert all(row.start.year >= 2007 and row.source for row in thresholds(outcome="responder"))


def test_a_negative_threshold_is_refused(tmp_path: Path) -> None:
    root = shelf_with(tmp_path, "thresholds", THRESHOLD.replace("amount = 1", "amount = -1"))
    with pytest.raises(ContentError, match=r"amount: found -1; allowed: an amount of 0 or more"):
        thresholds(outcome="QALY", root=root)
