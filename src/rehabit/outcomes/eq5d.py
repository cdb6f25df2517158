"""The EQ-5D index: five answers valued by a named set of published coefficients."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from rehabit.catalogue.value_sets import DIMENSIONS, ValueSet, value_sets
from rehabit.kernel import Refusal
from rehabit.outcomes.combine import Made, NotMade, too_few
from rehabit.outcomes.given import Given
from rehabit.outcomes.result import Reason, Score, round_half_up

NICE_DSU = "nice-dsu-5l-3l"
"""A mapping by age and sex, to be had from the NICE Decision Support Unit; not part of Rehabit."""


def eq5d_index(given: Given) -> Made | NotMade:
    """The index of a profile by the value set asked for, or by the default one of the instrument."""
    found = _chosen(given)
    if isinstance(found, NotMade):
        return found
    levels = [given.values[dimension] for dimension in DIMENSIONS]
    profile = tuple(int(level) for level in levels if level is not None)
    if len(profile) < len(DIMENSIONS):
        return too_few(rule=given.rule, n_answered=len(profile))
    return Made(value=index(value_set=found, profile=profile), n_answered=len(profile), value_set=found.id)


def index(*, value_set: ValueSet, profile: Sequence[int]) -> Fraction:
    """The index of five levels in the order mobility, self-care, usual activities, pain, anxiety.

    A crosswalk is rounded half away from zero to 4 places and then again to 3, which is what the published
    table did; rounding once gives 192 states another value.
    """
    if not value_set.maps_to:
        return _valued(value_set, profile)
    target = value_sets()[value_set.maps_to]
    spread = [
        _spread(value_set.stays[dimension], level)
        for dimension, level in zip(DIMENSIONS, profile, strict=True)
    ]
    expected = sum(
        (
            prod((share for _, share in state), start=Fraction(1))
            * _valued(target, [level for level, _ in state])
            for state in product(*spread)
        ),
        Fraction(0),
    )
    return Fraction(round_half_up(Fraction(round_half_up(expected, places=4)), places=3))


def one_value_set(*, scores: Iterable[Score]) -> str | Refusal:
    """The value set all these indices share, or a refusal: sets are never mixed."""
    found = sorted({score.stamp.value_set for score in scores})
    if len(found) == 1:
        return found[0]
    if not found:
        return Refusal("no_scores", "There are no indices, so there is no value set.")
    return Refusal(
        "mixed_value_sets",
        f"Indices by {' and '.join(found)} cannot be analysed together; score the answers again by one.",
    )


def _valued(value_set: ValueSet, profile: Sequence[int]) -> Fraction:
    value = Fraction(1)
    if any(level > 1 for level in profile):
        value -= value_set.any_problem
    if value_set.worst in profile:
        value -= value_set.any_worst
    return value - sum(
        value_set.decrements[dimension][level] for dimension, level in zip(DIMENSIONS, profile, strict=True)
    )


def _spread(stays: Mapping[int, Fraction], level: int) -> tuple[tuple[int, Fraction], ...]:
    """The better and the worse neighbour of a level, with their shares; 1, 3 and 5 are certain."""
    better = (level + 1) // 2
    if level not in stays:
        return ((better, Fraction(1)),)
    share = stays[level]
    return ((level // 2, share), (level // 2 + 1, 1 - share))


def _chosen(given: Given) -> ValueSet | NotMade:
    held = [found for found in value_sets().values() if found.instrument == given.instrument.id]
    for found in held:
        if found.id == given.value_set or (not given.value_set and found.default):
            return found
    known = ", ".join(found.id for found in held)
    sentence = f"{given.value_set!r} is not a value set for {given.instrument.title}; there are {known}."
    if given.value_set == NICE_DSU:
        sentence = f"{NICE_DSU} needs a table of the NICE DSU that is not part of Rehabit; there are {known}."
    return NotMade(
        reason=Reason.NO_VALUE_SET, sentence=sentence, n_answered=given.n_answered, value_set=given.value_set
    )
