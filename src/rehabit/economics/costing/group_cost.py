"""What one group cost, and what that is for each person."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, number
from rehabit.economics.costing.session_cost import DeliveredSession, SessionCost, session_cost
from rehabit.kernel import Money, Proportion, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCost:
    """The cost of a group, by part and by person.

    ``per_started``, ``per_completed`` and ``per_attendance`` are refused (`nobody_counted`) when there is
    nobody to divide by. ``group_size`` is the mean number who came to a session; ``attendances`` counts them
    out of all bookings. ``unused`` is what fell to people who were booked and stayed away.
    """

    sessions: int
    started: int
    completed: int
    attendances: Proportion
    group_size: float
    staff: Money
    venue: Money
    equipment: Money
    travel: Money
    setup: Money
    total: Money
    unused: Money
    per_started: Money | Refusal
    per_completed: Money | Refusal
    per_attendance: Money | Refusal
    method: str


def group_cost(
    *,
    sessions: Sequence[DeliveredSession],
    started: int,
    completed: int,
    setup_per_person: Money | None = None,
) -> GroupCost:
    """Add up the sessions as delivered and divide by the people; no cost is assumed.

    ``setup_per_person`` is each starter's share of one-off costs (see `setup_share`).
    """
    if not sessions:
        raise BadInput(place="sessions", value="none", rule="a group has at least one session.")
    number(started, place="people who started", low=0)
    number(completed, place="people who completed", low=0, high=started)
    costs = [session_cost(session=session) for session in sessions]
    setup = (setup_per_person or costs[0].total * 0) * started
    total = _sum(costs, "total") + setup
    attendances = Proportion(count=sum(cost.came for cost in costs), total=sum(cost.booked for cost in costs))
    return GroupCost(
        sessions=len(costs),
        started=started,
        completed=completed,
        attendances=attendances,
        group_size=attendances.count / len(costs),
        staff=_sum(costs, "staff"),
        venue=_sum(costs, "venue"),
        equipment=_sum(costs, "equipment"),
        travel=_sum(costs, "travel"),
        setup=setup,
        total=total,
        unused=_sum(costs, "unused"),
        per_started=_each(total, started, "started"),
        per_completed=_each(total, completed, "completed"),
        per_attendance=_each(total, attendances.count, "came to a session"),
        method=f"measured from {len(costs)} sessions as delivered",
    )


def _sum(costs: Sequence[SessionCost], part: str) -> Money:
    total: Money = getattr(costs[0], part)
    for cost in costs[1:]:
        total = total + getattr(cost, part)
    return total


def _each(total: Money, people: int, who: str) -> Money | Refusal:
    if people == 0:
        return Refusal("nobody_counted", f"Nobody {who}, so there is no cost for each of them.")
    return total / people
