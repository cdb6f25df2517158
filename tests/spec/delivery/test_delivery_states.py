"""Every move a session and a place can make; every other move is refused."""

from itertools import product

import pytest

from rehabit.delivery import HOLDS_A_PLACE, PLACE_MOVES, SESSION_MOVES, PlaceState, SessionState

SESSION = {
    "planned": "open, moved, cancelled",
    "moved": "open, moved, cancelled",
    "open": "closed, planned, cancelled",
    "closed": "open",
    "cancelled": "planned, moved",
}
PLACE = {
    "offered": "accepted, declined, expired",
    "accepted": "started, declined, transferred",
    "declined": "",
    "expired": "accepted",
    "started": "completed, left, transferred",
    "completed": "discharged",
    "left": "started, discharged",
    "transferred": "",
    "discharged": "",
}


@pytest.mark.parametrize(("current", "to"), list(product(SessionState, SessionState)))
def test_the_moves_of_a_session(current: SessionState, to: SessionState) -> None:
    assert bool(SESSION_MOVES.may_move(current=current, to=to)) is (to in SESSION[current].split(", "))


@pytest.mark.parametrize(("current", "to"), list(product(PlaceState, PlaceState)))
def test_the_moves_of_a_place(current: PlaceState, to: PlaceState) -> None:
    assert bool(PLACE_MOVES.may_move(current=current, to=to)) is (to in PLACE[current].split(", "))


def test_both_tables_are_complete() -> None:
    assert SESSION_MOVES.gaps() == ()
    assert PLACE_MOVES.gaps() == ()


def test_a_place_that_is_given_back_is_free_for_the_next() -> None:
    assert not HOLDS_A_PLACE & {PlaceState.DECLINED, PlaceState.EXPIRED, PlaceState.LEFT}
    assert {PlaceState.OFFERED, PlaceState.ACCEPTED, PlaceState.STARTED} <= HOLDS_A_PLACE
