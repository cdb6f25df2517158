"""The stages of several sites side by side, with small numbers hidden so that none can be worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from rehabit.evaluation import Flow, SmallNumbers, Suppressed
from rehabit.reports.stages import STAGES

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Stands where a count is not small itself, but would give a small one away. It prints 'not shown'."""

    def __str__(self) -> str:
        return "not shown"


Shown = int | Suppressed | Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts(Generic[Key]):
    """Each site's stages by name, and those of all sites together."""

    sites: Mapping[Key, Mapping[str, Shown]]
    together: Mapping[str, Shown]


def site_counts(*, flows: Mapping[Key, Flow], rule: SmallNumbers) -> Counts[Key]:
    """Hide every count that is small, or whose rest of the stage before is small.

    'Completed 19 of 20' tells as much about one person as '1 of 20' does. Where the sum over the sites is
    shown and one site alone is hidden, the smallest other site is hidden too, so that it cannot be found by
    subtraction.
    """
    together = _sum(flows)
    shown = {key: stage_counts(flow=flow, rule=rule) for key, flow in flows.items()}
    total = stage_counts(flow=together, rule=rule)
    for stage in STAGES:
        hidden = [key for key in flows if not isinstance(shown[key][stage.name], int)]
        left = [key for key in flows if key not in hidden]
        if len(hidden) == 1 and left and isinstance(total[stage.name], int):
            another = min(
                left, key=lambda key: (getattr(flows[key], stage.name) == 0, _of(flows[key], stage.name))
            )
            shown[another][stage.name] = Withheld()
    return Counts(sites=shown, together=total)


def stage_counts(*, flow: Flow, rule: SmallNumbers) -> dict[str, Shown]:
    """The stages of one flow by name, each hidden when it or its rest is small."""
    found: dict[str, Shown] = {}
    for stage in STAGES:
        count = _of(flow, stage.name)
        rest = _of(flow, stage.out_of) - count if stage.out_of else 0
        if rule.hides(count):
            found[stage.name] = Suppressed(fewer_than=rule.fewer_than)
        elif rest and rule.hides(rest):
            found[stage.name] = Withheld()
        else:
            found[stage.name] = count
    return found


def _of(flow: Flow, stage: str) -> int:
    count: int = getattr(flow, stage)
    return count


def _sum(flows: Mapping[Key, Flow]) -> Flow:
    return Flow(**{stage.name: sum(_of(flow, stage.name) for flow in flows.values()) for stage in STAGES})
