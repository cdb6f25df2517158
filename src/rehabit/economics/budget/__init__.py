"""What a decision does to a commissioner's budget, and to waiting lists and staff time.

counts    People, Visits and amounts for each: kinds of count that cannot be mixed up
impact    budget_impact: five years, with capacity and a ramp-up; cash and freed time kept apart
waiting   waiting_list: how a list changes when capacity does;  staff_time_freed
"""

from rehabit.economics.budget.counts import MixedCounts, People, PerPerson, PerVisit, Visits, VisitsPerPerson
from rehabit.economics.budget.impact import BudgetPlan, BudgetYear, Range, budget_impact
from rehabit.economics.budget.waiting import WaitingYear, staff_hours_freed, waiting_list

__all__ = [
    "BudgetPlan",
    "BudgetYear",
    "MixedCounts",
    "People",
    "PerPerson",
    "PerVisit",
    "Range",
    "Visits",
    "VisitsPerPerson",
    "WaitingYear",
    "budget_impact",
    "staff_hours_freed",
    "waiting_list",
]
