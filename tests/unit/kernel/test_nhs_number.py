"""NHS numbers: what is read, what is refused, and how they print."""

import nhs_number as package
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.kernel import NhsNumber, Refusal, parse_nhs_number


@pytest.mark.parametrize("written", ["9990000018", "999 000 0018", " 999-000-0018 ", "999\u00a0000 0018"])
def test_the_same_number_is_read_however_it_is_spaced(written: str) -> None:
    assert parse_nhs_number(text=written) == NhsNumber("9990000018")


def test_it_prints_in_three_three_four() -> None:
    assert str(NhsNumber("9434765919")) == "943 476 5919"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "missing"),
        ("  ", "missing"),
        ("943476591X", "not_digits"),
        ("9.99E+09", "not_digits"),
        ("٩٤٣٤٧٦٥٩١٩", "not_digits"),
        ("943476591", "wrong_length"),
        ("94347659190", "wrong_length"),
        ("9434765918", "check_digit"),
        ("0000000000", "never_issued"),
        ("4444444444", "never_issued"),
        ("9999999999", "never_issued"),
    ],
)
def test_what_cannot_be_a_patients_number_is_refused_with_its_reason(written: str, code: str) -> None:
    found = parse_nhs_number(text=written)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_a_range_that_is_never_issued_is_refused_although_the_check_digit_fits() -> None:
    reserved = next(f"512345{n:04d}" for n in range(10_000) if package.is_valid(f"512345{n:04d}"))
    found = parse_nhs_number(text=reserved)
    assert isinstance(found, Refusal)
    assert found.code == "never_issued"


@pytest.mark.parametrize(("digits", "is_test"), [("9990000018", True), ("4010232137", False)])
def test_the_test_range_is_known(digits: str, is_test: bool) -> None:
    found = parse_nhs_number(text=digits)
    assert isinstance(found, NhsNumber)
    assert found.is_test is is_test


@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_it_is_never_looser_than_the_package(digits: str) -> None:
    if isinstance(parse_nhs_number(text=digits), NhsNumber):
        assert package.is_valid(digits)
