"""Runs the formula of each published claim and says whether it holds.

unit       Unit: pounds, people, visits: what a figure is of
formula    work_out: arithmetic on figures that carry their units
checking   check_claim: reproduced, differs by …, or can't be checked, because …
chaining   may_chain: whether two claims may be put together
"""

from rehabit.economics.claims.chaining import may_chain
from rehabit.economics.claims.checking import Checked, CheckedReading, Status, check_claim
from rehabit.economics.claims.formula import Figure, FormulaFault, work_out
from rehabit.economics.claims.unit import Unit

__all__ = [
    "Checked",
    "CheckedReading",
    "Figure",
    "FormulaFault",
    "Status",
    "Unit",
    "check_claim",
    "may_chain",
    "work_out",
]
