"""Every move a referral can make; every other move is refused."""

from itertools import product

import pytest

from rehabit.participants import REFERRAL_MOVES, ReferralState

MOVES = {
    "received": "suitable, not_suitable, signposted, withdrawn",
    "suitable": "waiting, withdrawn",
    "not_suitable": "received, signposted",
    "signposted": "received",
    "waiting": "offered, received, withdrawn",
    "offered": "placed, waiting, withdrawn",
    "placed": "waiting, withdrawn",
    "withdrawn": "received",
}


@pytest.mark.parametrize(("current", "to"), list(product(ReferralState, ReferralState)))
def test_only_the_moves_in_the_table_are_allowed(current: ReferralState, to: ReferralState) -> None:
    wanted = to in MOVES[current].split(", ")
    assert bool(REFERRAL_MOVES.may_move(current=current, to=to)) is wanted


def test_the_table_is_complete() -> None:
    assert REFERRAL_MOVES.gaps() == ()


def test_nobody_gets_onto_the_list_past_a_decision() -> None:
    before_waiting = [state for state, row in REFERRAL_MOVES.moves.items() if ReferralState.WAITING in row]
    assert ReferralState.RECEIVED not in before_waiting
