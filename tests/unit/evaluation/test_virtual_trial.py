from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from rehabit.simulation.trial import (
    AFTER,
    HEADINGS,
    PUBLISHED,
    Arm,
    When,
    rehearse,
    tidy_csv,
    virtual_trial,
)


def dice(count: int, *, seed: int) -> list[np.random.Generator]:
    return [np.random.default_rng(one) for one in np.random.SeedSequence(seed).spawn(count)]


def test_it_has_the_published_shape() -> None:
    trial = virtual_trial(rng=np.random.default_rng(1))
    assert Counter(trial.arm) == {Arm.USUAL: 140, Arm.INDIVIDUAL: 146, Arm.GROUP: 132}
    assert trial.n == 418
    sizes = Counter(trial.practice.tolist())
    assert len(sizes) == 54
    assert min(sizes.values()) >= 3
    arms = {(practice, arm) for practice, arm in zip(trial.practice.tolist(), trial.arm, strict=True)}
    assert len(arms) == 54  # every practice has one arm


def test_who_leaves_does_not_come_back_and_76_have_left_at_six_months() -> None:
    trial = virtual_trial(rng=np.random.default_rng(2))
    gone = [np.isnan(trial.after[when]) for when in AFTER]
    assert (gone[0] <= gone[1]).all()
    assert (gone[1] <= gone[2]).all()
    assert int(gone[1].sum()) in (75, 76)
    assert trial.before[gone[1]].mean() > trial.before[~gone[1]].mean()


def test_its_truth_is_the_published_one() -> None:
    assert PUBLISHED.effect(When.SIX_MONTHS) == pytest.approx(-3.33, abs=0.005)
    assert PUBLISHED.effect(When.END) == pytest.approx(-5.5)
    assert PUBLISHED.effect(When.THIRTY_MONTHS) == pytest.approx(-2.8)
    assert PUBLISHED.responders(Arm.GROUP, When.END) == pytest.approx(0.61, abs=0.005)
    assert PUBLISHED.responders(Arm.USUAL, When.END) == pytest.approx(0.34, abs=0.005)


def test_many_people_show_the_truth() -> None:
    """Without anybody leaving, the means of 40 trials lie where the parameters say."""
    trials = [virtual_trial(rng=np.random.default_rng(seed)) for seed in range(40)]
    for when in AFTER:
        usual, treated = [], []
        for trial in trials:
            control = np.array([arm is Arm.USUAL for arm in trial.arm])
            change = trial.complete[when] - trial.before
            usual.append(change[control].mean())
            treated.append(change[~control].mean())
        assert np.mean(treated) - np.mean(usual) == pytest.approx(PUBLISHED.effect(when), abs=0.6)


def test_a_trial_without_differences_between_practices() -> None:
    alike = replace(PUBLISHED, practice_variance=0.0)
    trial = virtual_trial(rng=np.random.default_rng(3), truth=alike)
    means = [trial.complete[When.END][trial.practice == at].mean() for at in range(18)]
    assert np.std(means) < 6


def test_the_file_has_a_row_for_each_measurement() -> None:
    trial = virtual_trial(rng=np.random.default_rng(1))
    lines = tidy_csv(trial=trial).splitlines()
    assert lines[0] == ",".join(HEADINGS)
    assert lines[1].startswith("P001,practice ")
    measured = 418 + sum(int((~np.isnan(trial.after[when])).sum()) for when in AFTER)
    assert len(lines) == 1 + measured


def test_the_rehearsal_finds_the_truth_and_the_naive_analysis_is_too_sure() -> None:
    found = {one.analysis: one for one in rehearse(dice=dice(60, seed=5), impute_every=20)}
    right = found["mixed model, Kenward-Roger, 6 months"]
    wrong = found["people taken as independent (wrong here), 6 months"]
    assert right.mean == pytest.approx(right.truth, abs=4 * right.spread / 60**0.5)
    assert right.covered > 0.85
    assert wrong.mean_error < 0.9 * right.mean_error
    assert found["share of responders, linear GEE, end"].truth == pytest.approx(0.27, abs=0.005)
    imputed = next(one for name, one in found.items() if name.startswith("imputed"))
    assert (imputed.replications, imputed.failed) == (3, 0)


def test_the_dice_decide_and_nothing_else() -> None:
    one, two = (rehearse(dice=dice(2, seed=9), impute_every=9) for _ in range(2))
    assert one == two


def test_an_analysis_that_is_always_refused_is_an_error_and_not_a_gap() -> None:
    few = replace(PUBLISHED, seen={When.END: 0.9, When.SIX_MONTHS: 0.3, When.THIRTY_MONTHS: 0.02})
    with pytest.raises(ValueError, match=r"imputed .* was refused in all 1 trials: .* people in arm"):
        rehearse(dice=dice(1, seed=1), truth=few)
