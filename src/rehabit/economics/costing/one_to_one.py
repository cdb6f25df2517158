"""What the same people would cost one at a time, and the difference to the group."""

from dataclasses import dataclass

from rehabit.economics.bad_input import number
from rehabit.kernel import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OneToOne:
    """``contacts`` per person at ``price`` each make ``per_person``."""

    contacts: float
    price: Money
    per_person: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDifference:
    """One-to-one less group, per person; a negative amount means that the group costs more.

    ``break_even_people`` is the least number in a group at which it costs no more, or None when no number
    does because what each person adds already costs as much.
    """

    difference: Money
    break_even_people: float | None
    method: str


def one_to_one_cost(*, contacts: float, price: Money) -> OneToOne:
    """Contacts × the price of a contact."""
    number(contacts, place="contacts per person", low=0)
    number(price.amount, place="price of a contact", low=0)
    return OneToOne(contacts=contacts, price=price, per_person=price * contacts)


def cost_difference(*, one_to_one: Money, per_group: Money, per_head: Money, people: float) -> CostDifference:
    """One-to-one less group for ``people`` in a group. No later use of care is in it."""
    number(people, place="people in a group", low=1)
    spare = one_to_one - per_head
    return CostDifference(
        difference=one_to_one - (per_group / people + per_head),
        break_even_people=per_group.ratio(spare) if spare.amount > 0 else None,
        method="programme cost per person, one-to-one less group",
    )
