"""Models that carry costs and effects forward.

transitions    checked_transitions, from_rates: rows that add up to 1
correction     cycle_weights: none, half-cycle, Simpson
cohort         cohort: a cohort moves between states; probabilities may change from cycle to cycle
individuals    individuals: people move one by one and carry how long they have been where they are
compiled       the same walk as a compiled loop, when Numba is installed
programme      programme_model: responders at the end, fading; against usual care or one-to-one
"""

from rehabit.economics.models.cohort import CohortResult, StateValues, cohort
from rehabit.economics.models.correction import CORRECTIONS, cycle_weights
from rehabit.economics.models.individuals import IndividualsResult, individuals
from rehabit.economics.models.programme import (
    LocalCosts,
    ProgrammeModel,
    programme_model,
    published_parameters,
)
from rehabit.economics.models.transitions import checked_transitions, probability_from_rate

__all__ = [
    "CORRECTIONS",
    "CohortResult",
    "IndividualsResult",
    "LocalCosts",
    "ProgrammeModel",
    "StateValues",
    "checked_transitions",
    "cohort",
    "cycle_weights",
    "individuals",
    "probability_from_rate",
    "programme_model",
    "published_parameters",
]
