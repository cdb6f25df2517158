"""What is asked of one person at one point: the instruments of the plan, by joint where they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.catalogue import instruments
from rehabit.catalogue.collection import CollectionPoint, collection_points
from rehabit.catalogue.instrument import Instrument
from rehabit.queries.asking import NotFound
from rehabit.queries.referral_words import JOINTS

COUNTED_BY_STAFF = frozenset({"chair-stand-30s", "tug", "walk-40m", "walk-6min", "stair-climb", "afpt"})
"""Tests that somebody has to watch: they are not asked by telephone, on paper or on a person's own phone."""

REVIEWED_AT = "end"
"""The point at which the goal is looked back on; before it one is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One instrument and what it is asked about: `abouts` maps a joint's code to its words."""

    instrument: Instrument
    abouts: dict[str, str]

    @property
    def watched(self) -> bool:
        """Whether it is a test that staff watch and count."""
        return self.instrument.id in COUNTED_BY_STAFF


def point_of(*, point: str) -> CollectionPoint:
    """The point of the collection plan. Raises NotFound."""
    for each in collection_points():
        if each.id == point:
            return each
    raise NotFound("point of measurement", point)


def battery(*, point: str, joints: Sequence[str]) -> tuple[Asked, ...]:
    """Every instrument of the point in the order of the plan."""
    return tuple(asked(instrument=name, joints=joints) for name in point_of(point=point).instruments)


def asked(*, instrument: str, joints: Sequence[str]) -> Asked:
    """One instrument with the joints it is asked about. Raises NotFound for an unknown one."""
    try:
        held = instruments.load(instrument)
    except instruments.UnknownInstrument as unknown:
        raise NotFound("questionnaire", instrument) from unknown
    abouts = {code: JOINTS.get(code, code) for code in joints} if held.per_joint else {}
    return Asked(instrument=held, abouts=abouts or {"": ""})
