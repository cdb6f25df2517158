"""People and visits are different counts: an amount for each person is never multiplied by visits."""

from dataclasses import dataclass

from rehabit.economics.bad_input import above_zero, number
from rehabit.kernel import Money


class MixedCounts(TypeError):
    """An amount for each of one thing was multiplied by a count of another."""


@dataclass(frozen=True, slots=True)
class People:
    """A number of people, such as those who start in a year."""

    count: float

    def __post_init__(self) -> None:
        number(self.count, place="people", low=0)

    def times(self, each: "PerPerson") -> Money:
        """The amount for all of them."""
        return _times(self, each, PerPerson, "people")


@dataclass(frozen=True, slots=True)
class Visits:
    """A number of visits, such as physiotherapy contacts in a year."""

    count: float

    def __post_init__(self) -> None:
        number(self.count, place="visits", low=0)

    def times(self, each: "PerVisit") -> Money:
        """The amount for all of them."""
        return _times(self, each, PerVisit, "visits")

    def people(self, *, each: "VisitsPerPerson") -> People:
        """How many people made these visits, if each made so many."""
        return People(self.count / each.count)


@dataclass(frozen=True, slots=True)
class VisitsPerPerson:
    """How many visits a person makes: the only bridge between the two counts."""

    count: float

    def __post_init__(self) -> None:
        above_zero(self.count, place="visits of a person")


@dataclass(frozen=True, slots=True)
class PerPerson:
    """An amount for each person."""

    money: Money


@dataclass(frozen=True, slots=True)
class PerVisit:
    """An amount for each visit."""

    money: Money


def _times(
    count: People | Visits, each: object, wanted: type[PerPerson] | type[PerVisit], name: str
) -> Money:
    if not isinstance(each, wanted):
        raise MixedCounts(
            f"{type(each).__name__} cannot be multiplied by {count.count:g} {name}: say how many visits a "
            "person makes (VisitsPerPerson) and count people first."
        )
    return each.money * count.count
