"""How sure the answer is, and what it would be worth to know more.

distributions   Beta, Gamma, LogNormal, Normal, Dirichlet, Fixed: each from a mean and a standard error
blocks          in_blocks: draws in blocks, so that memory stays flat and workers do not change the answer
psa             Parameter, probabilistic: a model run on draws of its parameters
tornado         tornado: one parameter at a time from its low to its high value
turning_point   turning_point: the value of a parameter at which the decision changes
evpi            evpi, unit_normal_loss: knowing everything;  evppi  knowing some parameters
evsi            evsi, sampling_benefit: what a study of a given size would be worth
population      population_value: the worth for everybody whom the decision concerns
"""

from rehabit.economics.uncertainty.blocks import in_blocks
from rehabit.economics.uncertainty.distributions import (
    Beta,
    Dirichlet,
    Distribution,
    Fixed,
    Gamma,
    LogNormal,
    Normal,
)
from rehabit.economics.uncertainty.evpi import evpi, evpi_normal, unit_normal_loss
from rehabit.economics.uncertainty.evppi import Evppi, evppi
from rehabit.economics.uncertainty.evsi import SamplingBenefit, evsi, evsi_normal, sampling_benefit
from rehabit.economics.uncertainty.population import PopulationValue, population_value
from rehabit.economics.uncertainty.psa import Parameter, parameter_draws, probabilistic
from rehabit.economics.uncertainty.tornado import Swing, tornado
from rehabit.economics.uncertainty.turning_point import turning_point

__all__ = [
    "Beta",
    "Dirichlet",
    "Distribution",
    "Evppi",
    "Fixed",
    "Gamma",
    "LogNormal",
    "Normal",
    "Parameter",
    "PopulationValue",
    "SamplingBenefit",
    "Swing",
    "evpi",
    "evpi_normal",
    "evppi",
    "evsi",
    "evsi_normal",
    "in_blocks",
    "parameter_draws",
    "population_value",
    "probabilistic",
    "sampling_benefit",
    "tornado",
    "turning_point",
    "unit_normal_loss",
]
