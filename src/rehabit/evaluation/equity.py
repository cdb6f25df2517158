"""Who is referred, starts, completes and benefits, by age, sex, ethnicity, deprivation or language.

Every group is shown, in the order given, with small numbers suppressed in such a way that they cannot be
found by subtraction; a group is compared with everybody else together, never ranked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.evaluation.disclosure import SmallNumbers, Suppressed
from rehabit.evaluation.disclosure_table import protect_table
from rehabit.evaluation.flow import Flow
from rehabit.evaluation.interval import ShareDifference, ShareEstimate
from rehabit.evaluation.proportions import newcombe_difference, wilson
from rehabit.kernel import Proportion, Refusal

STEPS = (
    ("started", "referred"),
    ("completed", "started"),
    ("benefited", "started"),
)
"""What is counted, and of whom. Those who benefited are of everyone who started: missing is not a benefit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFlow:
    """The flow of one group of people, and how many of those who started had a change that matters."""

    flow: Flow
    benefited: int

    def __post_init__(self) -> None:
        if not 0 <= self.benefited <= self.flow.started:
            raise ValueError(
                f"{self.benefited} who benefited cannot be out of {self.flow.started} who started."
            )

    def count(self, stage: str) -> int:
        return self.benefited if stage == "benefited" else int(getattr(self.flow, stage))


@dataclass(frozen=True, slots=True, kw_only=True)
class EquityStep:
    """One step of one group: its share, and the difference from everybody else together."""

    group: str
    step: str
    of: str
    share: ShareEstimate | Suppressed | Refusal
    difference: ShareDifference | Suppressed | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """One characteristic: counts by group and stage with small numbers hidden, and the steps."""

    characteristic: str
    counts: Mapping[str, Mapping[str, int | Suppressed]]
    steps: tuple[EquityStep, ...]


def equity(
    *, characteristic: str, groups: Mapping[str, GroupFlow], rule: SmallNumbers, level: float = 0.95
) -> Equity | Refusal:
    """Compare groups at each step. Refuses `one_group` when there is nothing to compare.

    People whose characteristic is not known are a group too: name it so.
    """
    if len(groups) < 2:
        return Refusal("one_group", f"'{characteristic}' has {len(groups)} group; at least two are compared.")
    stages = ("referred", "started", "completed", "benefited")
    cells = {(name, stage): one.count(stage) for name, one in groups.items() for stage in stages}
    hidden = protect_table(cells=cells, rule=rule)
    steps = []
    for step, of in STEPS:
        for name in groups:
            own = Proportion(count=cells[name, step], total=cells[name, of])
            rest = Proportion(
                count=sum(cells[other, step] for other in groups if other != name),
                total=sum(cells[other, of] for other in groups if other != name),
            )
            steps.append(_step(name, step, of, own, rest, _hides(hidden, name, (step, of), own, rule), level))
    return Equity(
        characteristic=characteristic,
        counts={name: {stage: hidden[name, stage] for stage in stages} for name in groups},
        steps=tuple(steps),
    )


def _hides(
    hidden: Mapping[tuple[str, str], int | Suppressed],
    name: str,
    stages: tuple[str, str],
    own: Proportion,
    rule: SmallNumbers,
) -> Suppressed | None:
    """A share is hidden with its count, and also when those without the outcome are few."""
    if any(isinstance(hidden[name, stage], Suppressed) for stage in stages) or rule.hides(
        own.total - own.count
    ):
        return Suppressed(fewer_than=rule.fewer_than)
    return None


def _step(
    name: str,
    step: str,
    of: str,
    own: Proportion,
    rest: Proportion,
    hidden: Suppressed | None,
    level: float,
) -> EquityStep:
    return EquityStep(
        group=name,
        step=step,
        of=of,
        share=wilson(proportion=own, level=level) if hidden is None else hidden,
        difference=newcombe_difference(first=own, second=rest, level=level) if hidden is None else hidden,
    )
