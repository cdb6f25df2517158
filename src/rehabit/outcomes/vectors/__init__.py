"""Scoring vectors: answers and expected results from elsewhere, run against this engine.

check_vectors   a parsed file of vectors to one verdict for each: Passed, Failed or Skipped
"""

from rehabit.outcomes.vectors.check import check_vector, check_vectors
from rehabit.outcomes.vectors.verdict import Disagreement, Failed, Passed, Skipped, Verdict

__all__ = ["Disagreement", "Failed", "Passed", "Skipped", "Verdict", "check_vector", "check_vectors"]
