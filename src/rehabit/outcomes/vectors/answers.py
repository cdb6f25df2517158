"""The answers of a vector, in whatever shape its source kept them, as answers to an instrument."""

from collections.abc import Mapping
from typing import Any

from rehabit.catalogue.instrument import Instrument
from rehabit.catalogue.value_sets import DIMENSIONS
from rehabit.outcomes.answers import Answers


def instrument_answers(*, instrument: Instrument, answers: Any) -> Answers:
    """Answers by item or in form order.

    Understands a list, a mapping by item, a mapping of lists in form order ('pain': […]), EQ-5D profiles
    (also as five digits), pairs of [days, minutes], the number of statements ticked, and item names that go
    on after the number ('q2_hours_…').
    """
    if isinstance(answers, str):
        answers = list(answers)
    if isinstance(answers, list):
        named = instrument.id.startswith("eq-5d")
        return dict(zip(DIMENSIONS, answers, strict=True)) if named else answers
    if instrument.id == "ipaq-sf":
        return _pairs(answers)
    if instrument.id == "rmdq":
        ticked = answers["n_yes"]
        return [1] * ticked + [0] * (len(instrument.items) - ticked)
    if any(isinstance(value, list) for value in answers.values()):
        return _in_form_order(answers)
    known = {item.id for item in instrument.items}
    return {name if name in known else name.partition("_")[0]: value for name, value in answers.items()}


def _pairs(answers: Mapping[str, list[int]]) -> dict[str, int]:
    """Kinds of activity a vector leaves out were none: it tests the others alone."""
    found = {}
    for kind in ("vigorous", "moderate", "walk"):
        found[f"{kind}_days"], found[f"{kind}_minutes"] = answers.get(kind, [0, 0])
    return found


def _in_form_order(answers: Mapping[str, Any]) -> list[Any]:
    found: list[Any] = []
    for value in answers.values():
        found.extend(value if isinstance(value, list) else [value])
    return found
