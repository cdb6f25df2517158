"""Costs as delivered: staff, room, kit, travel, no-shows, set-up; and what cannot be costed."""

from dataclasses import replace

import pytest

from rehabit.catalogue.unit_costs import splices
from rehabit.economics.bad_input import BadInput
from rehabit.economics.costing import (
    DeliveredSession,
    SetUp,
    StaffTime,
    cost_difference,
    fill_curve,
    group_cost,
    inflated,
    one_to_one_cost,
    session_cost,
    setup_share,
)
from rehabit.kernel import MixedMoney, Money, Proportion, Refusal


def pounds(amount: float, year: str = "2024/25") -> Money:
    return Money(amount=amount, price_year=year)


LEADER = StaffTime(role="band 6", hour=pounds(60), delivery=60, preparation=20, administration=10)
SESSION = DeliveredSession(
    staff=[LEADER], venue=pounds(20), equipment=pounds(5), travel=pounds(5), booked=8, came=6
)
SPLICE = splices()["hchs-nhscii"]


def test_a_session_is_the_sum_of_its_parts_and_says_what_stayed_empty() -> None:
    cost = session_cost(session=SESSION)
    assert (cost.staff, cost.total) == (pounds(90), pounds(120))
    assert cost.unused == pounds(30)
    assert LEADER.minutes == 90


def test_a_session_that_nobody_was_booked_for_is_all_unused() -> None:
    cost = session_cost(session=replace(SESSION, booked=0, came=0))
    assert cost.unused == cost.total


def test_prices_of_two_years_do_not_make_one_session() -> None:
    with pytest.raises(MixedMoney):
        session_cost(session=replace(SESSION, venue=pounds(20, "2023/24")))


def test_a_group_is_divided_by_who_started_completed_and_came() -> None:
    cost = group_cost(sessions=[SESSION] * 12, started=8, completed=6, setup_per_person=pounds(10))
    assert cost.total == pounds(12 * 120 + 80)
    assert cost.per_started == pounds(190)
    assert cost.per_completed.amount == pytest.approx(1520 / 6)
    assert cost.per_attendance.amount == pytest.approx(1520 / 72)
    assert cost.attendances == Proportion(count=72, total=96)
    assert (cost.group_size, cost.setup, cost.unused) == (6, pounds(80), pounds(360))


def test_nobody_to_divide_by_is_said_and_not_divided() -> None:
    cost = group_cost(sessions=[replace(SESSION, booked=0, came=0)], started=0, completed=0)
    for each in (cost.per_started, cost.per_completed, cost.per_attendance):
        assert isinstance(each, Refusal)
        assert each.code == "nobody_counted"
    assert cost.setup == pounds(0)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda: replace(LEADER, delivery=-5),
            "minutes of delivery, band 6: -5 was given; a number of at least 0",
        ),
        (lambda: replace(LEADER, hour=pounds(-1)), "price of an hour, band 6: −£1.00 was given; 0 or more"),
        (lambda: replace(SESSION, came=9), "people who came: 9 was given; no more than the 8 booked"),
        (lambda: replace(SESSION, travel=pounds(-1)), "travel: −£1.00 was given; 0 or more is needed"),
        (lambda: group_cost(sessions=[], started=8, completed=8), "sessions: none was given; a group has"),
        (
            lambda: group_cost(sessions=[SESSION], started=8, completed=9),
            "people who completed: 9 was given; a number from 0 to 8",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_value_rule_and_place(make: object, told: str) -> None:
    with pytest.raises(BadInput) as error:
        make()
    assert told in str(error.value)


def test_set_up_is_an_annuity_spread_over_people() -> None:
    share = setup_share(setup=SetUp(cost=pounds(10_000), years=5, people_a_year=100))
    # 10,000 / 4.51505237 (five years at 3.5 %) / 100
    assert share.amount == pytest.approx(10_000 / 4.51505237 / 100, rel=1e-8)
    assert setup_share(setup=SetUp(cost=pounds(1_000), years=5, people_a_year=10, rate=0)) == pounds(20)
    with pytest.raises(BadInput, match=r"people who start in a year: 0 was given; a number above 0"):
        setup_share(setup=SetUp(cost=pounds(1), years=5, people_a_year=0))


def test_the_cost_per_person_falls_as_a_group_fills() -> None:
    curve = fill_curve(per_group=pounds(960), per_head=pounds(4), places=8, people=[4, 6, 8])
    assert [point.per_person.amount for point in curve] == [244, 164, 124]
    assert [point.fill for point in curve] == [0.5, 0.75, 1]
    with pytest.raises(BadInput, match=r"people in a group: 9 was given; the group has 8 places"):
        fill_curve(per_group=pounds(960), per_head=pounds(4), places=8, people=[9])


def test_one_to_one_against_a_group_and_the_size_at_which_they_cost_the_same() -> None:
    alone = one_to_one_cost(contacts=5, price=pounds(79.06))
    assert alone.per_person.amount == pytest.approx(395.3)
    found = cost_difference(one_to_one=pounds(395), per_group=pounds(975), per_head=pounds(5), people=5)
    assert found.difference == pounds(195)
    assert found.break_even_people == 2.5
    dear = cost_difference(one_to_one=pounds(5), per_group=pounds(975), per_head=pounds(5), people=5)
    assert dear.break_even_people is None
    assert dear.difference.amount < 0


def test_a_price_is_brought_forward_over_the_splice_step_by_step() -> None:
    found = inflated(money=pounds(125, "2003/04"), to="2016/17", splice=SPLICE)
    assert found.factor == pytest.approx(293.1 / 224.8 * 1.004 * 1.0209)
    assert len(found.steps) == 2
    assert found.steps[0].endswith("2003/04 to 2014/15: × 1.3038")


def test_within_one_index_there_is_one_step_and_within_one_year_none() -> None:
    assert len(inflated(money=pounds(1, "2010/11"), to="2012/13", splice=SPLICE).steps) == 1
    late = inflated(money=pounds(100, "2021/22"), to="2023/24", splice=SPLICE)
    assert late.money.amount == pytest.approx(100 * 1.0732 * 1.0247)
    assert inflated(money=pounds(7, "2012/13"), to="2012/13", splice=SPLICE).money == pounds(7, "2012/13")


@pytest.mark.parametrize(
    ("year", "to", "code"),
    [
        ("2014/15", "2013/14", "goes_back"),
        ("2005/06", "2014/15", "index_has_no_year"),
        ("2023/24", "2024/25", "index_has_no_year"),
        ("2014/15", "soon", "not_a_price_year"),
    ],
)
def test_what_no_index_covers_is_refused(year: str, to: str, code: str) -> None:
    assert inflated(money=pounds(1, year), to=to, splice=SPLICE).code == code
