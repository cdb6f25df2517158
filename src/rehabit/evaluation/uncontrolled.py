"""What can and cannot be said of people who were measured before and after, without a comparison group."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.evaluation.change import MeanChange
from rehabit.evaluation.interval import Interval, ShareEstimate
from rehabit.evaluation.natural_course import NATURAL_COURSE, PublishedCourse
from rehabit.evaluation.proportions import clopper_pearson
from rehabit.evaluation.responders import ResponderShares
from rehabit.kernel import Proportion, Refusal

NO_COMPARISON = (
    "These people were measured before and after. There was no comparison group, "
    "so the programme's own effect cannot be read from this number."
)
"""Printed beside every single-arm result. The reasons are in docs: regression to the mean, natural course,
who is missing."""

WHY_NOT_SUBTRACT = (
    "The published share is of one trial arm at one time, with an interval of its own (about 26 to 43 %).",
    "In a trial against saline, about three quarters of the improvement in pain appeared in both arms.",
    "In a cohort without any programme, 24 to 39 % of people reached a change that matters.",
    "A site counts people who came back to be measured; the trial lost 18 % and sites lose more.",
    "A rule in per cent of the first value is met more easily by people whose first value is low.",
    "People join when they are at their worst, and would have been better a little later anyway.",
)
"""Why a site's share of responders less the control arm's share of a trial is not an effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegressionToTheMean:
    """The change to expect from nothing but measuring twice people who were picked for a bad first value.

    `expected_change` is after minus before, in the units of the scale.
    """

    expected_change: float
    mean_before: float
    population_mean: float
    correlation: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardisedShare:
    """Responders observed beside those expected if each kind of people did as in the reference.

    `ratio` is observed over expected; `by_kind` has the counts, `reference` the shares they were held to.
    """

    observed: Proportion
    expected: float
    ratio: float
    interval: Interval
    by_kind: Mapping[str, Proportion]
    reference: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class UncontrolledView:
    """Everything to be shown of a site without a comparison group, and the sentence that goes with it."""

    change: MeanChange | Refusal
    responders: ResponderShares
    regression: RegressionToTheMean | Refusal
    expected: StandardisedShare | Refusal
    published: tuple[PublishedCourse, ...]
    sentence: str
    effect: Refusal


def effect_against_published(*, site: ShareEstimate, published_share: float) -> Refusal:
    """Always refuses (`no_comparison_group`) to subtract a published share from a site's, and says why."""
    reasons = " ".join(WHY_NOT_SUBTRACT)
    return Refusal(
        "no_comparison_group",
        f"{site.proportion} people improved here; {published_share:.0%} did in a control group elsewhere. "
        f"The difference is not the programme's effect. {reasons}",
    )


def regression_to_the_mean(
    *, change: MeanChange, population_mean: float, correlation: float
) -> RegressionToTheMean:
    """−(1 − r) × (mean before − population mean), r being the correlation of two measurements.

    Raises ValueError unless −1 <= correlation <= 1.
    """
    if not -1 <= correlation <= 1:
        raise ValueError(f"A correlation lies between -1 and 1; {correlation} does not.")
    return RegressionToTheMean(
        expected_change=-(1 - correlation) * (change.mean_before - population_mean),
        mean_before=change.mean_before,
        population_mean=population_mean,
        correlation=correlation,
        n=change.n,
    )


def standardised_share(
    *, by_kind: Mapping[str, Proportion], reference: Mapping[str, float], level: float = 0.95
) -> StandardisedShare | Refusal:
    """Indirect standardisation: expected = Σ people of a kind × the share of that kind in the reference.

    The interval of the ratio is the exact one of the share, over the expected share; the reference is taken
    as known. Refuses `nobody_counted`, `no_reference` (a kind without a share) and `nothing_expected`.
    """
    strange = [kind for kind in by_kind if kind not in reference]
    if strange:
        return Refusal("no_reference", f"The reference has no share for '{strange[0]}'.")
    observed = Proportion(
        count=sum(one.count for one in by_kind.values()), total=sum(one.total for one in by_kind.values())
    )
    limits = clopper_pearson(proportion=observed, level=level)
    if isinstance(limits, Refusal):
        return limits
    expected = sum(one.total * reference[kind] for kind, one in by_kind.items())
    if expected <= 0:
        return Refusal("nothing_expected", "The reference expects nobody to improve; no ratio is possible.")
    scale = observed.total / expected
    return StandardisedShare(
        observed=observed,
        expected=expected,
        ratio=observed.count / expected,
        interval=Interval(
            low=limits.interval.low * scale,
            high=limits.interval.high * scale,
            level=level,
            method="Clopper-Pearson exact, over the expected share",
        ),
        by_kind=dict(by_kind),
        reference={kind: reference[kind] for kind in by_kind},
    )


def uncontrolled_view(
    *,
    change: MeanChange | Refusal,
    responders: ResponderShares,
    population_mean: float | None = None,
    correlation: float | None = None,
    by_kind: Mapping[str, Proportion] | None = None,
    reference: Mapping[str, float] | None = None,
    level: float = 0.95,
) -> UncontrolledView:
    """What is honest for a site without a comparison group. Parts that lack their inputs say so."""
    return UncontrolledView(
        change=change,
        responders=responders,
        regression=_regression(change, population_mean, correlation),
        expected=(
            standardised_share(by_kind=by_kind, reference=reference, level=level)
            if by_kind is not None and reference is not None
            else Refusal("no_reference", "No shares by kind of people were given to compare with.")
        ),
        published=NATURAL_COURSE,
        sentence=NO_COMPARISON,
        effect=Refusal("no_comparison_group", NO_COMPARISON),
    )


def _regression(
    change: MeanChange | Refusal, population_mean: float | None, correlation: float | None
) -> RegressionToTheMean | Refusal:
    if isinstance(change, Refusal):
        return change
    if population_mean is None or correlation is None:
        return Refusal(
            "no_population",
            "The mean of all people with the condition and the correlation of two measurements are needed.",
        )
    return regression_to_the_mean(change=change, population_mean=population_mean, correlation=correlation)
