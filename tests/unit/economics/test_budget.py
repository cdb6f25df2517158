"""Five years of a budget, waiting lists, freed time; and counts that cannot be mixed up."""

import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.budget import (
    BudgetPlan,
    MixedCounts,
    People,
    PerPerson,
    PerVisit,
    Range,
    Visits,
    VisitsPerPerson,
    budget_impact,
    staff_hours_freed,
    waiting_list,
)
from rehabit.kernel import Money


def pounds(amount: float) -> Money:
    return Money(amount=amount, price_year="2024/25")


def saving(low: float, middle: float, high: float) -> Range:
    return Range(low=pounds(low), middle=pounds(middle), high=pounds(high))


def plan(**other: object) -> BudgetPlan:
    fields = {
        "eligible": People(1_000),
        "uptake": [0.1, 0.2, 0.3],
        "capacity": People(240),
        "cost": pounds(130),
        "saving": saving(0, 200, 319),
        "releasing": 0.25,
        "setup": pounds(5_000),
    }
    return BudgetPlan(**(fields | other))


def test_an_amount_for_each_person_is_never_multiplied_by_visits() -> None:
    """The case study's £319 × 1,515: here it does not go through."""
    each, visits = PerPerson(pounds(319)), Visits(1_515)
    with pytest.raises(
        MixedCounts, match=r"PerPerson cannot be multiplied by 1515 visits: say how many visits"
    ):
        visits.times(each)
    with pytest.raises(MixedCounts, match=r"PerVisit cannot be multiplied by 303 people"):
        People(303).times(PerVisit(pounds(79.06)))
    people = visits.people(each=VisitsPerPerson(5))
    assert people.times(each) == pounds(96_657)
    assert Visits(10).times(PerVisit(pounds(79.06))).amount == pytest.approx(790.6)


def test_a_budget_follows_uptake_until_there_is_no_more_room() -> None:
    rows = budget_impact(plan=plan())
    assert [row.people.count for row in rows] == [100, 200, 240]
    assert [row.waiting_for_room.count for row in rows] == [0, 0, 60]
    assert rows[0].cost == pounds(100 * 130 + 5_000)
    assert rows[1].cost == pounds(200 * 130)


def test_only_what_is_released_reduces_the_budget() -> None:
    row = budget_impact(plan=plan())[1]
    assert row.released == saving(0, 200 * 200 * 0.25, 200 * 319 * 0.25)
    assert row.freed.middle == pounds(200 * 200 * 0.75)
    assert row.net == saving(26_000 - 15_950, 26_000 - 10_000, 26_000)
    for nothing in budget_impact(plan=plan(releasing=0)):
        assert nothing.net.low == nothing.net.high == nothing.cost


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"releasing": 1.5}, r"share of the saving that is released as cash: 1.5"),
        ({"uptake": []}, r"uptake: nothing was given"),
        ({"uptake": [0.1, 1.2]}, r"uptake in year 2: 1.2"),
        ({"cost": pounds(-1)}, r"cost per person: -1"),
        ({"setup": pounds(-1)}, r"set-up cost: -1"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        budget_impact(plan=plan(**change))


def test_counts_and_ranges_are_checked() -> None:
    with pytest.raises(
        BadInput, match=r"saving per person: £5.00, £2.00, £9.00 was given; low, middle and high"
    ):
        saving(5, 2, 9)
    for make in (lambda: People(-1), lambda: Visits(-1), lambda: VisitsPerPerson(0)):
        with pytest.raises(BadInput):
            make()


def test_a_list_shrinks_when_more_are_served_than_join() -> None:
    rows = waiting_list(
        waiting=People(50), joining=People(100), capacity=[People(90), People(130), People(200)]
    )
    assert [row.end.count for row in rows] == [60, 30, 0]
    assert [row.served.count for row in rows] == [90, 130, 130]
    assert rows[0].weeks == pytest.approx(60 / 90 * 52)
    assert waiting_list(waiting=People(5), joining=People(1), capacity=[People(0)])[0].weeks is None


def test_staff_time_is_freed_only_when_groups_take_less() -> None:
    freed = {"people": People(100), "hours_a_visit": 0.75, "group_hours": 18}
    assert staff_hours_freed(one_to_one=VisitsPerPerson(5), group_size=6, **freed) == pytest.approx(75)
    assert staff_hours_freed(one_to_one=VisitsPerPerson(2), group_size=6, **freed) < 0
