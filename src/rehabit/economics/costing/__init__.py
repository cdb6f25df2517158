"""What the programme costs, measured from what was delivered.

inflation      inflated: a price brought to another year by a named index, with its steps
staff_time     StaffTime: minutes of preparation, delivery and administration at a price an hour
session_cost   DeliveredSession, session_cost: one session as it was held
setup_cost     SetUp, setup_share: a one-off cost spread over the years it lasts
group_cost     group_cost: what one group cost, by person who started, who completed and who came
fill_curve     fill_curve: cost per person by the share of places that are taken
one_to_one     one_to_one_cost; cost_difference: one-to-one against group
"""

from rehabit.economics.costing.fill_curve import FillPoint, fill_curve
from rehabit.economics.costing.group_cost import GroupCost, group_cost
from rehabit.economics.costing.inflation import Inflated, inflated
from rehabit.economics.costing.one_to_one import CostDifference, OneToOne, cost_difference, one_to_one_cost
from rehabit.economics.costing.session_cost import DeliveredSession, SessionCost, session_cost
from rehabit.economics.costing.setup_cost import SetUp, setup_share
from rehabit.economics.costing.staff_time import StaffTime

__all__ = [
    "CostDifference",
    "DeliveredSession",
    "FillPoint",
    "GroupCost",
    "Inflated",
    "OneToOne",
    "SessionCost",
    "SetUp",
    "StaffTime",
    "cost_difference",
    "fill_curve",
    "group_cost",
    "inflated",
    "one_to_one_cost",
    "session_cost",
    "setup_share",
]
