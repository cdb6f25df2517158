"""Vectors that are not one filled-in form: two time points, a whole group, a conversion table."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Table
from rehabit.kernel import Proportion
from rehabit.outcomes.answers import exact
from rehabit.outcomes.friends_and_family import Experience, friends_and_family
from rehabit.outcomes.responder import responder
from rehabit.outcomes.response import NotEvaluable, Response
from rehabit.outcomes.talking_therapies import talking_therapies
from rehabit.outcomes.utility import quality_adjusted_years
from rehabit.outcomes.vectors.compare import Result
from rehabit.outcomes.vectors.names import RENAMED
from rehabit.outcomes.womac import ITEMS, womac_function_of_adl

Special = Callable[[Mapping[str, Any]], Mapping[str, Result]]
"""From a vector's answers to its results by name."""


def table_results(*, name: str, raw_sums: list[int], expected: Mapping[str, Any]) -> dict[str, Result]:
    """The entries of an instrument's conversion tables for each raw sum."""
    instrument = instruments.load(name)
    found: dict[str, Result] = {}
    for key in expected:
        table = instrument.score_rule(RENAMED.get(key, key)).transform
        found[key] = (
            [table.entries[raw - table.start] for raw in raw_sums] if isinstance(table, Table) else None
        )
    return found


def _escape(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    return _escape_of(answers["womac_function_baseline"], answers["womac_function_followup"])


def _escape_from_koos(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    adl = [exact(answers["koos_adl_baseline"]), exact(answers["koos_adl_followup"])]
    before, after = (womac_function_of_adl(adl=value, n_answered=ITEMS) for value in adl)
    assert isinstance(before, Fraction) and isinstance(after, Fraction)
    return {
        "womac_f_baseline": before,
        "womac_f_followup": after,
        "pct_change_of_koos_adl_itself": 100 * (adl[1] - adl[0]) / adl[0],
        **_escape_of(before, after),
    }


def _escape_of(before: Any, after: Any) -> dict[str, Result]:
    lenient = responder("escape-15", before, after, edge="at_least")
    strict = responder("escape-15", before, after, edge="more_than")
    return {
        "pct_improvement": _improvement(lenient),
        "responder_ge15": lenient.responded,
        "responder_gt15": strict.responded,
    }


def _omeract_oarsi(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    before, after = ({domain: pair[time] for domain, pair in answers.items()} for time in (0, 1))
    return {"responder": responder("omeract-oarsi", before, after).responded}


def _pain(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    before, after = answers["baseline"], answers["followup"]
    by_points, by_30, by_50 = (
        responder(rule, before, after) for rule in ("pain-2-points", "pain-30", "pain-50")
    )
    points, percent = _improvement(by_points), _improvement(by_30)
    return {
        "change": None if points is None else -points,
        "pct": None if percent is None else -percent,
        "ge2_points": by_points.responded,
        "ge30pct": by_30.responded,
        "ge50pct": by_50.responded,
    }


def _reliable_change(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    found = talking_therapies(phq9=tuple(answers["phq9"]), gad7=tuple(answers["gad7"]))
    return {name: getattr(found, name) for name in found.__slots__}


def _friends_and_family(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    given = [Experience(name) for name, count in answers.items() for _ in range(count)]
    found = friends_and_family(answers=given)
    return {"pct_positive": _percent(found.positive), "pct_negative": _percent(found.negative)}


def _percent(share: Proportion) -> Fraction | None:
    return Fraction(100 * share.count, share.total) if share.total else None


def _quality_adjusted_years(answers: Mapping[str, Any]) -> Mapping[str, Result]:
    return {"qaly": quality_adjusted_years(months=answers["months"], utilities=answers["utility"])}


def _improvement(response: Response) -> Fraction | None:
    return None if isinstance(response, NotEvaluable) else response.improvement


SPECIAL: Mapping[str, Special] = MappingProxyType(
    {
        "escape-responder": _escape,
        "escape-responder-koos": _escape_from_koos,
        "omeract-oarsi": _omeract_oarsi,
        "nrs-pain": _pain,
        "reliable-change": _reliable_change,
        "fft": _friends_and_family,
        "qaly-auc": _quality_adjusted_years,
    }
)
