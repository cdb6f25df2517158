"""Who begins the circuit at which station, so that nobody who needs somebody near is left alone."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rehabit.catalogue.library import Catalogue
from rehabit.clinical.reason import Reason, because

AT_A_TIME = 2
"""How many people who need somebody near one facilitator can stay with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """``first``: (person, station number) in the order the people were given; all move on together.

    ``reasons``: why the facilitator needs a second pair of hands; empty when one is enough.
    """

    first: tuple[tuple[str, int], ...]
    reasons: tuple[Reason, ...] = ()


def placing(*, people: Sequence[str], near: Collection[str], stations: int, catalogue: Catalogue) -> Placing:
    """The first station of each person in a ring of ``stations``.

    The people in ``near`` stand two and two at neighbouring stations, and no third one beside them; as all
    move on together it stays so. The others take the free stations in turn. With more than two in ``near``,
    or too many to keep the pairs apart, the reasons say so. ``stations`` under 1: ``ValueError``.
    """
    if stations < 1:
        raise ValueError(f"A circuit has at least 1 station, not {stations}.")
    close = [name for name in people if name in near]
    kept = dict(zip(close, _pairs(len(close), stations), strict=True))
    free = [number for number in range(1, stations + 1) if number not in kept.values()]
    turn = _in_turn(free or list(range(1, stations + 1)))
    first = tuple((name, kept[name] if name in kept else next(turn)) for name in people)
    return Placing(first=first, reasons=_reasons(len(close), catalogue))


def _pairs(count: int, stations: int) -> list[int]:
    """Station numbers of the pairs, spread round the ring; one after the other when they do not fit."""
    pairs = -(-count // AT_A_TIME)
    if pairs > max(stations // (AT_A_TIME + 1), 1):
        return [number % stations + 1 for number in range(count)]
    starts = [pair * stations // max(pairs, 1) for pair in range(pairs)]
    return [(start + place) % stations + 1 for start in starts for place in range(AT_A_TIME)][:count]


def _in_turn(numbers: list[int]) -> Iterator[int]:
    while True:
        yield from numbers


def _reasons(count: int, catalogue: Catalogue) -> tuple[Reason, ...]:
    if count <= AT_A_TIME:
        return ()
    return (because(catalogue, "more_hands", count=count, most=AT_A_TIME),)
