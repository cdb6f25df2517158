"""QALYs by area under the curve, and the difference between two groups adjusted for baseline utility.

Source of the adjustment: Manca, Hawkins and Sculpher, Health Economics 2005;14:487-496.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from rehabit.economics.bad_input import BadInput, number
from rehabit.economics.effects.discounting import REFERENCE_RATE, discount_factor
from rehabit.evaluation import Interval
from rehabit.evaluation.quantiles import t_critical
from rehabit.kernel import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class UtilityCourse:
    """One person's utilities at ``years`` from baseline (the first is 0); None where it was not measured."""

    person: str
    years: tuple[float, ...]
    utilities: tuple[float | None, ...]
    value_set: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQalys:
    """QALYs over ``horizon`` years under one value set."""

    person: str
    value: float
    baseline: float
    horizon: float
    value_set: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QalyDifference:
    """Programme less comparator, at the same baseline utility. ``n`` and ``n_other`` people are behind it."""

    value: float
    se: float
    interval: Interval
    n: int
    n_other: int
    horizon: float
    value_set: str
    unadjusted: float
    method: str


def qalys(*, course: UtilityCourse, rate: float = REFERENCE_RATE) -> PersonQalys | Refusal:
    """Trapezium between measurements; what falls after the first year is discounted at its middle.

    Refuses (`utility_missing`) a person with a gap: nothing is carried forward.
    """
    place = f"times of {course.person}"
    if len(course.years) != len(course.utilities) or len(course.years) < 2:
        raise BadInput(place=place, value=len(course.years), rule="at least two times, each with a utility.")
    if course.years[0] != 0 or list(course.years) != sorted(set(course.years)):
        raise BadInput(place=place, value=course.years, rule="times start at 0 and go up.")
    known = [value for value in course.utilities if value is not None]
    if len(known) < len(course.utilities):
        return Refusal("utility_missing", f"{course.person} has no utility at every time.")
    for value in known:
        number(value, place=f"utility of {course.person}", high=1, low=-1)
    pieces = zip(course.years, course.years[1:], known, known[1:], strict=False)
    return PersonQalys(
        person=course.person,
        value=fsum(_piece(start, end, first, last, rate) for start, end, first, last in pieces),
        baseline=known[0],
        horizon=course.years[-1],
        value_set=course.value_set,
    )


def _piece(start: float, end: float, first: float, last: float, rate: float) -> float:
    middle = (start + end) / 2
    later = discount_factor(years=middle, rate=rate) if start >= 1 else 1.0
    return (end - start) * (first + last) / 2 * later


def adjusted_qaly_difference(
    *, programme: Sequence[PersonQalys], comparator: Sequence[PersonQalys], level: float = 0.95
) -> QalyDifference | Refusal:
    """The difference by least squares on group and baseline utility, for separate, unclustered people.

    Refuses `no_comparator` without a comparison group and `too_few_people` with fewer than four in all.
    Mixed value sets or horizons raise `BadInput`.
    """
    if not comparator:
        return Refusal("no_comparator", "Without a comparison group no QALY gain can be worked out.")
    everybody = [*programme, *comparator]
    if len(everybody) < 4 or not programme:
        return Refusal("too_few_people", f"{len(everybody)} people are too few; at least four are needed.")
    _same("value set", {person.value_set for person in everybody})
    _same("horizon", {person.horizon for person in everybody})
    difference, se, unadjusted = _fit(programme, comparator)
    half = t_critical(level=level, degrees_of_freedom=len(everybody) - 3) * se
    method = "least squares on group and baseline utility"
    return QalyDifference(
        value=difference,
        se=se,
        interval=Interval(low=difference - half, high=difference + half, level=level, method=method),
        n=len(programme),
        n_other=len(comparator),
        horizon=everybody[0].horizon,
        value_set=everybody[0].value_set,
        unadjusted=unadjusted,
        method=method,
    )


def _fit(programme: Sequence[PersonQalys], comparator: Sequence[PersonQalys]) -> tuple[float, float, float]:
    """Difference, its standard error and the raw difference, by the closed form of one covariate."""
    arms = [([p.baseline for p in arm], [p.value for p in arm]) for arm in (programme, comparator)]
    means = [(fsum(x) / len(x), fsum(y) / len(y)) for x, y in arms]
    pairs = [
        (x, y, *mean) for (xs, ys), mean in zip(arms, means, strict=True) for x, y in zip(xs, ys, strict=True)
    ]
    sxx = fsum((x - mx) ** 2 for x, _, mx, _ in pairs)
    sxy = fsum((x - mx) * (y - my) for x, y, mx, my in pairs)
    slope = sxy / sxx if sxx > 0 else 0.0
    gap = means[0][0] - means[1][0]
    unadjusted = means[0][1] - means[1][1]
    residual = fsum((y - my - slope * (x - mx)) ** 2 for x, y, mx, my in pairs) / (len(pairs) - 3)
    spread = 1 / len(programme) + 1 / len(comparator) + (gap**2 / sxx if sxx > 0 else 0.0)
    return unadjusted - slope * gap, sqrt(residual * spread), unadjusted


def _same(what: str, found: set[str] | set[float]) -> None:
    if len(found) > 1:
        raise BadInput(place=what, value=sorted(map(str, found)), rule=f"one {what} is needed for everybody.")
