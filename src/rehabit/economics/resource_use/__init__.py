"""What participants used elsewhere: counted over a recall period, and costed with dated unit costs.

use          Use: contacts of one kind over a recall period
use_file     read_use: a file of answers, row by row, with reasons for what cannot be read
use_cost     use_cost: each person's cost over the period, by kind
informal     informal_care_cost: hours of unpaid help at a price somebody chose and named
"""

from rehabit.economics.resource_use.informal import InformalCare, informal_care_cost
from rehabit.economics.resource_use.use import KINDS, Use
from rehabit.economics.resource_use.use_cost import PersonCost, UseCost, use_cost
from rehabit.economics.resource_use.use_file import ReadUse, UnreadRow, read_use

__all__ = [
    "KINDS",
    "InformalCare",
    "PersonCost",
    "ReadUse",
    "UnreadRow",
    "Use",
    "UseCost",
    "informal_care_cost",
    "read_use",
    "use_cost",
]
