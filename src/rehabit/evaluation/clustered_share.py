"""A share of people who come in clusters (groups, practices, sites), where neighbours resemble each other.

The intraclass correlation is the analysis-of-variance estimate for unequal clusters (Ridout, Demétrio and
Firth, Biometrics 1999;55:137-148). It may be negative: then people in one cluster differ more than chance,
the design effect is below 1, and the interval uses the plain number of people, never more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from rehabit.evaluation.interval import Interval
from rehabit.evaluation.quantiles import t_critical
from rehabit.kernel import Caution, Proportion, Refusal

CLUSTERED_WILSON = "Wilson score with the effective number of people"
FEW_CLUSTERS = 10
"""Below this many clusters an intraclass correlation is hardly known; the result says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusteredShare:
    """A share with an interval that respects clusters.

    `correlation` is the intraclass correlation as estimated (it may be negative), `design_effect` how many
    times the variance grows, `effective_n` the number of independent people that would tell as much.
    """

    proportion: Proportion
    share: float
    interval: Interval
    n_clusters: int
    correlation: float
    design_effect: float
    effective_n: float
    cautions: tuple[Caution, ...]


def clustered_share(*, clusters: Sequence[Proportion], level: float = 0.95) -> ClusteredShare | Refusal:
    """The share over all clusters; each entry is one cluster's count and size. Empty clusters are left out.

    The critical value is Student's t with (clusters − 1) degrees of freedom. Refuses `nobody_counted` and
    `one_cluster`: from one cluster nothing can be learnt about differences between clusters.
    """
    held = [cluster for cluster in clusters if cluster.total]
    whole = Proportion(count=sum(one.count for one in held), total=sum(one.total for one in held))
    if whole.total == 0:
        return Refusal("nobody_counted", "There is no share of nobody: every cluster is empty.")
    if len(held) < 2:
        return Refusal(
            "one_cluster", "One cluster shows no difference between clusters; at least two are needed."
        )
    correlation = intraclass_correlation(clusters=held)
    size = fsum(one.total**2 for one in held) / whole.total
    effect = 1 + (size - 1) * correlation
    effective = whole.total / max(effect, 1.0)
    critical = t_critical(level=level, degrees_of_freedom=len(held) - 1)
    low, high = _limits(whole, effective, critical)
    return ClusteredShare(
        proportion=whole,
        share=whole.count / whole.total,
        interval=Interval(low=low, high=high, level=level, method=CLUSTERED_WILSON),
        n_clusters=len(held),
        correlation=correlation,
        design_effect=effect,
        effective_n=effective,
        cautions=_cautions(len(held), correlation),
    )


def intraclass_correlation(*, clusters: Sequence[Proportion]) -> float:
    """The analysis-of-variance estimate; 0 where everybody is alike or no cluster has two people."""
    n, k = sum(one.total for one in clusters), len(clusters)
    share = sum(one.count for one in clusters) / n
    if n == k or share in (0, 1):
        return 0.0
    between = fsum(one.total * (one.count / one.total - share) ** 2 for one in clusters) / (k - 1)
    within = fsum(one.count * (1 - one.count / one.total) for one in clusters) / (n - k)
    usual_size = (n - fsum(one.total**2 for one in clusters) / n) / (k - 1)
    below = between + (usual_size - 1) * within
    return (between - within) / below if below > 0 else 0.0


def _limits(whole: Proportion, effective: float, critical: float) -> tuple[float, float]:
    share, square = whole.count / whole.total, critical**2
    centre = (share + square / (2 * effective)) / (1 + square / effective)
    spread = critical * sqrt(share * (1 - share) / effective + square / (4 * effective**2))
    half = spread / (1 + square / effective)
    low = 0.0 if whole.count == 0 else centre - half
    high = 1.0 if whole.count == whole.total else centre + half
    return low, high


def _cautions(n_clusters: int, correlation: float) -> tuple[Caution, ...]:
    found = []
    if n_clusters < FEW_CLUSTERS:
        found.append(
            Caution(
                "few_clusters",
                f"There are only {n_clusters} clusters, so how much people in one cluster resemble each "
                "other is hardly known and the interval may be too narrow.",
            )
        )
    if correlation < 0:
        found.append(
            Caution(
                "negative_correlation",
                f"People in one cluster resembled each other less than chance (correlation "
                f"{correlation:.3f}); the interval is that of as many separate people.",
            )
        )
    return tuple(found)
