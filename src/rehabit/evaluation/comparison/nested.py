"""Random intercepts of people in clusters, as sums: what the likelihood needs at any variance ratios.

With V = I + λp (people) + λc (clusters) in units of the residual variance, V⁻¹ and det V have closed forms in
each person's number of rows n and sum s. People with equally many rows are added up first, so that one
evaluation costs (clusters × different numbers of rows) and not rows.
"""

from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Numbers, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedIntercepts:
    """`levels` names the variances in order: 'person', 'cluster' or both. See `cross`."""

    levels: tuple[str, ...]
    total: Numbers
    sizes: Numbers
    counts: Numbers
    squares: Numbers
    cluster_sums: Numbers
    cluster_counts: Numbers
    n: int

    def cross(self, ratios: Numbers) -> tuple[Numbers, float]:
        """Joined' V⁻¹ joined, and log det V, at variance ratios in the order of `levels`."""
        inner = float(ratios[0])
        shrink = 1 + inner * self.sizes
        matrix = self.total - np.tensordot(inner / shrink, self.squares, axes=1)
        log_det = float(self.counts @ np.log(shrink))
        if len(self.levels) == 2:
            outer = float(ratios[1])
            sums = np.tensordot(1 / shrink, self.cluster_sums, axes=(0, 1))
            weight = 1 + outer * (self.cluster_counts @ (self.sizes / shrink))
            matrix = matrix - (sums * (outer / weight)[:, None]).T @ sums
            log_det += float(np.log(weight).sum())
        return matrix, log_det


def nested_intercepts(*, joined: Numbers, cluster: Whole | None, person: Whole | None) -> NestedIntercepts:
    """Add up `joined` by person, number of rows and cluster. Groups have to be sorted; one may be None."""
    inner = person if person is not None else cluster
    assert inner is not None
    starts = _starts(inner)
    size = np.diff(np.append(starts, len(inner)))
    sums = np.add.reduceat(joined, starts, axis=0)
    different, kind = np.unique(size, return_inverse=True)
    width = joined.shape[1]
    parts = [sums[kind == place] for place in range(len(different))]
    squares = np.stack([part.T @ part for part in parts])
    both = person is not None and cluster is not None
    cluster_sums: Numbers = np.empty((0, len(different), width))
    cluster_counts: Numbers = np.empty((0, len(different)))
    if both:
        assert cluster is not None
        home = cluster[starts]
        n_clusters = int(home[-1]) + 1
        place = home * len(different) + kind
        cells = n_clusters * len(different)
        by_cluster = np.stack(
            [np.bincount(place, weights=sums[:, column], minlength=cells) for column in range(width)], axis=1
        )
        cluster_sums = np.asarray(by_cluster.reshape(n_clusters, len(different), width), dtype=np.float64)
        cluster_counts = np.bincount(place, minlength=cells).reshape(n_clusters, -1).astype(np.float64)
    return NestedIntercepts(
        levels=("person", "cluster") if both else (("person",) if person is not None else ("cluster",)),
        total=joined.T @ joined,
        sizes=different.astype(np.float64),
        counts=np.bincount(kind).astype(np.float64),
        squares=squares,
        cluster_sums=cluster_sums,
        cluster_counts=cluster_counts,
        n=len(joined),
    )


def _starts(codes: Whole) -> Whole:
    return np.concatenate(([0], np.flatnonzero(np.diff(codes)) + 1))
