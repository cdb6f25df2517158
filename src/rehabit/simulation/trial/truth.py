"""What is true in the virtual trial: the published effects, and the spread that makes its intervals alike.

Effects on WOMAC-function (0 to 68, lower is better) are as published (Hurley 2007 and 2012). Variances,
correlations within practices and means before were not read there; those here were chosen so that the width
of the intervals and the shares of responders come out near the published ones, and are no finding about
anybody. Scores are not cut at 0 or rounded, so that the true difference is exactly the one stated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist


class Arm(StrEnum):
    """The three arms."""

    USUAL = "usual care"
    INDIVIDUAL = "individual"
    GROUP = "group"


class When(StrEnum):
    """When people were measured."""

    BEFORE = "before"
    END = "end"
    SIX_MONTHS = "6 months"
    THIRTY_MONTHS = "30 months"


AFTER = (When.END, When.SIX_MONTHS, When.THIRTY_MONTHS)
PRACTICES_AN_ARM = 18
PEOPLE: Mapping[Arm, int] = {Arm.USUAL: 140, Arm.INDIVIDUAL: 146, Arm.GROUP: 132}
"""418 people in 54 practices (Hurley 2007)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The parameters of a trial; variances are in squared points.

    `effects[arm][when]` is against usual care; `natural[when]` the mean change without a programme;
    `kept` how much of a difference before is left after; `seen[when]` the share still measured.
    """

    effects: Mapping[Arm, Mapping[When, float]]
    natural: Mapping[When, float]
    mean_before: float
    sd_before: float
    kept: float
    practice_variance: float
    person_variance: float
    residual_variance: float
    seen: Mapping[When, float]

    def effect(self, when: When) -> float:
        """Both programmes together against usual care, weighted by people."""
        return sum(self.effects[arm][when] * PEOPLE[arm] for arm in (Arm.INDIVIDUAL, Arm.GROUP)) / (
            PEOPLE[Arm.INDIVIDUAL] + PEOPLE[Arm.GROUP]
        )

    def responders(self, arm: Arm, when: When, *, improvement: float = 0.15) -> float:
        """The true share whose score fell by at least `improvement` of the value before."""
        shift = self.natural[when] + (0.0 if arm is Arm.USUAL else self.effects[arm][when])
        slope = self.kept - 1 + improvement
        spread = self.practice_variance + self.person_variance + self.residual_variance
        spread += (slope * self.sd_before) ** 2
        return NormalDist().cdf(-(shift + improvement * self.mean_before) / sqrt(spread))


PUBLISHED = Truth(
    effects={
        # −3.53 is published for individual; −3.11 makes both together −3.33 (group alone is not readable).
        Arm.INDIVIDUAL: {When.END: -5.5, When.SIX_MONTHS: -3.53, When.THIRTY_MONTHS: -2.8},
        Arm.GROUP: {When.END: -5.5, When.SIX_MONTHS: -3.11, When.THIRTY_MONTHS: -2.8},
    },
    natural={When.END: -0.78, When.SIX_MONTHS: -1.0, When.THIRTY_MONTHS: -0.5},
    mean_before=27.0,
    sd_before=11.0,
    kept=0.85,
    practice_variance=7.0,
    person_variance=28.0,
    residual_variance=28.0,
    # 18 % had withdrawn at six months (76 of 418); about 60 % were followed to thirty.
    seen={When.END: 0.92, When.SIX_MONTHS: 0.82, When.THIRTY_MONTHS: 0.6},
)
"""`natural` at the end is such that 34 % respond with usual care; 61 % then do with a programme."""
