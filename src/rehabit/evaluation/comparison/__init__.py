"""Was one group better off than another? Models for people, clusters and repeated measurements.

ancova              after, adjusted for before; independent people
mixed_model         random intercept of person, cluster or both; REML; Kenward-Roger or Satterthwaite
random_slope        people who differ in how fast they change
repeated_measures   the difference between arms at each time, from all times together
gee                 average effects with robust errors: Gaussian, binomial, Poisson, gamma
logistic_mixed      yes-or-no outcomes in clusters, by Laplace or adaptive quadrature

Importing this loads NumPy; `rehabit.evaluation` alone does not.
"""

from rehabit.evaluation.comparison.ancova import LinearFit, ancova
from rehabit.evaluation.comparison.coefficient import Effect
from rehabit.evaluation.comparison.family import BINOMIAL, GAMMA, GAUSSIAN, POISSON, Family
from rehabit.evaluation.comparison.gee import GeeFit, Robust, gee
from rehabit.evaluation.comparison.logistic_mixed import LogisticMixedFit, logistic_mixed
from rehabit.evaluation.comparison.mixed import MixedFit, SmallSampleRule, mixed_model
from rehabit.evaluation.comparison.repeated import RepeatedFit, repeated_measures
from rehabit.evaluation.comparison.slope import SlopeFit, random_slope
from rehabit.evaluation.comparison.working import Working

__all__ = [
    "BINOMIAL",
    "GAMMA",
    "GAUSSIAN",
    "POISSON",
    "Effect",
    "Family",
    "GeeFit",
    "LinearFit",
    "LogisticMixedFit",
    "MixedFit",
    "RepeatedFit",
    "Robust",
    "SlopeFit",
    "SmallSampleRule",
    "Working",
    "ancova",
    "gee",
    "logistic_mixed",
    "mixed_model",
    "random_slope",
    "repeated_measures",
]
