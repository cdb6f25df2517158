import pytest

from rehabit.evaluation import ShareEstimate, mean_change, responder_shares, wilson
from rehabit.evaluation.change import MeanChange
from rehabit.evaluation.uncontrolled import (
    NO_COMPARISON,
    RegressionToTheMean,
    StandardisedShare,
    effect_against_published,
    regression_to_the_mean,
    standardised_share,
    uncontrolled_view,
)
from rehabit.kernel import Proportion, Refusal
from rehabit.outcomes import responder

KINDS = {"mild": Proportion(count=6, total=10), "severe": Proportion(count=12, total=30)}
REFERENCE = {"mild": 0.7, "severe": 0.3}


def change() -> MeanChange:
    found = mean_change(pairs=[(40, 30), (36, 30), (44, 40)])
    assert isinstance(found, MeanChange)
    return found


def test_a_published_share_is_never_subtracted() -> None:
    site = wilson(proportion=Proportion(count=30, total=50))
    assert isinstance(site, ShareEstimate)
    refused = effect_against_published(site=site, published_share=0.34)
    assert refused.code == "no_comparison_group"
    assert "30 of 50 people improved here; 34% did" in str(refused)
    assert "not the programme's effect" in str(refused)


def test_regression_to_the_mean_by_hand() -> None:
    """People picked at 40 where everybody has 30, correlation 0.6: 4 points better from measuring twice."""
    found = regression_to_the_mean(change=change(), population_mean=30, correlation=0.6)
    assert found.expected_change == pytest.approx(-4)
    with pytest.raises(ValueError, match=r"between -1 and 1; 1\.2 does not"):
        regression_to_the_mean(change=change(), population_mean=30, correlation=1.2)


def test_expected_responders_follow_the_mix_of_people() -> None:
    """10 × 0.7 + 30 × 0.3 = 16 expected, 18 observed."""
    found = standardised_share(by_kind=KINDS, reference=REFERENCE)
    assert isinstance(found, StandardisedShare)
    assert (found.expected, found.ratio) == pytest.approx((16, 18 / 16))
    assert found.interval.low < 1 < found.ratio < found.interval.high


@pytest.mark.parametrize(
    ("kinds", "reference", "code"),
    [
        (KINDS, {"mild": 0.7}, "no_reference"),
        (KINDS, {"mild": 0, "severe": 0}, "nothing_expected"),
        ({"mild": Proportion(count=0, total=0)}, REFERENCE, "nobody_counted"),
    ],
)
def test_expectations_that_cannot_be(
    kinds: dict[str, Proportion], reference: dict[str, float], code: str
) -> None:
    found = standardised_share(by_kind=kinds, reference=reference)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_the_view_has_everything_or_says_why_not() -> None:
    responders = responder_shares(rule="pain-30", responses=[responder("pain-30", 8, 4)], started=3)
    full = uncontrolled_view(
        change=change(),
        responders=responders,
        population_mean=30,
        correlation=0.5,
        by_kind=KINDS,
        reference=REFERENCE,
    )
    bare = uncontrolled_view(change=change(), responders=responders)
    nothing = uncontrolled_view(change=Refusal("no_pairs", "none"), responders=responders)
    assert isinstance(full.regression, RegressionToTheMean)
    assert isinstance(full.expected, StandardisedShare)
    for found, code in (
        (bare.regression, "no_population"),
        (bare.expected, "no_reference"),
        (nothing.regression, "no_pairs"),
    ):
        assert isinstance(found, Refusal)
        assert found.code == code
    assert full.sentence == NO_COMPARISON
    assert full.effect.code == "no_comparison_group"
    assert {one.study for one in full.published} == {"MOST cohort", "DISCO trial, saline arm"}
