"""Sites pooled: one average over sites that differ, and what to expect of the next site.

Between-site variance by REML, DerSimonian and Laird (Controlled Clinical Trials 1986;7:177-188) or Paule
and Mandel (1982); interval by Hartung and Knapp (Statistics in Medicine 2001;20:3875-3889); prediction
interval by Higgins, Thompson and Spiegelhalter (JRSS A 2009;172:137-159), t with sites − 2 degrees of
freedom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sqrt

from rehabit.evaluation.incomplete_beta import bisect
from rehabit.evaluation.incomplete_gamma import chi_square_above
from rehabit.evaluation.interval import Interval
from rehabit.evaluation.student import critical, two_sided_p
from rehabit.kernel import Caution, Refusal

MOST_STEPS = 500
"""Steps of Fisher scoring; a dozen do as a rule."""


class Between(StrEnum):
    """How the variance between sites is estimated."""

    REML = "REML"
    DERSIMONIAN_LAIRD = "DerSimonian-Laird"
    PAULE_MANDEL = "Paule-Mandel"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteResult:
    """What one site found: an estimate, its standard error and the number of people behind it."""

    estimate: float
    standard_error: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooling:
    """The average over sites with Hartung and Knapp's interval.

    `between_sd` is the standard deviation of true results between sites; `prediction` is where the true
    result of a new site lies; `heterogeneity` is I², the share of variation that is not chance.
    """

    estimate: float
    standard_error: float
    interval: Interval
    p_value: float
    between_sd: float
    heterogeneity: float
    q: float
    q_p_value: float
    prediction: Interval | Refusal
    n_sites: int
    n: int
    method: str
    cautions: tuple[Caution, ...]


def pool_sites(
    *, sites: Mapping[str, SiteResult], between: Between = Between.REML, level: float = 0.95
) -> Pooling | Refusal:
    """Pool by random effects. Refuses `one_site`, and `no_error` when a standard error is not above 0."""
    if len(sites) < 2:
        return Refusal("one_site", f"{len(sites)} site cannot be pooled; at least two are needed.")
    wrong = [name for name, one in sites.items() if not one.standard_error > 0]
    if wrong:
        return Refusal("no_error", f"{wrong[0]} has no standard error above 0, so it cannot be weighed.")
    found = [one.estimate for one in sites.values()]
    variances = [one.standard_error**2 for one in sites.values()]
    extra = _BETWEEN[between](found, variances)
    mean, weights = _mean(found, variances, extra)
    k = len(found)
    error = sqrt(
        fsum(w * (y - mean) ** 2 for w, y in zip(weights, found, strict=True)) / (k - 1) / fsum(weights)
    )
    q = _q(found, variances, 0.0)
    typical = (k - 1) * _sum(variances, -1) / (_sum(variances, -1) ** 2 - _sum(variances, -2))
    half = critical(level=level, degrees_of_freedom=k - 1) * error
    method = f"random effects, {between}, Hartung-Knapp"
    return Pooling(
        estimate=mean,
        standard_error=error,
        interval=Interval(low=mean - half, high=mean + half, level=level, method=method),
        p_value=two_sided_p(t=mean / error, degrees_of_freedom=k - 1) if error else 0.0,
        between_sd=sqrt(extra),
        heterogeneity=extra / (extra + typical),
        q=q,
        q_p_value=chi_square_above(value=q, degrees_of_freedom=k - 1),
        prediction=_prediction(mean, error, extra, k, level),
        n_sites=k,
        n=sum(one.n for one in sites.values()),
        method=method,
        cautions=_few(k),
    )


def _sum(variances: Sequence[float], power: int) -> float:
    return fsum(variance**power for variance in variances)


def _mean(found: Sequence[float], variances: Sequence[float], extra: float) -> tuple[float, list[float]]:
    weights = [1 / (variance + extra) for variance in variances]
    return fsum(w * y for w, y in zip(weights, found, strict=True)) / fsum(weights), weights


def _q(found: Sequence[float], variances: Sequence[float], extra: float) -> float:
    mean, weights = _mean(found, variances, extra)
    return fsum(w * (y - mean) ** 2 for w, y in zip(weights, found, strict=True))


def _dersimonian_laird(found: Sequence[float], variances: Sequence[float]) -> float:
    below = _sum(variances, -1) - _sum(variances, -2) / _sum(variances, -1)
    return max((_q(found, variances, 0.0) - (len(found) - 1)) / below, 0.0)


def _paule_mandel(found: Sequence[float], variances: Sequence[float]) -> float:
    wanted = len(found) - 1
    if _q(found, variances, 0.0) <= wanted:
        return 0.0
    high = max(variances)
    while _q(found, variances, high) > wanted:
        high *= 2
    return bisect(function=lambda extra: wanted - _q(found, variances, extra), low=0.0, high=high)


def _reml(found: Sequence[float], variances: Sequence[float]) -> float:
    """Fisher scoring from DerSimonian and Laird's estimate, never below 0."""
    extra = _dersimonian_laird(found, variances)
    for _ in range(MOST_STEPS):
        mean, weights = _mean(found, variances, extra)
        one, two, three = (fsum(w**power for w in weights) for power in (1, 2, 3))
        trace, square = one - two / one, two - 2 * three / one + (two / one) ** 2
        gap = fsum(w * w * (y - mean) ** 2 for w, y in zip(weights, found, strict=True)) - trace
        new = max(extra + gap / square, 0.0)
        if abs(new - extra) <= 1e-13 * (new + extra):
            return new
        extra = new
    return extra


_BETWEEN = {
    Between.REML: _reml,
    Between.DERSIMONIAN_LAIRD: _dersimonian_laird,
    Between.PAULE_MANDEL: _paule_mandel,
}


def _prediction(mean: float, error: float, extra: float, k: int, level: float) -> Interval | Refusal:
    if k < 3:
        return Refusal("too_few_sites", "Two sites do not say what a third would show.")
    half = critical(level=level, degrees_of_freedom=k - 2) * sqrt(extra + error**2)
    return Interval(low=mean - half, high=mean + half, level=level, method="prediction of a new site")


def _few(k: int) -> tuple[Caution, ...]:
    if k >= 5:
        return ()
    return (
        Caution(
            "few_sites", f"{k} sites hardly show how much sites differ; the variance between them is unsure."
        ),
    )
