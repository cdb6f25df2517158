"""What a responder rule gives back: yes, no, or the reason why neither."""

from dataclasses import dataclass
from fractions import Fraction

from rehabit.catalogue.responder_rules import ChangeKind, Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """Both measurements were there: improvement (points or percent, positive is better) and threshold.

    `on_the_edge` says that the other edge rule would have given the other answer.
    """

    rule: str
    improvement: Fraction
    threshold: Fraction
    edge: Edge
    kind: ChangeKind
    on_the_edge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(_Judged):
    """Improved by enough."""

    @property
    def responded(self) -> bool:
        """True."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class NotResponded(_Judged):
    """Did not improve by enough."""

    @property
    def responded(self) -> bool:
        """False."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEvaluable:
    """The rule cannot be applied, and why.

    `reason` is one of `no_baseline`, `no_followup`, `not_comparable`, `wrong_scale`, `baseline_at_best` and
    `out_of_range`.
    """

    rule: str
    reason: str
    sentence: str

    @property
    def responded(self) -> None:
        """Neither yes nor no."""
        return None


Response = Responded | NotResponded | NotEvaluable
