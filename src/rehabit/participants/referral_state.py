"""The states of one referral, from the post to a place in a group or somewhere better."""

from enum import StrEnum

from rehabit.kernel import Transitions


class ReferralState(StrEnum):
    """Where a referral stands. A clinician's decision lies between ``RECEIVED`` and everything after it."""

    RECEIVED = "received"
    SUITABLE = "suitable"
    NOT_SUITABLE = "not_suitable"
    SIGNPOSTED = "signposted"
    WAITING = "waiting"
    OFFERED = "offered"
    PLACED = "placed"
    WITHDRAWN = "withdrawn"


REFERRAL_MOVES = Transitions(
    thing="referral",
    start=ReferralState.RECEIVED,
    words={
        ReferralState.RECEIVED: "received",
        ReferralState.SUITABLE: "suitable",
        ReferralState.NOT_SUITABLE: "not suitable",
        ReferralState.SIGNPOSTED: "signposted elsewhere",
        ReferralState.WAITING: "on the waiting list",
        ReferralState.OFFERED: "offered a place",
        ReferralState.PLACED: "placed in a group",
        ReferralState.WITHDRAWN: "withdrawn",
    },
    moves={
        ReferralState.RECEIVED: (
            ReferralState.SUITABLE,
            ReferralState.NOT_SUITABLE,
            ReferralState.SIGNPOSTED,
            ReferralState.WITHDRAWN,
        ),
        ReferralState.SUITABLE: (ReferralState.WAITING, ReferralState.WITHDRAWN),
        # A decision can be looked at again when something has changed.
        ReferralState.NOT_SUITABLE: (ReferralState.RECEIVED, ReferralState.SIGNPOSTED),
        ReferralState.SIGNPOSTED: (ReferralState.RECEIVED,),
        # People may get worse while they wait: back to triage is a way out of the list.
        ReferralState.WAITING: (ReferralState.OFFERED, ReferralState.RECEIVED, ReferralState.WITHDRAWN),
        # An offer that is declined or runs out leads back to the list.
        ReferralState.OFFERED: (ReferralState.PLACED, ReferralState.WAITING, ReferralState.WITHDRAWN),
        # A place given up before the group starts leads back to the list.
        ReferralState.PLACED: (ReferralState.WAITING, ReferralState.WITHDRAWN),
        ReferralState.WITHDRAWN: (ReferralState.RECEIVED,),
    },
)
