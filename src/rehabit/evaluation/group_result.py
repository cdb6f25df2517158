"""The result of one measure for a group: mean change and responders, of the same people, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.catalogue.instrument import Direction
from rehabit.evaluation.change import MeanChange, mean_change
from rehabit.evaluation.responders import ResponderShares, responder_shares
from rehabit.kernel import Refusal
from rehabit.outcomes import NotScored, Score, responder

Scored = Score | NotScored | None
"""One person's score; NotScored carries why there is none, None says that nothing was handed in."""

ScoredPair = tuple[Scored, Scored]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """One scale for one group.

    `improved_by` is the mean change turned so that positive is better; it is refused where the change is,
    or where the scale has no better end. `change` itself is after minus before, in the units of the scale.
    """

    instrument: str
    version: str
    scale: str
    title: str
    unit: str
    better: Direction
    change: MeanChange | Refusal
    improved_by: float | Refusal
    responders: ResponderShares


def group_result(*, pairs: Sequence[ScoredPair], rule: str, level: float = 0.95) -> GroupResult | Refusal:
    """Change and responders for everyone who started; `pairs` has one (before, after) for each of them.

    Refuses (`nothing_scored`) when there is no score at all, and (`mixed_scores`) when scores of different
    instruments, versions, scales or value sets came together. Joints may differ between people.
    """
    scores = [one for pair in pairs for one in pair if isinstance(one, Score)]
    if not scores:
        return Refusal(
            "nothing_scored", f"None of {len(pairs)} people has a score, so there is no result to show."
        )
    kinds = sorted({_kind(one) for one in scores})
    if len(kinds) > 1:
        found = " and ".join(" ".join(filter(None, kind)) for kind in kinds)
        return Refusal("mixed_scores", f"Scores of different kinds cannot be one result: {found}.")
    first = scores[0]
    change = mean_change(pairs=[(_value(before), _value(after)) for before, after in pairs], level=level)
    return GroupResult(
        instrument=first.stamp.instrument,
        version=first.stamp.version,
        scale=first.stamp.scale,
        title=first.title,
        unit=first.unit,
        better=first.better,
        change=change,
        improved_by=_improved_by(change, first.better),
        responders=responder_shares(
            rule=rule,
            responses=[
                responder(rule, before, after) for before, after in pairs if (before, after) != (None, None)
            ],
            started=len(pairs),
            level=level,
        ),
    )


def _kind(one: Score) -> tuple[str, str, str, str]:
    return one.stamp.instrument, one.stamp.version, one.stamp.scale, one.stamp.value_set


def _value(one: Scored) -> float | None:
    return None if one is None or one.value is None else float(one.value)


def _improved_by(change: MeanChange | Refusal, better: Direction) -> float | Refusal:
    if isinstance(change, Refusal):
        return change
    if better is Direction.NEITHER:
        return Refusal(
            "no_better_end", "This scale has no better end, so a change is neither better nor worse."
        )
    return change.mean_change if better is Direction.HIGHER else -change.mean_change
