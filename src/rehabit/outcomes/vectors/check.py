"""Runs scoring vectors and says which agree, which do not, and which were not run and why."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from rehabit.catalogue import instruments
from rehabit.outcomes.scoring import score
from rehabit.outcomes.vectors.answers import instrument_answers
from rehabit.outcomes.vectors.compare import Result, agrees
from rehabit.outcomes.vectors.names import result_named
from rehabit.outcomes.vectors.not_built import NOT_BUILT, is_here
from rehabit.outcomes.vectors.special import SPECIAL, table_results
from rehabit.outcomes.vectors.verdict import Disagreement, Failed, Passed, Skipped, Verdict

VALUE_SETS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "eq-5d-5l/uk-2026": ("eq-5d-5l", "uk-2026"),
        "eq-5d-5l/uk-crosswalk-2012": ("eq-5d-5l", "uk-crosswalk-2012"),
        "eq-5d-5l/england-2018": ("eq-5d-5l", "england-2018"),
        "eq-5d-3l/uk-tto-mvh": ("eq-5d-3l", "uk-3l-mvh"),
        "eq-5d-3l/uk-vas": ("eq-5d-3l", "uk-3l-vas"),
    }
)
"""How vectors name an instrument together with a value set."""

OTHER_NAMES: Mapping[str, str] = MappingProxyType({"ipaq-met": "ipaq-sf"})
"""Vectors of a part of an instrument, by the instrument they belong to."""


def check_vectors(*, vectors: Iterable[Mapping[str, Any]]) -> tuple[Verdict, ...]:
    """One verdict for each vector, in order. Instrument names match without regard to case."""
    return tuple(check_vector(vector=vector) for vector in vectors)


def check_vector(*, vector: Mapping[str, Any]) -> Verdict:
    """Run one vector: `id`, `instrument`, `answers`, `expected` and perhaps `rounding` or `needs`.

    It is skipped when it needs something that is not part of Rehabit or when its instrument is deliberately
    not built. An instrument, a result or a shape of answers that nobody knows is a failure, never a pass.
    """
    label, name = str(vector["instrument"]), str(vector["instrument"]).casefold()
    why_not = _why_not(name, vector)
    if why_not:
        return Skipped(vector=vector["id"], instrument=label, reason=why_not)
    try:
        disagreements = _disagreements(_results(name, vector), vector)
    except instruments.UnknownInstrument:
        disagreements = (
            Disagreement(name="instrument", expected=label, found="no such instrument is known"),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        unread = f"answers that cannot be read as such a form ({type(error).__name__}: {error})"
        disagreements = (Disagreement(name="answers", expected=f"those of {label}", found=unread),)
    if disagreements:
        return Failed(vector=vector["id"], instrument=label, disagreements=disagreements)
    return Passed(vector=vector["id"], instrument=label)


def _why_not(name: str, vector: Mapping[str, Any]) -> str:
    needs = str(vector.get("needs", ""))
    if needs and not is_here(needs):
        return f"needs {needs}"
    return f"deliberately not built: {NOT_BUILT[name]}" if name in NOT_BUILT else ""


def _disagreements(found: Mapping[str, Result], vector: Mapping[str, Any]) -> tuple[Disagreement, ...]:
    rounding = vector.get("rounding", "")
    return tuple(
        Disagreement(name=key, expected=str(expected), found=_shown(found, key))
        for key, expected in vector["expected"].items()
        if key not in found or not agrees(found=found[key], expected=expected, rounding=rounding)
    )


def _results(name: str, vector: Mapping[str, Any]) -> Mapping[str, Result]:
    answers, expected = vector["answers"], vector["expected"]
    if isinstance(answers, dict) and "raw_sum" in answers:
        return table_results(name=name, raw_sums=answers["raw_sum"], expected=expected)
    if name in SPECIAL:
        return SPECIAL[name](answers)
    held, value_set = VALUE_SETS.get(name, (OTHER_NAMES.get(name, name), None))
    instrument = instruments.load(held)
    given = instrument_answers(instrument=instrument, answers=answers)
    scores = score(instrument, given, value_set=value_set)
    found: dict[str, Result] = {}
    for key in expected:
        try:
            found[key] = result_named(name=key, instrument=instrument, answers=given, scores=scores)
        except KeyError:
            continue  # reported as a disagreement: the engine has no result of this name
    return found


def _shown(found: Mapping[str, Result], key: str) -> str:
    if key not in found:
        return "no result of this name"
    value = found[key]
    return "no score" if value is None else str(value)
