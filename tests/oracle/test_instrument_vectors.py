"""The scoring vectors: answers and results from other engines, published tables and hand calculation.

Source of each is in the file itself. Numbers agree at the precision a vector states, else to 0.0001: the
precision at which they were published.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument_vectors import vector_counts, without_vectors
from rehabit.outcomes.vectors import Failed, Passed, Skipped, check_vector, check_vectors
from rehabit.outcomes.vectors.check import OTHER_NAMES, VALUE_SETS

DATA = json.loads((Path(__file__).parent / "data" / "instruments.json").read_text(encoding="utf-8"))
VECTORS: list[dict[str, Any]] = DATA["vectors"]

NEEDS_WHAT_IS_NOT_HERE = {
    "EQ-5D-5L/NICE-DSU-5L-to-3L": 28,
    "EQ-5D-3L/NICE-DSU-3L-to-5L(England 2018 values)": 3,
    "EQ-5D-3L/England-reverse-crosswalk": 3,
    "SF-12v1": 3,
}
"""Vectors that need a table or weights this project has no right to, and how many there are of each."""


@pytest.mark.parametrize("vector", [v for v in VECTORS if "needs" not in v], ids=lambda vector: vector["id"])
def test_every_vector_that_can_run_agrees(vector: dict[str, Any]) -> None:
    verdict = check_vector(vector=vector)
    assert isinstance(verdict, Passed), str(verdict)


def test_only_what_needs_a_missing_table_is_skipped() -> None:
    skipped = [verdict for verdict in check_vectors(vectors=VECTORS) if isinstance(verdict, Skipped)]
    assert Counter(verdict.instrument for verdict in skipped) == NEEDS_WHAT_IS_NOT_HERE
    assert all(verdict.reason.startswith("needs ") for verdict in skipped)


def test_the_file_is_whole() -> None:
    assert len(VECTORS) == DATA["about"]["count"] == 208
    assert len({vector["id"] for vector in VECTORS}) == len(VECTORS)


def test_what_is_said_of_each_instrument_is_what_was_run() -> None:
    """The pages say how many vectors check an instrument, or why there is none."""
    counted: Counter[str] = Counter()
    for vector, verdict in zip(VECTORS, check_vectors(vectors=VECTORS), strict=True):
        name = vector["instrument"].casefold()
        held = VALUE_SETS.get(name, (OTHER_NAMES.get(name, name), ""))[0]
        try:
            counted[instruments.load(held).id] += isinstance(verdict, Passed)
        except instruments.UnknownInstrument:
            continue
    assert vector_counts() == counted
    assert set(without_vectors()) == set(instruments.available()) - set(counted)


@pytest.mark.parametrize("vector", [v for v in VECTORS if "needs" not in v], ids=lambda vector: vector["id"])
def test_a_spoilt_expectation_is_noticed(vector: dict[str, Any]) -> None:
    """The runner itself is tested: changing any one expected result makes its vector fail by name."""
    for key, value in vector["expected"].items():
        spoilt = {**vector, "expected": {**vector["expected"], key: _spoilt(value)}}
        verdict = check_vector(vector=spoilt)
        assert isinstance(verdict, Failed), (key, verdict)
        assert [item.name for item in verdict.disagreements] == [key]


def _spoilt(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value + "?"
    if isinstance(value, list):
        return [_spoilt(value[0]), *value[1:]]
    return 5 if value is None else value + 1
