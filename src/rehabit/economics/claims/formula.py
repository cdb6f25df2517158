"""Works out a formula from named figures that carry their units: + − × ÷, powers, a few functions."""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from types import MappingProxyType

from rehabit.economics.claims.unit import Unit


class FormulaFault(ValueError):
    """A formula that cannot be worked out: which part, and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and what it is of."""

    value: float
    unit: Unit


PLAIN = Unit()
_JOINED: Mapping[type[ast.operator], Callable[[float, float], float]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.Pow: operator.pow,
    }
)


def work_out(*, formula: str, figures: Mapping[str, Figure]) -> Figure:
    """The figure that ``formula`` gives, such as '(a + b) / c' or 'probability(gain, se)'.

    Figures of different units are neither added nor subtracted. Functions: `sqrt`, `se(low, high)` of a 95 %
    interval, `share_se(share, n)`, `probability(mean, se)` that a normal difference is above 0.
    """
    try:
        tree = ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise FormulaFault(f"'{formula}' is not a formula: {error.msg}.") from error
    return _worked(tree, figures)


def _worked(node: ast.expr, figures: Mapping[str, Figure]) -> Figure:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Figure(value=float(node.value), unit=PLAIN)
    if isinstance(node, ast.Name):
        if node.id not in figures:
            raise FormulaFault(f"'{node.id}' has no value; there are {', '.join(figures) or 'none'}.")
        return figures[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _worked(node.operand, figures)
        return Figure(value=-inner.value, unit=inner.unit)
    if isinstance(node, ast.BinOp) and type(node.op) in _JOINED:
        return _joined(node.op, _worked(node.left, figures), _worked(node.right, figures))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
        function, count = _FUNCTIONS[node.func.id]
        if len(node.args) != count or node.keywords:
            raise FormulaFault(f"{node.func.id} takes {count} values; {ast.unparse(node)} has other.")
        return function(*(_worked(argument, figures) for argument in node.args))
    raise FormulaFault(
        f"'{ast.unparse(node)}' is not allowed: use + - * / **, names, and {', '.join(_FUNCTIONS)}."
    )


def _joined(joint: ast.operator, left: Figure, right: Figure) -> Figure:
    if isinstance(joint, ast.Add | ast.Sub) and left.unit != right.unit:
        raise FormulaFault(f"{left.unit} and {right.unit} cannot be added or subtracted.")
    if isinstance(joint, ast.Div) and right.value == 0:
        raise FormulaFault("Something is divided by 0.")
    value = _JOINED[type(joint)](left.value, right.value)
    if isinstance(joint, ast.Mult):
        return Figure(value=value, unit=left.unit * right.unit)
    if isinstance(joint, ast.Div):
        return Figure(value=value, unit=left.unit / right.unit)
    if isinstance(joint, ast.Pow):
        if left.unit != PLAIN and (right.value != 2 or right.unit != PLAIN):
            raise FormulaFault(f"Only squares of {left.unit} are worked out.")
        return Figure(value=value, unit=left.unit if left.unit == PLAIN else left.unit * left.unit)
    return Figure(value=value, unit=left.unit)


def _sqrt(inner: Figure) -> Figure:
    halves = tuple((base, power // 2) for base, power in inner.unit.powers)
    if inner.value < 0 or any(power % 2 for _, power in inner.unit.powers):
        raise FormulaFault(f"There is no root of {inner.value:g} {inner.unit}.")
    return Figure(value=sqrt(inner.value), unit=Unit(halves))


def _se(low: Figure, high: Figure) -> Figure:
    width = _joined(ast.Sub(), high, low)
    return Figure(value=width.value / (2 * NormalDist().inv_cdf(0.975)), unit=width.unit)


def _share_se(share: Figure, n: Figure) -> Figure:
    if not 0 <= share.value <= 1 or n.value <= 0:
        raise FormulaFault(f"A share of {share.value:g} of {n.value:g} has no standard error.")
    return Figure(value=sqrt(share.value * (1 - share.value) / n.value), unit=share.unit)


def _probability(mean: Figure, spread: Figure) -> Figure:
    if mean.unit != spread.unit or spread.value <= 0:
        raise FormulaFault(
            f"{mean.unit} and {spread.unit}: a mean needs a standard error above 0 of its own unit."
        )
    return Figure(value=NormalDist().cdf(mean.value / spread.value), unit=PLAIN)


_FUNCTIONS: Mapping[str, tuple[Callable[..., Figure], int]] = MappingProxyType(
    {"sqrt": (_sqrt, 1), "se": (_se, 2), "share_se": (_share_se, 2), "probability": (_probability, 2)}
)
