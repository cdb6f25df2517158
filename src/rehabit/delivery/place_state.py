"""The states of one person's place in one group."""

from enum import StrEnum

from rehabit.kernel import Transitions


class PlaceState(StrEnum):
    """Where a person stands with a group, from the offer to the end."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    STARTED = "started"
    COMPLETED = "completed"
    LEFT = "left"
    TRANSFERRED = "transferred"
    DISCHARGED = "discharged"


PLACE_MOVES = Transitions(
    thing="place",
    start=PlaceState.OFFERED,
    words={
        PlaceState.OFFERED: "offered",
        PlaceState.ACCEPTED: "accepted",
        PlaceState.DECLINED: "declined",
        PlaceState.EXPIRED: "expired without an answer",
        PlaceState.STARTED: "started",
        PlaceState.COMPLETED: "completed",
        PlaceState.LEFT: "left early",
        PlaceState.TRANSFERRED: "moved to another group",
        PlaceState.DISCHARGED: "discharged",
    },
    moves={
        PlaceState.OFFERED: (PlaceState.ACCEPTED, PlaceState.DECLINED, PlaceState.EXPIRED),
        # People change their minds before the first session.
        PlaceState.ACCEPTED: (PlaceState.STARTED, PlaceState.DECLINED, PlaceState.TRANSFERRED),
        PlaceState.DECLINED: (),
        # A late yes counts when the place is still free.
        PlaceState.EXPIRED: (PlaceState.ACCEPTED,),
        PlaceState.STARTED: (PlaceState.COMPLETED, PlaceState.LEFT, PlaceState.TRANSFERRED),
        PlaceState.COMPLETED: (PlaceState.DISCHARGED,),
        # A way back for somebody who left.
        PlaceState.LEFT: (PlaceState.STARTED, PlaceState.DISCHARGED),
        PlaceState.TRANSFERRED: (),
        PlaceState.DISCHARGED: (),
    },
)

HOLDS_A_PLACE = frozenset({PlaceState.OFFERED, PlaceState.ACCEPTED, PlaceState.STARTED, PlaceState.COMPLETED})
"""The states that count against the size of a group."""
