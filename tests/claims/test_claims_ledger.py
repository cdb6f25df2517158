"""Each number of the case study and of later headlines, as a test: what holds and what does not."""

from math import sqrt
from statistics import NormalDist

import pytest

from rehabit.catalogue.claims import claims
from rehabit.catalogue.estimates import estimate
from rehabit.economics.budget import MixedCounts, PerPerson, Visits
from rehabit.economics.choice import icer
from rehabit.economics.claims import Status, check_claim, may_chain
from rehabit.economics.models import LocalCosts, programme_model
from rehabit.evaluation import newcombe_difference
from rehabit.kernel import ALLOWED, Money, Proportion

LEDGER = {claim.id: check_claim(claim=claim) for claim in claims()}

# claim                 verdict as printed in the ledger                            what the formula gives
TABLE = [
    ("improved-61-v-34", "reproduced", 0.27),
    ("threshold-800", "differs by £196: the formula gives less", 603.70),
    ("probability-80-100", "reproduced", 0.815),
    ("saving-319", "differs by £10: the formula gives more", 329),
    ("total-480000", "reproduced", 483_285),
    ("cost-224", "reproduced", 224.26),
    ("cost-314", "reproduced", 313.51),
    ("cost-125", "reproduced", 124.45),
    ("difference-189", "reproduced", 189),
    ("function-p-001", "reproduced", 0.0105),
    ("withdrew-18", "reproduced", 0.182),
    ("complete-342", "reproduced", 342),
    ("saving-1500", "reproduced", 1_500),
    ("group-half", "reproduced", 0.492),
    ("fasa-p-001", "reproduced", 0.0086),
    ("glad-knee-8497", "differs by €17: the formula gives more", 8_514),
    ("glad-hip-22568", "differs by €289: the formula gives more", 22_857),
]
UNCHECKED = [
    ("extra-cost-163", "no abstract that was read gives £163"),
    ("visits-1515", "the count of hospital visits behind it was not found"),
    ("satisfied-90", "it is in no abstract that was read"),
    ("threshold-1900", "the share of responders at six months"),
    ("threshold-5500", "the difference in responders"),
    ("saving-1118", "the paper's table of costs was not read"),
    ("return-520", "the inputs of the tool were not found"),
    ("saving-1417", "the page gives no inputs"),
    ("completed-785", "the counts behind it were not read"),
    ("sustained-841", "the number of sites behind it was not read"),
    ("saving-326", "the counts of care used"),
]


@pytest.mark.parametrize(("claim", "verdict", "value"), TABLE)
def test_the_formula_gives_what_is_said(claim: str, verdict: str, value: float) -> None:
    assert LEDGER[claim].verdict == verdict
    assert LEDGER[claim].computed == pytest.approx(value, rel=0.005)


@pytest.mark.parametrize(("claim", "because"), UNCHECKED)
def test_what_cannot_be_checked_says_why(claim: str, because: str) -> None:
    assert LEDGER[claim].status is Status.UNCHECKED
    assert LEDGER[claim].computed is None
    assert LEDGER[claim].verdict.startswith(f"can't be checked, because {because}")


def test_this_file_speaks_of_every_claim_in_the_ledger() -> None:
    assert {row[0] for row in TABLE} | {row[0] for row in UNCHECKED} == set(LEDGER)


def test_1515_times_319_is_reproduced_and_not_believable() -> None:
    total = LEDGER["total-480000"]
    assert total.computed == 1515 * 319 == 483_285
    assert len(total.claim.not_believable) >= 3
    assert "4,235,495" in " ".join(total.claim.not_believable)
    assert total.unit_fault == "The formula gives GBP * visit / person / year; the claim is in GBP / year."
    assert total.readings[0].value == pytest.approx(96_657)
    with pytest.raises(MixedCounts):
        Visits(1_515).times(PerPerson(Money(amount=319, price_year="2024/25")))


def test_800_is_not_163_over_27_points_and_both_stand_side_by_side() -> None:
    threshold = LEDGER["threshold-800"]
    assert round(threshold.computed) == round(icer(cost=163, effect=0.27).value) == 604
    assert [(round(reading.value), reading.fits) for reading in threshold.readings] == [
        (830, True),
        (463, False),
        (1163, False),
    ]


def test_163_is_the_groups_125_in_other_prices_if_anything() -> None:
    readings = LEDGER["extra-cost-163"].readings
    assert readings[0].value == pytest.approx(162.98, abs=0.005)
    assert [reading.fits for reading in readings] == [True, False]


def test_319_and_163_may_not_be_chained() -> None:
    by_id = {claim.id: claim for claim in claims()}
    refusal = may_chain(first=by_id["extra-cost-163"], second=by_id["saving-319"])
    assert refusal.code == "different_comparators"
    assert "usual care; individual physiotherapy" in refusal.sentence
    for first, second in [("extra-cost-163", "saving-319"), ("saving-319", "threshold-800")]:
        assert second in by_id[first].never_with or first in by_id[second].never_with
    assert may_chain(first=by_id["cost-224"], second=by_id["extra-cost-163"]) is ALLOWED
    assert may_chain(first=by_id["saving-319"], second=by_id["total-480000"]).code == "different_perspectives"
    assert (
        may_chain(first=by_id["improved-61-v-34"], second=by_id["cost-224"]).code == "different_price_years"
    )


def test_the_difference_of_27_points_has_the_interval_that_the_case_study_leaves_out() -> None:
    found = newcombe_difference(
        first=Proportion(count=140, total=229), second=Proportion(count=38, total=113), level=0.95
    )
    assert (found.interval.low, found.interval.high) == pytest.approx((0.163, 0.377), abs=0.01)
    assert pytest.approx(3.7, abs=0.05) == 1 / 0.27


def test_the_programme_model_gives_the_claims_back() -> None:
    """£163 and 27 points: the ratio £604, and 82 % at £800."""
    cost = Money(amount=163, price_year="2014/15")
    found = programme_model(
        comparator="usual care", costs=LocalCosts(programme=cost, programme_se=24), seed=1
    )
    effect = found.draws.effects[1]
    assert effect.mean() == pytest.approx(0.27, abs=0.003)
    worth = 800 * effect - found.draws.costs[1]
    assert (worth > 0).mean() == pytest.approx(LEDGER["probability-80-100"].computed, abs=0.02)


@pytest.mark.parametrize(("design_effect", "share"), [(1, 0.86), (1.5, 0.82), (2, 0.78)])
def test_the_curve_at_800_by_design_effect(design_effect: float, share: float) -> None:
    variance = 0.61 * 0.39 / 229 + 0.34 * 0.66 / 113
    se = sqrt(design_effect * (800**2 * variance + (78 / 3.92) ** 2))
    assert NormalDist().cdf((800 * 0.27 - 163) / se) == pytest.approx(share, abs=0.006)


def test_every_claim_is_complete() -> None:
    for checked in LEDGER.values():
        claim = checked.claim
        assert all(
            (claim.sentence, claim.printed, claim.source, claim.arm, claim.comparator, claim.price_year)
        )
        assert all(given.source for given in claim.inputs)
        if claim.id != "total-480000":
            assert checked.unit_fault == "", claim.id


def test_the_ledger_and_the_models_parameters_are_the_same_figures() -> None:
    inputs = {
        given.name: given.value for claim in claims() for given in claim.inputs if claim.id == "cost-224"
    }
    assert inputs["group_cost"] == estimate("cost-group").value
    assert inputs["individual_cost"] == estimate("cost-individual").value
    assert LEDGER["cost-224"].claim.value == estimate("cost-rehabilitation").value
