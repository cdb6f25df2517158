"""Many forms of one instrument at once: columns of answers in, columns of scores out.

score_columns   the fast twin of `rehabit.outcomes.score`: the same files, the same rules, the same reasons
Batch           its result: a column for each score, and every wrong answer by row and item
ScoreColumn     one score for every row
RowProblem      one wrong answer: where, what came, what is allowed
WrongColumns    the columns are not those of the instrument

NumPy is loaded by this package and by nothing that imports `rehabit.evaluation` alone: a page that scores one
form never waits for it.
"""

from rehabit.evaluation.batch.columns import Column, WrongColumns
from rehabit.evaluation.batch.result import Batch, RowProblem, ScoreColumn
from rehabit.evaluation.batch.score import score_columns

__all__ = ["Batch", "Column", "RowProblem", "ScoreColumn", "WrongColumns", "score_columns"]
