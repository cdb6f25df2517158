"""Ratios, numbers needed and paired shares against numbers in print."""

import pytest

from rehabit.evaluation import (
    NumberNeeded,
    PairedShares,
    ShareRatio,
    number_needed,
    paired_shares,
    share_ratio,
)
from rehabit.kernel import Proportion

# Fagerland, Lydersen and Laake, Statistical Methods in Medical Research 2015;24:224-254: the adrenaline trial
# (7 of 34 against 1 of 34), ratio by Koopman's score printed as 1.21 to 42.7 in rounded figures.
PRINTED_RATIO = 0.15  # the paper's own rounding and the stopping rule of its root search

# Fagerland, Lydersen and Laake, BMC Medical Research Methodology 2013;13:91 and its companion on paired
# differences: airway hyper-responsiveness, 21 children, 1 / 1 / 7 / 12.
PRINTED = 0.0005


def test_ratio_of_the_adrenaline_trial() -> None:
    found = share_ratio(first=Proportion(count=7, total=34), second=Proportion(count=1, total=34))
    assert isinstance(found, ShareRatio)
    assert found.ratio == pytest.approx(7.0)
    assert found.interval.low == pytest.approx(1.22, abs=0.01)
    assert found.interval.high == pytest.approx(42.6, abs=PRINTED_RATIO)


def test_paired_shares_of_the_airway_study() -> None:
    found = paired_shares(both=1, gained=1, lost=7, neither=12)
    assert isinstance(found, PairedShares)
    assert found.difference == pytest.approx(-0.286, abs=PRINTED)
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.507, -0.026), abs=PRINTED)
    assert found.p_value == pytest.approx(0.0391, abs=0.00005)


def test_number_needed_of_a_published_61_and_34_per_cent() -> None:
    """229 and 113 people: Newcombe's limits 15.8 and 37.1 points, turned over."""
    found = number_needed(first=Proportion(count=140, total=229), second=Proportion(count=38, total=113))
    assert isinstance(found, NumberNeeded)
    assert found.benefit is not None
    assert found.number == pytest.approx(3.6, abs=0.05)
    assert found.benefit == pytest.approx((1 / 0.376, 1 / 0.163), abs=0.05)
