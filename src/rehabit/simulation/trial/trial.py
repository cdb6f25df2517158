"""The virtual trial itself: 54 practices, three arms, 418 people, measured before and three times after."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehabit.simulation.trial.truth import AFTER, PEOPLE, PRACTICES_AN_ARM, PUBLISHED, Arm, Truth, When

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualTrial:
    """One entry a person. `practice` counts from 0 over all arms; `after[when]` is NaN where not measured.

    `complete[when]` is what would have been measured had nobody left.
    """

    arm: tuple[Arm, ...]
    practice: NDArray[np.int64]
    before: Numbers
    after: Mapping[When, Numbers]
    complete: Mapping[When, Numbers]

    @property
    def n(self) -> int:
        return len(self.arm)


def virtual_trial(*, rng: np.random.Generator, truth: Truth = PUBLISHED) -> VirtualTrial:
    """Draw a trial. Who leaves depends on the score before alone, and nobody who left comes back."""
    arm = tuple(one for one in PEOPLE for _ in range(PEOPLE[one]))
    practice = np.concatenate(
        [_practices(rng, people) + PRACTICES_AN_ARM * place for place, people in enumerate(PEOPLE.values())]
    )
    n = len(arm)
    before = rng.normal(truth.mean_before, truth.sd_before, n)
    shared = rng.normal(0, truth.practice_variance**0.5, PRACTICES_AN_ARM * len(PEOPLE))[practice]
    shared = shared + rng.normal(0, truth.person_variance**0.5, n)
    expected = truth.mean_before + truth.kept * (before - truth.mean_before)
    complete = {}
    for when in AFTER:
        effects = np.array([truth.effects[one][when] if one in truth.effects else 0.0 for one in arm])
        noise = rng.normal(0, truth.residual_variance**0.5, n)
        complete[when] = expected + truth.natural[when] + effects + shared + noise
    stays = _stays(rng, before, truth)
    return VirtualTrial(
        arm=arm,
        practice=practice,
        before=before,
        after={when: np.where(stays < truth.seen[when], complete[when], np.nan) for when in AFTER},
        complete=complete,
    )


def _practices(rng: np.random.Generator, people: int) -> NDArray[np.int64]:
    """A practice for each person of an arm: at least three in each, the rest by chance."""
    sizes = 3 + rng.multinomial(
        people - 3 * PRACTICES_AN_ARM, np.full(PRACTICES_AN_ARM, 1 / PRACTICES_AN_ARM)
    )
    return np.repeat(np.arange(PRACTICES_AN_ARM), sizes)


def _stays(rng: np.random.Generator, before: Numbers, truth: Truth) -> Numbers:
    """A place from 0 (stays longest) to 1 for each person: the worse before, the sooner people leave."""
    pull = 0.5 * (before - truth.mean_before) / truth.sd_before + rng.normal(0, 1, len(before))
    return np.argsort(np.argsort(pull)) / len(before)
