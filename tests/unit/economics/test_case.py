"""A commissioner's question: limits of the inputs, and an answer whose parts fit together."""

from dataclasses import replace

import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.case import case_inputs, default_inputs, fields
from rehabit.economics.case.answer import CaseAnswer, Comparison, answer_case, grid
from rehabit.kernel import Money, Refusal


def answer(**values: object) -> CaseAnswer:
    return answer_case(inputs=case_inputs(values=values), draws=2_000)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"hours": 60}, r"inputs: hours was given; one of comparator"),
        ({"hour": "60"}, r"Cost of an hour .* \(hour\): '60' was given; a number is needed"),
        ({"hour": True}, r"\(hour\): True was given; a number is needed"),
        ({"hour": -1}, r"\(hour\): -1 was given; a number from 0 to 500"),
        ({"staff": 1.5}, r"\(staff\): 1.5 was given; a whole number"),
        ({"people": 9}, r"people who start in a group \(people\): 9 was given; no more than the 8 places"),
        ({"comparator": "placebo"}, r"comparator: 'placebo' was given; one of usual care"),
        ({"horizon": "a year"}, r"horizon: 'a year' was given; one of end"),
        ({"price_year": "2014/15"}, r"price_year: '2014/15' was given; one of 2024/25"),
    ],
)
def test_an_input_outside_its_limits_is_refused(values: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        case_inputs(values=values)


def test_every_field_has_a_default_within_its_limits_and_says_where_it_is_from() -> None:
    for name, field in fields().items():
        assert field.low <= field.default <= field.high
        assert field.source
        assert default_inputs()[name] == field.default
    assert fields()["hour"].default == 60
    assert "band 6" in fields()["hour"].source
    assert fields()["threshold"].default == 800
    assert "case study" in fields()["threshold"].source


def test_the_parts_of_the_cost_add_up() -> None:
    found = answer(venue=20, kit=5, setup=5_000, people=8, places=8, people_a_year=120, groups_a_year=20)
    group = found.group
    parts = group.staff + group.venue + group.equipment + group.setup
    assert parts.amount == pytest.approx(group.total.amount)
    assert found.per_person.amount == pytest.approx(group.total.amount / 8)
    assert found.fill[-1].per_person.amount == pytest.approx(found.per_person.amount)


def test_set_up_is_paid_once_in_the_budget_and_spread_in_the_cost_per_person() -> None:
    without, with_setup = answer(), answer(setup=5_000)
    assert with_setup.per_person.amount > without.per_person.amount
    years = zip(without.budget, with_setup.budget, strict=True)
    extra = [b.cost.amount - a.cost.amount for a, b in years]
    assert extra == pytest.approx([5_000, 0, 0, 0, 0])


def test_a_saving_is_a_range_from_nothing_to_everything() -> None:
    found = answer(comparator="individual physiotherapy", replaced=40, released=25)
    year = found.budget[2]
    all_of_it = 120 * 5 * 79.06
    assert year.released.low.amount == 0
    assert year.released.middle.amount == pytest.approx(all_of_it * 0.4 * 0.25)
    assert year.released.high.amount == pytest.approx(all_of_it * 0.25)
    assert year.freed.high.amount == pytest.approx(all_of_it * 0.75)


def test_places_that_cannot_be_run_are_not_paid_for() -> None:
    found = answer(people_a_year=500, groups_a_year=10, people=6)
    assert [row.people.count for row in found.budget] == [60] * 5
    assert found.budget[4].waiting_for_room.count == 440


def test_a_small_group_still_has_a_curve() -> None:
    assert [point.people for point in answer(people=1).fill] == list(range(1, 9))


def test_without_a_comparator_everything_else_is_still_there() -> None:
    found = answer(comparator="none")
    assert isinstance(found.comparison, Refusal)
    assert found.comparison.code == "no_comparator"
    assert found.per_person.amount > 0
    assert len(found.budget) == 5


def test_the_comparison_is_read_at_the_chosen_threshold() -> None:
    found = answer(threshold=1_234)
    assert isinstance(found.comparison, Comparison)
    curve = found.comparison.curve
    place = curve.thresholds.tolist().index(1_234)
    assert found.comparison.likely == curve.probability[1, place]
    assert grid(chosen=5_000)[-1] == 10_000
    assert {0, 800, 1_900} <= set(grid(chosen=1_234))


def test_care_that_is_counted_as_saved_lowers_the_difference() -> None:
    plain, counted = answer().comparison, answer(other_care=100).comparison
    assert plain.cost - counted.cost == pytest.approx(100, abs=3)


def test_the_same_inputs_give_the_same_answer() -> None:
    one, other = answer().comparison, answer().comparison
    assert (one.model.draws.costs == other.model.draws.costs).all()


def test_certain_costs_are_taken_as_they_are() -> None:
    found = answer(sure=0, other_care=10)
    assert set(found.comparison.model.draws.costs[1].round(9)) == {150}
    assert found.inputs.money("hour") == Money(amount=60, price_year="2024/25")


def test_the_widest_swing_comes_first_and_what_is_nothing_does_not_swing() -> None:
    found = answer(other_minutes=0)
    widths = [swing.width for swing in found.swings]
    assert widths == sorted(widths, reverse=True)
    assert not {"venue", "other_minutes"} & {swing.name for swing in found.swings}
    assert replace(found.swings[0], at_low=5, at_high=3).width == 2


def test_a_programme_of_one_session_still_has_one_when_it_is_made_shorter() -> None:
    swings = {swing.name: swing for swing in answer(sessions=1).swings}
    assert (swings["sessions"].low, swings["sessions"].high) == (1, 1)


def test_hours_are_freed_when_visits_take_more_staff_time_than_groups() -> None:
    """120 people × 5 visits × 40 minutes, less 20 groups × 12 sessions × 80 minutes."""
    one_to_one = {"comparator": "individual physiotherapy"}
    assert answer(**one_to_one).hours_freed == pytest.approx(120 * 5 * 40 / 60 - 20 * 12 * 80 / 60)
    assert answer(**one_to_one, contacts=1).hours_freed < 0
    assert answer(**one_to_one, contacts=0).hours_freed is None
    assert answer().hours_freed is None
