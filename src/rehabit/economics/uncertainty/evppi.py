"""Expected value of knowing some parameters, by regression of net benefit on them.

Source: Strong, Oakley and Brennan, Medical Decision Making 2014;34:311-326. The regression is a natural cubic
spline of each parameter and the products of each two of them, by least squares.
"""

from dataclasses import dataclass

import numpy as np

from rehabit.economics.bad_input import BadInput
from rehabit.economics.choice.draws import Matrix

KNOTS = 8
PARTS = 10
"""The draws are fitted again in so many parts, to see how far the answer would vary."""
MOST_PARAMETERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Evppi:
    """``value`` in money per person, of ``n`` draws. ``se``: simulation error, from fitting ten parts.
    ``explained`` is the share of the variance of net benefit that the parameters explain (of the strategy
    that they explain best)."""

    value: float
    se: float
    explained: float
    n: int
    method: str


def evppi(*, benefit: Matrix, parameters: Matrix) -> Evppi:
    """``benefit``: net benefit, shape (strategies, draws); ``parameters``: (parameters, draws), same draws.

    Differences to the first strategy are fitted, so that what is common to all does not blur the fit.
    """
    known = np.atleast_2d(parameters)
    if known.shape[1] != benefit.shape[1]:
        came = f"{known.shape[1]} and {benefit.shape[1]}"
        raise BadInput(
            place="draws of parameters and of net benefit", value=came, rule="they belong together."
        )
    if not 1 <= len(known) <= MOST_PARAMETERS:
        rule = f"from 1 to {MOST_PARAMETERS}; for more, sum them up first."
        raise BadInput(place="parameters known at once", value=len(known), rule=rule)
    basis = _basis(known)
    fewest = 3 * PARTS * basis.shape[1]
    if fewest > benefit.shape[1]:
        raise BadInput(place="draws", value=benefit.shape[1], rule=f"at least {fewest} are needed.")
    difference = benefit - benefit[0]
    fitted = _fitted(basis, difference)
    spread = difference[1:].var(axis=1)
    explained = max(
        (float(f.var() / s) for f, s in zip(fitted[1:], spread, strict=True) if s > 0), default=0.0
    )
    pieces = zip(np.array_split(basis, PARTS), np.array_split(difference, PARTS, axis=1), strict=True)
    parts = [_value(_fitted(rows, part)) for rows, part in pieces]
    return Evppi(
        value=_value(fitted),
        se=float(np.std(parts, ddof=1) / np.sqrt(PARTS)),
        explained=min(explained, 1.0),
        n=benefit.shape[1],
        method=f"regression on natural splines with {KNOTS} knots",
    )


def _fitted(basis: Matrix, difference: Matrix) -> Matrix:
    slopes = np.linalg.lstsq(basis, difference.T, rcond=None)[0]
    fitted: Matrix = (basis @ slopes).T
    return fitted


def _value(fitted: Matrix) -> float:
    return max(float(fitted.max(axis=0).mean() - fitted.mean(axis=1).max()), 0.0)


def _basis(known: Matrix) -> Matrix:
    """1, the spline columns of each parameter, and the products of each two parameters."""
    columns = [np.ones(known.shape[1])]
    scaled = []
    for row in known:
        spread = float(row.std())
        if spread == 0:
            continue
        value = (row - row.mean()) / spread
        scaled.append(value)
        columns += _natural_spline(value)
    columns += [a * b for place, a in enumerate(scaled) for b in scaled[:place]]
    return np.stack(columns, axis=1)


def _natural_spline(value: Matrix) -> list[Matrix]:
    """Natural cubic spline with knots at quantiles (Hastie, Tibshirani and Friedman, section 5.2.1)."""
    knots = np.unique(np.quantile(value, np.linspace(0.01, 0.99, KNOTS)))
    if len(knots) < 3:
        return [value]
    last = knots[-1]

    def part(knot: float) -> Matrix:
        ahead, beyond = np.maximum(value - knot, 0) ** 3, np.maximum(value - last, 0) ** 3
        cubic: Matrix = (ahead - beyond) / (last - knot)
        return cubic

    end = part(knots[-2])
    return [value, *(part(knot) - end for knot in knots[:-2])]
