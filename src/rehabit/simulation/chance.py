"""Draws shared by everything here; the dice are always handed in."""

import random
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import TypeVar

Item = TypeVar("Item")
_NORMAL = NormalDist()
_EDGE = 0.0005


def normal(*, share: float) -> float:
    """The standard normal deviate below which `share` (0 to 1) of all people lie."""
    return _NORMAL.inv_cdf(min(max(share, _EDGE), 1 - _EDGE))


def spread(*, rng: random.Random, count: int) -> tuple[float, ...]:
    """`count` shares from 0 to 1, one from each equal slice and shuffled.

    A small group drawn this way looks like the large population it stands for.
    """
    shares = [(slot + rng.random()) / count for slot in range(count)]
    rng.shuffle(shares)
    return tuple(shares)


def weighted(*, rng: random.Random, weights: Mapping[Item, float]) -> Item:
    """One key, as often as its weight says."""
    return rng.choices(list(weights), weights=list(weights.values()))[0]


def happens(*, rng: random.Random, share: float) -> bool:
    """True in `share` (0 to 1) of all draws."""
    return rng.random() < share


def several(*, rng: random.Random, of: Sequence[Item], count: int) -> tuple[Item, ...]:
    """`count` items, each at most once until all have been used."""
    drawn: list[Item] = []
    while len(drawn) < count:
        drawn += rng.sample(list(of), min(len(of), count - len(drawn)))
    return tuple(drawn)


def whole(*, value: float, low: int, high: int) -> int:
    """The nearest whole number from `low` to `high`."""
    return min(max(round(value), low), high)
