"""Costs and effects of every strategy in every draw, checked once where they come in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rehabit.economics.bad_input import BadInput, same_length

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draws:
    """``costs`` and ``effects`` have the shape (strategies, draws); a row belongs to the name at its place.

    Draws of one column belong together (the same parameters). ``outcome`` is what one unit of effect is,
    ``price_year`` the year of the costs, ``method`` how the draws were made.
    """

    names: tuple[str, ...]
    costs: Matrix
    effects: Matrix
    outcome: str
    price_year: str
    method: str

    def __post_init__(self) -> None:
        if len(self.names) < 2 or len(set(self.names)) != len(self.names):
            raise BadInput(
                place="strategies", value=self.names, rule="two or more names, each once, are needed."
            )
        shape = (len(self.names), self.n)
        for what, values in (("costs", self.costs), ("effects", self.effects)):
            if values.shape != shape or self.n == 0:
                raise BadInput(
                    place=what,
                    value=f"shape {values.shape}",
                    rule=f"shape {shape} with one draw or more is needed.",
                )
            if not np.isfinite(values).all():
                strategy, draw = np.argwhere(~np.isfinite(values))[0]
                raise BadInput(
                    place=f"{what} of {self.names[strategy]}, draw {draw + 1}",
                    value=values[strategy, draw],
                    rule="a finite number is needed.",
                )

    @property
    def n(self) -> int:
        """The number of draws."""
        return int(self.costs.shape[-1])

    @classmethod
    def of(
        cls,
        *,
        names: Sequence[str],
        costs: Sequence[Sequence[float]],
        effects: Sequence[Sequence[float]],
        outcome: str,
        price_year: str,
        method: str,
    ) -> "Draws":
        """From one sequence a strategy; strategies of different length are refused with every length."""
        same_length([*costs, *effects], place="draws", names=[*names, *names])
        return cls(
            names=tuple(names),
            costs=np.array(costs, dtype=np.float64),
            effects=np.array(effects, dtype=np.float64),
            outcome=outcome,
            price_year=price_year,
            method=method,
        )
