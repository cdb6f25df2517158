"""Rubin's rules: one answer from several completed data sets.

Rubin 1987, ch. 3; degrees of freedom by Barnard and Rubin, Biometrika 1999;86:948-955.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf, isinf

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.student import critical, two_sided_p
from rehabit.kernel import Refusal

METHOD = "multiple imputation, Rubin's rules, Barnard-Rubin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """The pooled estimate of `m` data sets.

    `missing_information` is the share of what could be known that is lost by missing values (0 to 1).
    """

    estimate: float
    standard_error: float
    degrees_of_freedom: float
    interval: Interval
    p_value: float
    within: float
    between: float
    missing_information: float
    m: int


def pool(
    *,
    estimates: Sequence[float],
    variances: Sequence[float],
    complete_degrees: float = inf,
    level: float = 0.95,
) -> Pooled | Refusal:
    """Pool estimates and their variances. `complete_degrees` is what complete data would have had.

    Refuses `too_few_imputations` below two. Raises ValueError when the two have different lengths.
    """
    m = len(estimates)
    if m != len(variances):
        raise ValueError(f"{m} estimates came with {len(variances)} variances; each needs its own.")
    if m < 2:
        return Refusal("too_few_imputations", f"{m} completed data sets show no spread; use 20 or more.")
    mean, within = fsum(estimates) / m, fsum(variances) / m
    between = fsum((one - mean) ** 2 for one in estimates) / (m - 1)
    extra = (1 + 1 / m) * between
    total = within + extra
    degrees = _degrees(m, extra / total if total else 0.0, complete_degrees)
    half = critical(level=level, degrees_of_freedom=degrees) * total**0.5
    ratio = extra / within if within else inf
    lost = 1.0 if isinf(ratio) else (ratio + 2 / (degrees + 3)) / (ratio + 1)
    return Pooled(
        estimate=mean,
        standard_error=total**0.5,
        degrees_of_freedom=degrees,
        interval=Interval(low=mean - half, high=mean + half, level=level, method=METHOD),
        p_value=two_sided_p(t=mean / total**0.5, degrees_of_freedom=degrees) if total else 0.0,
        within=within,
        between=between,
        missing_information=lost,
        m=m,
    )


def _degrees(m: int, share: float, complete: float) -> float:
    """Between the m − 1 of the imputations and what complete data would have had."""
    by_imputation = (m - 1) / share**2 if share else inf
    if isinf(complete):
        return by_imputation
    observed = (complete + 1) / (complete + 3) * complete * (1 - share)
    return observed if isinf(by_imputation) else by_imputation * observed / (by_imputation + observed)
