"""From the worth per person to the worth for everybody whom the decision concerns."""

from dataclasses import dataclass

from rehabit.economics.bad_input import number
from rehabit.economics.effects.discounting import REFERENCE_RATE, discount_factor


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationValue:
    """``value`` = ``per_person`` × ``people`` (discounted person-count over ``years``)."""

    value: float
    per_person: float
    people: float
    years: int
    rate: float


def population_value(
    *, per_person: float, people_a_year: float, years: int, rate: float = REFERENCE_RATE
) -> PopulationValue:
    """People of this year count in full, of later years discounted."""
    number(per_person, place="worth per person", low=0)
    number(people_a_year, place="people in a year", low=0)
    number(years, place="years that the decision lasts", low=1, high=50)
    people = sum(people_a_year * discount_factor(years=year, rate=rate) for year in range(years))
    return PopulationValue(
        value=per_person * people, per_person=per_person, people=people, years=years, rate=rate
    )
