"""Minutes of one person's work, at the price of an hour of their grade."""

from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, number
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTime:
    """One member of staff at one session; minutes by kind of work, ``hour`` the price of an hour."""

    role: str
    hour: Money
    delivery: float
    preparation: float = 0
    administration: float = 0

    def __post_init__(self) -> None:
        for kind in ("delivery", "preparation", "administration"):
            number(getattr(self, kind), place=f"minutes of {kind}, {self.role}", low=0)
        if self.hour.amount < 0:
            raise BadInput(
                place=f"price of an hour, {self.role}", value=self.hour, rule="0 or more is needed."
            )

    @property
    def minutes(self) -> float:
        """All minutes together."""
        return self.delivery + self.preparation + self.administration

    @property
    def cost(self) -> Money:
        """Minutes / 60 × the price of an hour."""
        return self.hour * (self.minutes / 60)
