"""Two-stage bootstrap with shrinkage: resamples clusters, then people's distances from their cluster.

Cluster means are drawn towards the arm's mean, because the spread of means overstates the spread of clusters.
Source: Davison and Hinkley, Bootstrap Methods and their Application (1997), section 3.8; for
cost-effectiveness, Gomes and others, Medical Decision Making 2012;32:350-361.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rehabit.economics.bad_input import BadInput, above_zero
from rehabit.economics.choice.bootstrap import Arm, Replicates
from rehabit.economics.choice.draws import Draws, Matrix

FEW_CLUSTERS = 24
"""Clusters in an arm below which a cluster bootstrap covers too little (Flynn and Peters 2004)."""
BLOCK = 50
"""Replicates with one stream of random numbers: the answer does not depend on how many threads share them."""

Pairs = npt.NDArray[np.complex128]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClusteredArm:
    """An arm with the cluster of each person, in the same order as costs and effects."""

    people: Arm
    cluster: npt.NDArray[np.intp]

    def __post_init__(self) -> None:
        if self.cluster.shape != self.people.cost.shape:
            raise BadInput(
                place=f"clusters of {self.people.name}",
                value=f"{self.cluster.shape}",
                rule=f"one for each of the {len(self.people.cost)} people is needed.",
            )
        if len(np.unique(self.cluster)) < 2:
            raise BadInput(
                place=f"clusters of {self.people.name}",
                value=1,
                rule="two clusters or more are needed in an arm.",
            )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Resampled:
    """What one arm is resampled from: sizes, shrunken means and the pool of distances (cost + i × effect)."""

    sizes: npt.NDArray[np.intp]
    means: Pairs
    pool: Pairs


def cluster_bootstrap(
    *, arms: list[ClusteredArm], replicates: int, seed: int, outcome: str, price_year: str, threads: int = 2
) -> Replicates:
    """Mean cost and effect of each arm in each replicate.

    The same ``seed`` gives the same answer whatever ``threads`` is. ``method`` warns when an arm has fewer
    than 24 clusters.
    """
    above_zero(replicates, place="replicates")
    above_zero(threads, place="threads")
    sources = [resampled(arm=arm) for arm in arms]
    starts = range(0, replicates, BLOCK)

    def block(start: int) -> Pairs:
        sequence = np.random.SeedSequence(seed, spawn_key=(start // BLOCK,))
        rng = np.random.Generator(np.random.SFC64(sequence))
        rows = min(BLOCK, replicates - start)
        return np.stack([_block(source, rows, rng) for source in sources])

    with ThreadPoolExecutor(threads) as pool:
        means = np.concatenate(list(pool.map(block, starts)), axis=1)
    method = _method(sources, replicates)
    draws = Draws(
        names=tuple(arm.people.name for arm in arms),
        costs=np.ascontiguousarray(means.real),
        effects=np.ascontiguousarray(means.imag),
        outcome=outcome,
        price_year=price_year,
        method=method,
    )
    return Replicates(draws=draws, n=tuple(len(arm.cluster) for arm in arms), method=method)


def resampled(*, arm: ClusteredArm) -> Resampled:
    """Shrink the cluster means and put the distances from them into one pool."""
    _, place = np.unique(arm.cluster, return_inverse=True)
    sizes = np.bincount(place)
    parts = [_shrunk(values, place, sizes) for values in (arm.people.cost, arm.people.effect)]
    means, pools = zip(*parts, strict=True)
    return Resampled(sizes=sizes, means=means[0] + 1j * means[1], pool=pools[0] + 1j * pools[1])


def _shrunk(
    values: Matrix, place: npt.NDArray[np.intp], sizes: npt.NDArray[np.intp]
) -> tuple[Matrix, Matrix]:
    means = np.bincount(place, weights=values) / sizes
    away = values - means[place]
    whole, clusters, size = values.mean(), len(sizes), len(values) / len(sizes)
    between = float(((means - means.mean()) ** 2).sum())
    if size == 1 or between == 0:
        keep = 1.0 if size == 1 else 0.0
    else:
        kept = clusters / (clusters - 1) - float((away**2).sum()) / (size * (size - 1) * between)
        keep = float(np.sqrt(min(max(kept, 0.0), clusters / (clusters - 1))))
    spread = away / np.sqrt(1 - 1 / size) if size > 1 else away
    return whole + keep * (means - whole), spread


def _block(source: Resampled, rows: int, rng: np.random.Generator) -> Pairs:
    clusters = len(source.sizes)
    chosen = rng.integers(0, clusters, size=(rows, clusters))
    people = source.sizes[chosen].sum(axis=1)
    sums = (source.means * source.sizes)[chosen].sum(axis=1)
    for row in range(rows):
        drawn = rng.integers(0, len(source.pool), size=people[row], dtype=np.int32)
        sums[row] += source.pool.take(drawn).sum()
    answer: Pairs = sums / people
    return answer


def _method(sources: list[Resampled], replicates: int) -> str:
    fewest = min(len(source.sizes) for source in sources)
    words = (
        f"two-stage bootstrap with shrinkage, {replicates} replicates, at least {fewest} clusters in an arm"
    )
    if fewest < FEW_CLUSTERS:
        words += f"; fewer than {FEW_CLUSTERS} clusters in an arm make intervals too narrow"
    return words
