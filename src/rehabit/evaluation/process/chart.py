"""Process charts: single values (XmR), shares (p), shares with more than chance between points (p')."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from statistics import median

from rehabit.evaluation.process.icons import Assurance, Better, Variation, assurance, variation
from rehabit.evaluation.process.signals import Point, marked
from rehabit.kernel import Proportion, Refusal

FEWEST = 12
"""Below this many points limits are not worked out: a run chart shows the median instead."""

TO_LIMIT = 2.66
"""Mean moving range to the distance of a limit from the mean: 3 / 1.128."""

SCREEN = 3.267
"""A moving range of this many mean moving ranges or more is an outlier and does not widen the limits."""

PER_SIGMA = 1.128


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessChart:
    """Points with limits and signals, and the two icons. `baseline` is how many first points set the limits.

    `spread` is Laney's σz for a p' chart (above 1: more than chance between points), else 1.
    """

    kind: str
    points: tuple[Point, ...]
    mean: float
    better: Better
    target: float | None
    variation: Variation
    assurance: Assurance
    baseline: int
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart:
    """Too few points for limits: values and their median, and why there are no limits."""

    labels: tuple[str, ...]
    values: tuple[float, ...]
    median: float
    better: Better
    target: float | None
    why: Refusal


def xmr_chart(
    *,
    labels: Sequence[str],
    values: Sequence[float],
    better: Better,
    target: float | None = None,
    baseline: int | None = None,
) -> ProcessChart | RunChart | Refusal:
    """A chart of single values in order of time: mean ± 2.66 × mean moving range, outliers screened.

    `baseline` first points (12 or more) set mean and limits; all do when it is None. Refuses `no_points`.
    """
    early = _early(labels, list(values), better, target, baseline)
    if early is not None:
        return early
    base = list(values[: baseline or len(values)])
    mean = fsum(base) / len(base)
    reach = TO_LIMIT * screened_range(values=base)
    limits = [(mean - reach, mean + reach)] * len(values)
    return _chart("XmR", labels, list(values), mean, limits, better, target, len(base), 1.0)


def p_chart(
    *,
    labels: Sequence[str],
    shares: Sequence[Proportion],
    better: Better,
    target: float | None = None,
    baseline: int | None = None,
    laney: bool = False,
) -> ProcessChart | RunChart | Refusal:
    """A chart of shares: mean ± 3 × √(p (1 − p) / n) at each point's n; with `laney`, times σz.

    Laney, Quality Engineering 2002;14:531-537. Refuses `no_points` and `nobody_counted` (a point without
    people; leave such points out).
    """
    empty = [label for label, share in zip(labels, shares, strict=True) if share.total == 0]
    if empty:
        return Refusal("nobody_counted", f"'{empty[0]}' has nobody, so it has no share; leave the point out.")
    values = [share.count / share.total for share in shares]
    early = _early(labels, values, better, target, baseline)
    if early is not None:
        return early
    base = list(shares[: baseline or len(shares)])
    mean = sum(one.count for one in base) / sum(one.total for one in base)
    errors = [sqrt(mean * (1 - mean) / one.total) for one in shares]
    spread = 1.0
    if laney and mean not in (0, 1):
        scores = [(value - mean) / error for value, error in zip(values, errors, strict=True)][: len(base)]
        spread = screened_range(values=scores, screen=False) / PER_SIGMA
    limits = [(max(mean - 3 * e * spread, 0.0), min(mean + 3 * e * spread, 1.0)) for e in errors]
    return _chart("p'" if laney else "p", labels, values, mean, limits, better, target, len(base), spread)


def screened_range(*, values: Sequence[float], screen: bool = True) -> float:
    """The mean moving range, outliers (3.267 times the mean or more) left out once."""
    moves = [abs(after - before) for before, after in pairwise(values)]
    mean = fsum(moves) / len(moves)
    kept = [move for move in moves if move < SCREEN * mean] if screen else moves
    return fsum(kept) / len(kept) if kept else mean


def _early(
    labels: Sequence[str],
    values: Sequence[float],
    better: Better,
    target: float | None,
    baseline: int | None,
) -> RunChart | Refusal | None:
    """A refusal or a run chart where limits cannot be had."""
    if len(labels) != len(values):
        raise ValueError(f"{len(labels)} labels came with {len(values)} values; each point needs both.")
    if baseline is not None and not FEWEST <= baseline <= len(values):
        raise ValueError(f"A baseline needs {FEWEST} to {len(values)} points; {baseline} is not.")
    if not values:
        return Refusal("no_points", "There is no point to show.")
    if len(values) >= FEWEST:
        return None
    return RunChart(
        labels=tuple(labels),
        values=tuple(values),
        median=median(values),
        better=better,
        target=target,
        why=Refusal(
            "too_few_points",
            f"{len(values)} points are too few for limits; {FEWEST} are needed. Shown with their median.",
        ),
    )


def _chart(
    kind: str,
    labels: Sequence[str],
    values: Sequence[float],
    mean: float,
    limits: Sequence[tuple[float, float]],
    better: Better,
    target: float | None,
    baseline: int,
    spread: float,
) -> ProcessChart:
    points = marked(labels=labels, values=values, mean=mean, limits=limits)
    return ProcessChart(
        kind=kind,
        points=points,
        mean=mean,
        better=better,
        target=target,
        variation=variation(latest=points[-1], better=better),
        assurance=assurance(latest=points[-1], better=better, target=target),
        baseline=baseline,
        spread=spread,
    )
