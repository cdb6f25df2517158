"""What a group costs for each person: staff × minutes, room and kit, over the people who started.

Twelve sessions of an hour, one leader with 20 minutes of preparation a session, no kit.
"""

import pytest

from rehabit.economics.costing import DeliveredSession, StaffTime, group_cost
from rehabit.kernel import Money


def pounds(amount: float) -> Money:
    return Money(amount=amount, price_year="2024/25")


TABLE = [
    # £ an hour  leaders  room  booked  came   £ a person   £ an attendance   £ of empty places
    (60, 1, 0, 8, 8, 120.00, 10.00, 0),
    (60, 1, 0, 6, 6, 160.00, 13.33, 0),
    (60, 1, 0, 8, 6, 120.00, 13.33, 240),
    (47, 1, 0, 8, 8, 94.00, 7.83, 0),
    (60, 2, 0, 8, 8, 240.00, 20.00, 0),
    (60, 1, 25, 8, 8, 157.50, 13.13, 0),
    (60, 1, 25, 4, 3, 315.00, 35.00, 315),
]


@pytest.mark.parametrize(
    ("hour", "leaders", "room", "booked", "came", "person", "attendance", "empty"), TABLE
)
def test_cost_of_a_group(
    hour: float,
    leaders: int,
    room: float,
    booked: int,
    came: int,
    person: float,
    attendance: float,
    empty: float,
) -> None:
    leader = StaffTime(role="leader", hour=pounds(hour), delivery=60, preparation=20)
    session = DeliveredSession(
        staff=[leader] * leaders,
        venue=pounds(room),
        equipment=pounds(0),
        travel=pounds(0),
        booked=booked,
        came=came,
    )
    cost = group_cost(sessions=[session] * 12, started=booked, completed=came)
    assert cost.per_started.amount == pytest.approx(person, abs=0.005)
    assert cost.per_attendance.amount == pytest.approx(attendance, abs=0.006)
    assert cost.unused.amount == pytest.approx(empty)
