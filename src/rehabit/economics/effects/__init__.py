"""What people gained, in the units that a decision needs. Nothing is mapped from one measure to another.

responder_effect   the difference between two shares of responders, allowing for clusters
point_effect       points of a scale from a published mean and interval
qalys              QALYs by area under the curve, and their difference adjusted for baseline
discounting        present value at 3.5 % a year
"""

from rehabit.economics.effects.discounting import discount_factor, present_value
from rehabit.economics.effects.point_effect import Effect, from_interval
from rehabit.economics.effects.qalys import (
    PersonQalys,
    QalyDifference,
    UtilityCourse,
    adjusted_qaly_difference,
    qalys,
)
from rehabit.economics.effects.responder_effect import responder_effect

__all__ = [
    "Effect",
    "PersonQalys",
    "QalyDifference",
    "UtilityCourse",
    "adjusted_qaly_difference",
    "discount_factor",
    "from_interval",
    "present_value",
    "qalys",
    "responder_effect",
]
