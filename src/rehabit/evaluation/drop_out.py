"""When people leave: the share still there after each session, with people whose time is not over yet.

Kaplan and Meier, JASA 1958;53:457-481; Greenwood's variance; limits on the log-log scale, so that they stay
between 0 and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.quantiles import normal_critical
from rehabit.kernel import Refusal

METHOD = "Kaplan-Meier, Greenwood, log-log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One person: `time` until they left (`left`) or until they were last known to be there."""

    time: float
    left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """Just after `time`: `share` still there; `at_risk` were there before it and `left` of them then left."""

    time: float
    at_risk: int
    left: int
    share: float
    interval: Interval | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOut:
    """The curve by the times at which somebody left; `n` people, of whom `n_left` left.

    `median` is the first time at which half or fewer are still there.
    """

    steps: tuple[Remaining, ...]
    n: int
    n_left: int
    median: float | Refusal

    def share_at(self, time: float) -> float:
        """The share still there after `time`."""
        return next((one.share for one in reversed(self.steps) if one.time <= time), 1.0)


def drop_out(*, stays: Sequence[Stay], level: float = 0.95) -> DropOut | Refusal:
    """The curve of people still there. Refuses `nobody_counted`; raises ValueError for a time below 0."""
    if not stays:
        return Refusal("nobody_counted", "There is nobody whose time could be followed.")
    early = [one.time for one in stays if not one.time >= 0]
    if early:
        raise ValueError(f"A time is 0 or later; {early[0]} is not.")
    times = sorted({one.time for one in stays if one.left})
    share, parts, steps = 1.0, [], []
    for time in times:
        at_risk = sum(one.time >= time for one in stays)
        left = sum(one.left and one.time == time for one in stays)
        share *= 1 - left / at_risk
        if left < at_risk:
            parts.append(left / (at_risk * (at_risk - left)))
        limits = _limits(share, fsum(parts), level)
        steps.append(Remaining(time=time, at_risk=at_risk, left=left, share=share, interval=limits))
    return DropOut(
        steps=tuple(steps),
        n=len(stays),
        n_left=sum(one.left for one in stays),
        median=next(
            (one.time for one in steps if one.share <= 0.5),
            Refusal("not_reached", "More than half were still there when last seen, so there is no median."),
        ),
    )


def _limits(share: float, variance: float, level: float) -> Interval | Refusal:
    if share == 0:
        return Refusal("nobody_left", "Nobody was left, so no limits can be worked out.")
    reach = normal_critical(level=level) * sqrt(variance) / abs(log(share))
    return Interval(low=share ** exp(reach), high=share ** exp(-reach), level=level, method=METHOD)
