"""What an evaluation hands back: every number with n, method and interval, or the reason why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rehabit.evaluation.change import MeanChange
from rehabit.evaluation.comparison.coefficient import Effect
from rehabit.evaluation.interval import Interval, ShareEstimate
from rehabit.evaluation.missing.rubin import Pooled
from rehabit.evaluation.plan.filled import ImputedShare
from rehabit.evaluation.plan.plan import Plan
from rehabit.evaluation.uncontrolled import UncontrolledView
from rehabit.kernel import Caution, Proportion, Refusal


class Role(StrEnum):
    """What a finding was planned as."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SENSITIVITY = "sensitivity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference between groups. `result` is in `unit`: points of the score, or a share (0 to 1)."""

    question: str
    time: str
    role: Role
    unit: str
    n: int
    n_given: int
    result: Effect | Pooled | Refusal
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmResponders:
    """Responders of one arm at one time, four ways beside each other."""

    arm: str
    time: str
    complete_case: ShareEstimate | Refusal
    worst_case: ShareEstimate | Refusal
    best_case: ShareEstimate | Refusal
    imputed: ImputedShare | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The primary result when missing people of the treated arms are `delta` points worse than alike ones."""

    delta: float
    estimate: float
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything a plan asked of its data. `measured[(arm, time)]` is of everybody in the arm."""

    plan: Plan
    data_hash: str
    n_people: int
    n_clusters: int | None
    measured: Mapping[tuple[str, str], Proportion]
    findings: tuple[Finding, ...]
    responders: tuple[ArmResponders, ...]
    changes: Mapping[tuple[str, str], MeanChange | Refusal]
    shifts: tuple[Shift, ...] | Refusal
    tipping_point: float | Refusal
    uncontrolled: Mapping[str, UncontrolledView]
    correlation: float | Refusal
    cautions: tuple[Caution, ...]

    @property
    def primary(self) -> Finding | None:
        """The finding that the plan named beforehand; None without a comparison group."""
        return next((one for one in self.findings if one.role is Role.PRIMARY), None)
