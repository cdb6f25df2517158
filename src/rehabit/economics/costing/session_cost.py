"""What one session cost, as it was held."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, number
from rehabit.economics.costing.staff_time import StaffTime
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredSession:
    """One session: who worked, what the room, the kit and the travel cost, who was booked and who came.

    ``booked`` people had a place that day, ``came`` of them were there. A session that nobody came to is a
    session with a cost.
    """

    staff: Sequence[StaffTime]
    venue: Money
    equipment: Money
    travel: Money
    booked: int
    came: int

    def __post_init__(self) -> None:
        number(self.booked, place="people booked", low=0)
        number(self.came, place="people who came", low=0)
        if self.came > self.booked:
            raise BadInput(
                place="people who came",
                value=self.came,
                rule=f"no more than the {self.booked} booked can come.",
            )
        for name in ("venue", "equipment", "travel"):
            if getattr(self, name).amount < 0:
                raise BadInput(place=name, value=getattr(self, name), rule="0 or more is needed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCost:
    """The cost by part. ``unused`` is the share of ``total`` of people who were booked and stayed away."""

    staff: Money
    venue: Money
    equipment: Money
    travel: Money
    total: Money
    unused: Money
    booked: int
    came: int


def session_cost(*, session: DeliveredSession) -> SessionCost:
    """Staff + venue + equipment + travel. Raises ``MixedMoney`` when prices are of different years."""
    staff = session.venue * 0
    for worker in session.staff:
        staff = staff + worker.cost
    total = staff + session.venue + session.equipment + session.travel
    stayed_away = session.booked - session.came
    return SessionCost(
        staff=staff,
        venue=session.venue,
        equipment=session.equipment,
        travel=session.travel,
        total=total,
        unused=total * (stayed_away / session.booked) if session.booked else total,
        booked=session.booked,
        came=session.came,
    )
