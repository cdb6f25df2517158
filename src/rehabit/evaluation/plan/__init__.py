"""Named analyses in files: a plan written before the data are seen, carried out to the letter.

read_plan, Plan      the plan, from TOML text, known by its hash
evaluate             the plan and CSV text to an Evaluation, or the reason why not
Evaluation, Finding  every number with n, method and interval; the primary finding is named beforehand

Importing this loads NumPy.
"""

from rehabit.evaluation.plan.evaluate import EVERYBODY, evaluate
from rehabit.evaluation.plan.filled import ImputedShare
from rehabit.evaluation.plan.findings import ArmResponders, Evaluation, Finding, Role, Shift
from rehabit.evaluation.plan.people import People, read_people
from rehabit.evaluation.plan.plan import Plan, read_plan

__all__ = [
    "EVERYBODY",
    "ArmResponders",
    "Evaluation",
    "Finding",
    "ImputedShare",
    "People",
    "Plan",
    "Role",
    "Shift",
    "evaluate",
    "read_people",
    "read_plan",
]
