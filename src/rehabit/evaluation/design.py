"""How many people and clusters a comparison needs, and what difference a site could have seen.

Two groups with a mean as outcome use Student's t exactly (the non-central distribution); shares use the
normal approximation with unpooled variances. Clusters enter through the design effect for unequal sizes,
1 + ((1 + cv²) m − 1) ρ (Eldridge, Ashby and Kerry, International Journal of Epidemiology
2006;35:1292-1300), and through degrees of freedom of clusters − 2.
"""

from dataclasses import dataclass
from math import ceil, erf, exp, inf, lgamma, log, sqrt

from rehabit.evaluation.quantiles import check_level, normal_critical
from rehabit.evaluation.student import critical
from rehabit.kernel import Refusal

MOST_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """`size` people a cluster on average, with coefficient of variation `variation`; `correlation` within."""

    size: float
    correlation: float
    variation: float = 0.0

    def __post_init__(self) -> None:
        if self.size < 1 or not 0 <= self.correlation < 1 or self.variation < 0:
            raise ValueError(
                f"Clusters of {self.size} with correlation {self.correlation} and variation {self.variation} "
                "cannot be: size is 1 or more, correlation from 0 to below 1, variation 0 or more."
            )

    @property
    def design_effect(self) -> float:
        """How many times the variance grows against as many separate people."""
        return 1 + ((1 + self.variation**2) * self.size - 1) * self.correlation


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """People (and clusters) in each arm, the power they give, and what was assumed."""

    people_an_arm: int
    clusters_an_arm: int | None
    power: float
    difference: float
    level: float
    design_effect: float
    method: str


def power_of_means(
    *,
    people_an_arm: int,
    difference: float,
    sd: float,
    clusters: Clusters | None = None,
    explained: float = 0.0,
    level: float = 0.95,
) -> float:
    """The chance to find a true `difference` of means; `sd` is of the outcome within an arm.

    `explained` is the squared correlation with what the analysis adjusts for (the value before): it takes
    that share of the variance away. Raises ValueError for fewer than two people or an SD not above 0.
    """
    check_level(level)
    if people_an_arm < 2 or sd <= 0 or not 0 <= explained < 1:
        raise ValueError(
            f"{people_an_arm} people an arm, an SD of {sd} and {explained} explained cannot be: there are "
            "two people or more, the SD is above 0 and explained lies from 0 to below 1."
        )
    effect = clusters.design_effect if clusters else 1.0
    error = sd * sqrt((1 - explained) * effect * 2 / people_an_arm)
    groups = people_an_arm / clusters.size if clusters else people_an_arm
    degrees = 2 * groups - 2
    if degrees <= 0:
        return 0.0
    edge = critical(level=level, degrees_of_freedom=degrees)
    shift = abs(difference) / error
    return _noncentral_above(edge, degrees, shift) + _noncentral_above(edge, degrees, -shift)


def size_for_means(
    *,
    difference: float,
    sd: float,
    power: float = 0.9,
    clusters: Clusters | None = None,
    explained: float = 0.0,
    level: float = 0.95,
) -> Design | Refusal:
    """The fewest people (whole clusters) in each arm. Refuses `out_of_reach` above a million an arm."""
    unit = clusters.size if clusters else 1.0

    def reached(units: int) -> float:
        return power_of_means(
            people_an_arm=max(round(units * unit), 2),
            difference=difference,
            sd=sd,
            clusters=clusters,
            explained=explained,
            level=level,
        )

    high = 2
    while reached(high) < power:
        high *= 2
        if high * unit > MOST_PEOPLE:
            return Refusal(
                "out_of_reach", f"A difference of {difference:g} would need more than {MOST_PEOPLE:,} people."
            )
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) >= power else (middle, high)
    return Design(
        people_an_arm=round(high * unit),
        clusters_an_arm=high if clusters else None,
        power=reached(high),
        difference=difference,
        level=level,
        design_effect=clusters.design_effect if clusters else 1.0,
        method="two means, non-central t",
    )


def size_for_shares(
    *, first: float, second: float, power: float = 0.9, clusters: Clusters | None = None, level: float = 0.95
) -> Design | Refusal:
    """People in each arm to tell two shares apart. Refuses `out_of_reach` where they are equal."""
    if not (0 <= first <= 1 and 0 <= second <= 1):
        raise ValueError(f"Shares lie between 0 and 1; {first} and {second} do not.")
    if first == second:
        return Refusal("out_of_reach", f"Shares of {first:g} and {second:g} cannot be told apart.")
    effect = clusters.design_effect if clusters else 1.0
    z = normal_critical(level=level) + normal_critical(level=2 * power - 1)
    spread = first * (1 - first) + second * (1 - second)
    people = max(z**2 * spread * effect / (first - second) ** 2, 1.0)
    number = ceil(people / clusters.size) + 1 if clusters else None
    total = ceil(people) if clusters is None or number is None else round(number * clusters.size)
    reach = abs(first - second) / sqrt(spread * effect / total) if spread else inf
    return Design(
        people_an_arm=total,
        clusters_an_arm=number,
        power=_normal_below(reach - normal_critical(level=level)),
        difference=first - second,
        level=level,
        design_effect=effect,
        method="two shares, normal, unpooled" + (", one cluster an arm added" if clusters else ""),
    )


def visible_difference(
    *,
    people_an_arm: int,
    sd: float,
    power: float = 0.8,
    clusters: Clusters | None = None,
    explained: float = 0.0,
    level: float = 0.95,
) -> float | Refusal:
    """The smallest difference of means that these people would have shown with the given power.

    Refuses `too_few_clusters` with fewer than two clusters an arm: then no difference can be shown.
    """
    if clusters and people_an_arm / clusters.size < 2:
        return Refusal("too_few_clusters", "With fewer than two clusters an arm no difference can be shown.")

    def gap(difference: float) -> float:
        return (
            power_of_means(
                people_an_arm=people_an_arm,
                difference=difference,
                sd=sd,
                clusters=clusters,
                explained=explained,
                level=level,
            )
            - power
        )

    high = sd
    while gap(high) < 0:
        high *= 2
    low = 0.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if gap(middle) < 0 else (low, middle)
    return high


def _normal_below(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2


def _noncentral_above(edge: float, degrees: float, shift: float) -> float:
    """P(T > edge) of a non-central t: the normal tail averaged over the chi distribution, by Simpson."""
    if degrees > 1_000_000:
        return _normal_below(shift - edge)
    width = 9 / sqrt(2 * degrees)
    low, high = max(1e-9, 1 - width), 1 + width + 2 / degrees
    steps = 400
    constant = log(2) + degrees / 2 * log(degrees / 2) - lgamma(degrees / 2)
    total = 0.0
    for at in range(steps + 1):
        s = low + (high - low) * at / steps
        density = exp(constant + (degrees - 1) * log(s) - degrees * s * s / 2)
        weight = 1 if at in (0, steps) else 4 if at % 2 else 2
        total += weight * density * _normal_below(shift - edge * s)
    return total * (high - low) / (3 * steps)
