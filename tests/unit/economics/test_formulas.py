"""Formulas carry units; what is not arithmetic is not run."""

from dataclasses import replace
from math import sqrt
from pathlib import Path

import pytest

from rehabit.catalogue.claims import claims
from rehabit.catalogue.fault import ContentError
from rehabit.economics.claims import (
    Figure,
    FormulaFault,
    Status,
    Unit,
    check_claim,
    may_chain,
    work_out,
)

FIGURES = {
    "cost": Figure(value=163, unit=Unit.read("GBP / person")),
    "gain": Figure(value=0.27, unit=Unit.read("responder / person")),
    "low": Figure(value=184, unit=Unit.read("GBP")),
    "high": Figure(value=262, unit=Unit.read("GBP")),
    "share": Figure(value=0.5, unit=Unit()),
    "n": Figure(value=100, unit=Unit()),
}


@pytest.mark.parametrize(
    ("formula", "value", "unit"),
    [
        ("cost / gain", 163 / 0.27, "GBP / responder"),
        ("cost + cost * 2", 489, "GBP / person"),
        ("-cost", -163, "GBP / person"),
        ("se(low, high)", 78 / 3.919927969, "GBP"),
        ("sqrt(se(low, high) ** 2 + low ** 2)", sqrt((78 / 3.919927969) ** 2 + 184**2), "GBP"),
        ("share_se(share, n)", 0.05, "1"),
        ("2 ** 3", 8, "1"),
        ("probability(low, low)", 0.8413447, "1"),
        ("low * high", 184 * 262, "GBP * GBP"),
    ],
)
def test_arithmetic_with_units(formula: str, value: float, unit: str) -> None:
    found = work_out(formula=formula, figures=FIGURES)
    assert found.value == pytest.approx(value, rel=1e-6)
    assert str(found.unit) == unit


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("cost + gain", r"GBP / person and responder / person cannot be added"),
        ("cost +", r"'cost \+' is not a formula"),
        ("price", r"'price' has no value; there are cost, gain"),
        ("cost / 0", r"divided by 0"),
        ("cost ** 3", r"Only squares of GBP / person"),
        ("sqrt(low)", r"There is no root of 184 GBP"),
        ("sqrt(-1)", r"There is no root of -1 1"),
        ("sqrt(share, n)", r"sqrt takes 1 values"),
        ("share_se(n, n)", r"A share of 100 of 100"),
        ("probability(cost, low)", r"GBP / person and GBP: a mean needs"),
        ("open('x')", r"'open\('x'\)' is not allowed: use"),
        ("cost.value", r"is not allowed"),
        ("'cost'", r"is not allowed"),
        ("cost if 1 else 2", r"is not allowed"),
        ("cost % 2", r"is not allowed"),
    ],
)
def test_anything_else_is_refused(formula: str, told: str) -> None:
    with pytest.raises(FormulaFault, match=told):
        work_out(formula=formula, figures=FIGURES)


def test_a_unit_is_read_and_written() -> None:
    assert str(Unit.read("GBP / person / year")) == "GBP / person / year"
    assert Unit.read("1") == Unit()
    assert Unit.read("GBP * visit / person") * Unit.read("person / visit") == Unit.read("GBP")
    with pytest.raises(ValueError, match=r"'stone' in 'stone / person' is not a unit"):
        Unit.read("stone / person")


CLAIM = """
id = "a"
order = 1
sentence = "It costs 5."
printed = "£5"
value = 5
unit = "GBP"
places = 0
tolerance = 0.5
source = "somewhere"
arm = "x"
comparator = "y"
price_year = "not stated"
perspective = "z"
formula = "b * 2"
[[input]]
name = "b"
value = 2.4
unit = "GBP"
source = "somewhere"
"""


def shelf_with(root: Path, text: str) -> Path:
    (root / "claims").mkdir()
    (root / "claims" / "a.toml").write_text(text, encoding="utf-8")
    return root


def test_a_claim_is_held_to_its_printed_digit(tmp_path: Path) -> None:
    checked = check_claim(claim=claims(root=shelf_with(tmp_path, CLAIM))[0])
    assert (checked.status, checked.verdict, checked.unit_fault) == (Status.REPRODUCED, "reproduced", "")


def test_a_claim_that_is_off_says_by_how_much(tmp_path: Path) -> None:
    checked = check_claim(claim=claims(root=shelf_with(tmp_path, CLAIM.replace("2.4", "1.5")))[0])
    assert checked.verdict == "differs by £2: the formula gives less"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"comparator": "nothing"}, "different_comparators"),
        ({"price_year": "2014/15"}, "different_price_years"),
        ({"perspective": "society"}, "different_perspectives"),
    ],
)
def test_claims_that_differ_in_what_matters_may_not_be_chained(
    tmp_path: Path, change: dict[str, str], code: str
) -> None:
    claim = claims(root=shelf_with(tmp_path, CLAIM))[0]
    assert may_chain(first=claim, second=replace(claim, id="b"))
    refusal = may_chain(first=claim, second=replace(claim, **change))
    assert refusal.code == code
    assert "so they may not be chained" in refusal.sentence


def test_a_formula_that_fails_names_the_claim(tmp_path: Path) -> None:
    claim = claims(root=shelf_with(tmp_path, CLAIM.replace('"b * 2"', '"c * 2"')))[0]
    with pytest.raises(FormulaFault, match=r"claims/a: 'c' has no value"):
        check_claim(claim=claim)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('formula = "b * 2"', "", "either a formula or unchecked_because, not both"),
        (
            'formula = "b * 2"',
            'formula = "b"\nunchecked_because = "x"',
            "either a formula or unchecked_because",
        ),
        ('id = "a"', 'id = "b"', "'a', the name of its file"),
        ("tolerance = 0.5", "tolerance = -1", "a number of 0 or more"),
        ("places = 0", 'places = 0\nnever_with = ["b"]', "There is no 'b' in claims"),
        ("places = 0", "places = 0\ncolour = 1", "allowed: only"),
    ],
)
def test_a_faulty_claim_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ContentError) as error:
        claims(root=shelf_with(tmp_path, CLAIM.replace(old, new)))
    assert told in str(error.value)
