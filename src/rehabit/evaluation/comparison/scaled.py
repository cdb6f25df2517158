"""Terms turned into orthonormal columns beside the least-squares residual, so that sums keep their digits."""

from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.comparison.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """`joined` is (n, p + 1): orthonormal columns, and last the residual of least squares.

    An estimate g on the orthonormal columns is `back @ g + start` on the terms' own scale.
    """

    joined: Numbers
    back: Numbers
    start: Numbers


def scaled(held: Rows) -> Scaled:
    """Cholesky QR on columns of unit length, done twice, so that nearly related terms stay orthogonal too."""
    length = np.sqrt(np.einsum("ij,ij->j", held.matrix, held.matrix))
    back = np.diag(1 / length)
    joined = np.empty((held.n, len(length) + 1))
    columns = held.matrix / length
    for _ in range(2):
        inverse = np.linalg.inv(np.linalg.cholesky(columns.T @ columns)).T
        columns = columns @ inverse
        back = back @ inverse
    part = columns.T @ held.outcome
    joined[:, :-1] = columns
    joined[:, -1] = held.outcome - columns @ part
    return Scaled(joined=joined, back=back, start=back @ part)
