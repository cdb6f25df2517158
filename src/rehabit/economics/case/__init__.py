"""One commissioner's question from inputs to answer: what the page and `rehabit economics` both run.

inputs    CaseInputs, fields: the few inputs, each with its limits and its meaning
answer    answer_case: cost per person, difference, curve, value of knowing more, budget
"""

from rehabit.economics.case.inputs import CaseInputs, Field, case_inputs, default_inputs, fields

__all__ = ["CaseInputs", "Field", "case_inputs", "default_inputs", "fields"]
