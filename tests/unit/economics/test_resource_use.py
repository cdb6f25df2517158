"""What people used: read from a file, costed, and nothing filled in for what was not answered."""

import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.resource_use import Use, informal_care_cost, read_use, use_cost
from rehabit.kernel import Money, Refusal

FILE = """\ufeffperson, recall_months ,gp,physiotherapy
P1,6,2,0
P2,6,0,5
P3,6,,1
P4,six,1,1
P5,6,-1,0
P6,6
"""
PRICES = {
    "gp": Money(amount=48, price_year="2024/25"),
    "physiotherapy": Money(amount=79.06, price_year="2024/25"),
}


def test_a_file_is_read_row_by_row_and_says_what_it_could_not_read() -> None:
    read = read_use(text=FILE)
    assert len(read.uses) == 6
    assert [row.line for row in read.unread] == [5, 6, 7]
    assert "could not convert" in read.unread[0].reason
    assert "GP consultations of P5: -1.0 was given" in read.unread[1].reason
    assert read.unread[2].reason == "the row has fewer cells than the header"


@pytest.mark.parametrize("text", ["", "person,recall_months\n", "person,recall_months,gp,dentist\n", "gp\n"])
def test_a_header_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"header of the file: .* was given; person, recall_months and"):
        read_use(text=text)


def test_the_cost_is_count_times_price_of_those_who_answered_everything() -> None:
    cost = use_cost(uses=read_use(text=FILE).uses, prices=PRICES)
    assert (cost.n, cost.asked) == (2, 3)
    assert cost.mean.amount == pytest.approx((96 + 5 * 79.06) / 2)
    assert cost.by_kind["gp"].amount == 48
    assert sum(part.amount for part in cost.by_kind.values()) == pytest.approx(cost.mean.amount)
    assert cost.people[2].cost.code == "use_missing"
    assert "GP consultations" in cost.people[2].cost.sentence


def test_when_nobody_answered_everything_there_is_no_mean() -> None:
    cost = use_cost(uses=[Use(person="P", kind="gp", count=None, recall_months=6)], prices=PRICES)
    assert isinstance(cost.mean, Refusal)
    assert cost.by_kind == {}


def test_periods_and_prices_must_fit() -> None:
    six, twelve = (Use(person="P", kind="gp", count=1, recall_months=months) for months in (6, 12))
    with pytest.raises(BadInput, match=r"recall period: \[6, 12\] was given; one period"):
        use_cost(uses=[six, twelve], prices=PRICES)
    with pytest.raises(BadInput, match=r"a price is needed for inpatient"):
        use_cost(uses=[Use(person="P", kind="inpatient", count=1, recall_months=6)], prices=PRICES)
    with pytest.raises(BadInput, match=r"use of P: dentist was given; one of gp"):
        Use(person="P", kind="dentist", count=1, recall_months=6)


def test_unpaid_help_names_its_price_and_its_view() -> None:
    found = informal_care_cost(hours=10, price=PRICES["gp"], valued_as="an hour of paid home care")
    assert (found.cost.amount, found.perspective) == (480, "societal")
