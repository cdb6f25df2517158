"""The few inputs of a commissioner's question: a table of fields, and one value of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rehabit.catalogue.thresholds import thresholds
from rehabit.catalogue.unit_costs import unit_cost
from rehabit.economics.bad_input import BadInput, number
from rehabit.kernel import Money

PRICE_YEAR = "2024/25"
USUAL_CARE, INDIVIDUAL, NOBODY = "usual care", "individual physiotherapy", "none"
COMPARATORS = (USUAL_CARE, INDIVIDUAL, NOBODY)
HORIZONS = ("end", "6 months", "30 months")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One number that can be changed: what it means, in which unit, and from where to where it goes."""

    name: str
    label: str
    unit: str
    low: float
    high: float
    whole: bool
    default: float
    source: str


EXAMPLE = "an example; put your own figure here"
NOTHING = "nothing until you enter it"

_ROWS: tuple[tuple[str, str, str, float, float, bool, float | str, str], ...] = (
    ("hour", "Cost of an hour of the person who leads", "£", 0, 500, False, "physio-band-6", ""),
    ("staff", "People who lead each session", "people", 1, 6, True, 1, EXAMPLE),
    ("sessions", "Sessions in the programme", "sessions", 1, 40, True, 12, "two a week for six weeks"),
    ("session_minutes", "Length of a session", "minutes", 10, 240, True, 60, "the programme"),
    ("other_minutes", "Preparation and notes a session, each leader", "minutes", 0, 240, True, 20, EXAMPLE),
    ("places", "Places in a group", "people", 2, 30, True, 8, "the programme: groups of 6 to 8"),
    ("people", "People who start in a group", "people", 1, 30, True, 6, EXAMPLE),
    ("venue", "Room for each session", "£", 0, 2_000, False, 0, NOTHING),
    ("kit", "Kit and print for each person", "£", 0, 500, False, 0, NOTHING),
    ("setup", "Training and other one-off costs", "£", 0, 1_000_000, False, 0, NOTHING),
    ("setup_years", "Years that these last", "years", 1, 20, True, 5, EXAMPLE),
    ("contacts", "One-to-one visits that a person would have", "visits", 0, 50, False, 5, EXAMPLE),
    ("contact_price", "Cost of a one-to-one visit", "£", 0, 500, False, "physio-contact", ""),
    (
        "visit_minutes",
        "Staff minutes of a one-to-one visit, with notes",
        "minutes",
        1,
        240,
        True,
        40,
        EXAMPLE,
    ),
    ("replaced", "Of 100 people, how many would have had those visits", "people", 0, 100, False, 50, EXAMPLE),
    ("released", "Of each £100 saved, how much leaves your budget", "£", 0, 100, False, 0, NOTHING),
    ("other_care", "Other care saved per person, if you count any", "£", 0, 5_000, False, 0, NOTHING),
    ("sure", "How far your costs may be off (standard error)", "%", 0, 50, False, 10, EXAMPLE),
    ("threshold", "What one more person who improves is worth", "£", 0, 20_000, False, "responder-800", ""),
    ("people_a_year", "People a year who would take a place", "people", 1, 100_000, True, 120, EXAMPLE),
    ("groups_a_year", "Groups a year that you can run", "groups", 1, 10_000, True, 20, EXAMPLE),
)
"""Name, label, unit, lowest, highest, whole number?, default (or the record it is in), where that is from."""


@cache
def fields() -> Mapping[str, Field]:
    """Every field by name, in the order they are asked for."""
    return MappingProxyType({row[0]: _field(*row) for row in _ROWS})


def _field(
    name: str, label: str, unit: str, low: float, high: float, whole: bool, default: float | str, source: str
) -> Field:
    if isinstance(default, str):
        default, source = _recorded(default)
    return Field(
        name=name, label=label, unit=unit, low=low, high=high, whole=whole, default=default, source=source
    )


def _recorded(name: str) -> tuple[float, str]:
    """The amount and the source of a dated record: a unit cost or a threshold."""
    for threshold in thresholds(outcome="responder"):
        if threshold.id == name:
            return threshold.amount, f"{threshold.label}: {threshold.source}"
    cost = unit_cost(name)
    return cost.at(price_year=PRICE_YEAR).amount, f"{cost.label}: {cost.source}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInputs:
    """The comparator, the time at which people are counted, and a number for every field."""

    comparator: str
    horizon: str
    numbers: Mapping[str, float]
    price_year: str = PRICE_YEAR

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]

    def money(self, name: str) -> Money:
        """A field in pounds of the price year."""
        return Money(amount=self.numbers[name], price_year=self.price_year)


def default_inputs() -> Mapping[str, float]:
    """The value of every field until somebody changes it."""
    return {name: field.default for name, field in fields().items()}


def case_inputs(*, values: Mapping[str, object]) -> CaseInputs:
    """From a table of names and values, such as a file of inputs; what is left out keeps its default.

    Raises `BadInput` for a name that is none, a value outside its limits, more people than places, or a price
    year other than that of the unit costs.
    """
    known = {"comparator", "horizon", "price_year", *fields()}
    if strange := sorted(set(values) - known):
        raise BadInput(
            place="inputs", value=", ".join(strange), rule="one of " + ", ".join(sorted(known)) + "."
        )
    numbers = {name: _number(field, values.get(name, field.default)) for name, field in fields().items()}
    if numbers["people"] > numbers["places"]:
        rule = f"no more than the {numbers['places']:g} places (places)."
        raise BadInput(
            place="people who start in a group (people)", value=f"{numbers['people']:g}", rule=rule
        )
    return CaseInputs(
        comparator=_choice(values, "comparator", COMPARATORS),
        horizon=_choice(values, "horizon", HORIZONS),
        numbers=MappingProxyType(numbers),
        price_year=_choice(values, "price_year", (PRICE_YEAR,)),
    )


def _number(field: Field, value: object) -> float:
    place = f"{field.label} ({field.name})"
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInput(place=place, value=repr(value), rule="a number is needed.")
    if field.whole and value != int(value):
        raise BadInput(place=place, value=value, rule="a whole number is needed.")
    return float(number(value, place=place, low=field.low, high=field.high))


def _choice(values: Mapping[str, object], name: str, choices: tuple[str, ...]) -> str:
    value = values.get(name, choices[0])
    if value not in choices:
        raise BadInput(place=name, value=repr(value), rule="one of " + ", ".join(choices) + ".")
    return str(value)
