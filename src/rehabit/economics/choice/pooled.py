"""Puts estimates from several imputed data sets together.

Sources: Rubin, Multiple Imputation for Nonresponse in Surveys (1987); Barnard and Rubin,
Biometrika 1999;86:948-955.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from rehabit.economics.bad_input import BadInput, above_zero, number
from rehabit.evaluation import Interval
from rehabit.evaluation.quantiles import t_critical

RUBIN = "Rubin's rules, Barnard-Rubin degrees of freedom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """The mean estimate of ``imputations`` data sets. ``missing_share`` is the share of the variance that is
    due to what was missing."""

    value: float
    se: float
    interval: Interval
    degrees_of_freedom: float
    missing_share: float
    imputations: int
    method: str


def pooled(
    *, values: Sequence[float], ses: Sequence[float], complete_freedom: float, level: float = 0.95
) -> Pooled:
    """``values`` and ``ses``: one of each for a data set; ``complete_freedom``: degrees of freedom without
    anything missing. When all agree, the answer is that of complete data."""
    m = len(values)
    if m < 2 or len(ses) != m:
        came = f"{m} values and {len(ses)} standard errors"
        raise BadInput(place="imputed data sets", value=came, rule="two or more, with one of each.")
    for se in ses:
        above_zero(se, place="standard error of an imputed data set")
    number(complete_freedom, place="degrees of freedom of complete data", low=1)
    mean = fsum(values) / m
    within = fsum(se**2 for se in ses) / m
    between = fsum((value - mean) ** 2 for value in values) / (m - 1)
    total = within + (1 + 1 / m) * between
    share = (1 + 1 / m) * between / total
    observed = (complete_freedom + 1) / (complete_freedom + 3) * complete_freedom * (1 - share)
    freedom = observed if share == 0 else 1 / (share**2 / (m - 1) + 1 / observed)
    half = t_critical(level=level, degrees_of_freedom=freedom) * sqrt(total)
    return Pooled(
        value=mean,
        se=sqrt(total),
        interval=Interval(low=mean - half, high=mean + half, level=level, method=RUBIN),
        degrees_of_freedom=freedom,
        missing_share=share,
        imputations=m,
        method=RUBIN,
    )
