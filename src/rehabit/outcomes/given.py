"""What a named calculation is given, and its type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rehabit.catalogue.instrument import Instrument, ScoreRule
from rehabit.outcomes.combine import Made, NotMade


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The rule, the checked answers, the scores made before it, and the value set asked for."""

    instrument: Instrument
    rule: ScoreRule
    values: Mapping[str, Fraction | None]
    scores: Mapping[str, Fraction | None]
    value_set: str

    @property
    def n_answered(self) -> int:
        """How many of the rule's items were answered."""
        return sum(self.values[item] is not None for item in self.rule.items)


Method = Callable[[Given], Made | NotMade]
"""A calculation that no table can express."""
