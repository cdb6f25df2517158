"""People who are missing: who they are, values in their place, and how much the answer leans on them.

missing_patterns    which values are missing together
impute, Method      chained equations by arm with clusters: normal, predictive mean matching, logistic
pool, Pooled        Rubin's rules with Barnard and Rubin's degrees of freedom
pooled_analysis     one analysis of every completed data set, pooled
delta_sensitivity   how much worse the missing would have to be for the result to vanish

Importing this loads NumPy.
"""

from rehabit.evaluation.missing.chained import Imputed, impute
from rehabit.evaluation.missing.patterns import MissingPatterns, Pattern, missing_patterns
from rehabit.evaluation.missing.rubin import Pooled, pool
from rehabit.evaluation.missing.sensitivity import (
    Sensitivity,
    Shifted,
    delta_sensitivity,
    pooled_analysis,
)
from rehabit.evaluation.missing.steps import Method

__all__ = [
    "Imputed",
    "Method",
    "MissingPatterns",
    "Pattern",
    "Pooled",
    "Sensitivity",
    "Shifted",
    "delta_sensitivity",
    "impute",
    "missing_patterns",
    "pool",
    "pooled_analysis",
]
