"""Responders, points, QALYs and discounting."""

from math import sqrt

import pytest

from rehabit.economics.bad_input import BadInput
from rehabit.economics.effects import (
    PersonQalys,
    UtilityCourse,
    adjusted_qaly_difference,
    discount_factor,
    from_interval,
    present_value,
    qalys,
    responder_effect,
)
from rehabit.kernel import Refusal


def course(*utilities: float | None, years: tuple[float, ...] = (0, 0.5, 1)) -> UtilityCourse:
    return UtilityCourse(person="P", years=years, utilities=utilities, value_set="EQ-5D-5L UK")


def person(baseline: float, value: float, **other: object) -> PersonQalys:
    fields = {"person": "P", "horizon": 1, "value_set": "EQ-5D-5L UK"} | other
    return PersonQalys(baseline=baseline, value=value, **fields)


def test_qalys_are_the_area_under_the_line() -> None:
    found = qalys(course=course(0.6, 0.7, 0.8))
    assert found.value == pytest.approx(0.5 * 0.65 + 0.5 * 0.75)
    assert (found.baseline, found.horizon) == (0.6, 1)


def test_what_falls_after_the_first_year_is_discounted_at_its_middle() -> None:
    found = qalys(course=course(0.6, 0.6, 0.6, years=(0, 1, 3)))
    assert found.value == pytest.approx(0.6 + 1.2 / 1.035**2)


def test_a_gap_is_not_filled() -> None:
    assert qalys(course=course(0.6, None, 0.8)).code == "utility_missing"


@pytest.mark.parametrize(
    ("faulty", "told"),
    [
        (course(0.6, 1.2, 0.8), "utility of P: 1.2 was given; a number from -1 to 1"),
        (course(0.6, 0.6), "times of P: 3 was given; at least two times, each with a utility"),
        (course(0.6, years=(0,)), "times of P: 1 was given; at least two"),
        (course(0.6, 0.6, 0.6, years=(0, 2, 1)), "times start at 0 and go up"),
        (course(0.6, 0.6, years=(1, 2)), "times start at 0 and go up"),
    ],
)
def test_a_course_that_cannot_be_is_refused(faulty: UtilityCourse, told: str) -> None:
    with pytest.raises(BadInput) as error:
        qalys(course=faulty)
    assert told in str(error.value)


def test_the_difference_is_taken_at_the_same_baseline() -> None:
    """QALYs equal baseline plus 0.05 in the programme: the raw difference would be 0.15."""
    programme = [person(x, x + 0.05) for x in (0.5, 0.6, 0.7)]
    comparator = [person(x, x) for x in (0.4, 0.5, 0.6)]
    found = adjusted_qaly_difference(programme=programme, comparator=comparator)
    assert found.value == pytest.approx(0.05)
    assert found.unadjusted == pytest.approx(0.15)
    assert found.se == pytest.approx(0, abs=1e-7)
    assert (found.n, found.n_other) == (3, 3)


def test_without_spread_at_baseline_there_is_nothing_to_adjust_for() -> None:
    programme = [person(0.5, 0.6), person(0.5, 0.7)]
    comparator = [person(0.5, 0.5), person(0.5, 0.6)]
    found = adjusted_qaly_difference(programme=programme, comparator=comparator)
    assert found.value == found.unadjusted == pytest.approx(0.1)
    assert found.se == pytest.approx(sqrt(0.01 / 1 * (1 / 2 + 1 / 2)))


def test_who_is_missing_is_said() -> None:
    group = [person(0.5, 0.6), person(0.6, 0.7)]
    assert adjusted_qaly_difference(programme=group, comparator=[]).code == "no_comparator"
    assert adjusted_qaly_difference(programme=group, comparator=group[:1]).code == "too_few_people"
    assert adjusted_qaly_difference(programme=[], comparator=group * 2).code == "too_few_people"


@pytest.mark.parametrize("other", [{"value_set": "EQ-5D-3L MVH"}, {"horizon": 2}])
def test_value_sets_and_horizons_are_never_mixed(other: dict[str, object]) -> None:
    group = [person(0.5, 0.6), person(0.6, 0.7)]
    with pytest.raises(BadInput, match=r"one (value set|horizon) is needed for everybody"):
        adjusted_qaly_difference(programme=group, comparator=[person(0.5, 0.5, **other), *group])


def test_present_value_starts_now() -> None:
    assert discount_factor(years=0) == 1
    assert present_value(amounts=[100, 100, 100]) == pytest.approx(100 + 100 / 1.035 + 100 / 1.035**2)
    with pytest.raises(BadInput, match=r"years from now: -1"):
        discount_factor(years=-1)


def test_the_trials_standard_errors_come_back_from_its_intervals() -> None:
    assert from_interval(value=-3.33, low=-5.88, high=-0.78, unit="points").se == pytest.approx(
        1.301, abs=5e-4
    )
    with pytest.raises(BadInput, match=r"effect: -9 was given; a number from -5 to -1"):
        from_interval(value=-9, low=-5, high=-1, unit="points")
    with pytest.raises(BadInput, match=r"the lower limit is below the upper one"):
        from_interval(value=1, low=1, high=1, unit="points")


def test_clusters_widen_the_difference_of_shares() -> None:
    plain = responder_effect(share=0.61, n=229, other_share=0.34, other_n=113)
    wide = responder_effect(share=0.61, n=229, other_share=0.34, other_n=113, design_effect=1.5)
    assert plain.value == pytest.approx(0.27)
    assert wide.se == pytest.approx(plain.se * sqrt(1.5))
    assert not isinstance(wide, Refusal)
    with pytest.raises(BadInput, match=r"share of responders: 1.2 was given; a number from 0 to 1"):
        responder_effect(share=1.2, n=10, other_share=0.5, other_n=10)
