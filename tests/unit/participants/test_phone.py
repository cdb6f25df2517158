"""UK telephone numbers, tidied. All numbers are from the ranges kept for fiction."""

import pytest

from rehabit.kernel import Refusal
from rehabit.participants import parse_phone


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("07700900123", "07700 900123"),
        ("+44 7700 900123", "07700 900123"),
        ("+44 (0)7700 900123", "07700 900123"),
        ("0044 7700-900123", "07700 900123"),
        ("7700900123", "07700 900123"),
        ("(01632) 960 123", "01632 960123"),
        ("020 7946 0123", "020 7946 0123"),
        ("0113 496 0123", "0113 496 0123"),
        ("01414960123", "0141 496 0123"),
        ("0808 157 0123", "0808 157 0123"),
        ("016977 1234", "01697 71234"),
        ("+353 1 234 5678", "+35312345678"),
    ],
)
def test_a_number_is_written_one_way(written: str, tidied: str) -> None:
    assert parse_phone(text=written) == tidied


@pytest.mark.parametrize("tidied", ["07700 900123", "020 7946 0123", "+35312345678"])
def test_tidying_twice_changes_nothing(tidied: str) -> None:
    assert parse_phone(text=tidied) == tidied


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "missing"),
        ("ask for Mary", "not_a_phone_number"),
        ("07700 900123 or 01632 960123", "not_a_phone_number"),
        ("0770090012", "not_a_phone_number"),
        ("0400 123456", "not_a_phone_number"),
        ("12345", "not_a_phone_number"),
    ],
)
def test_what_cannot_be_rung_is_refused(written: str, code: str) -> None:
    found = parse_phone(text=written)
    assert isinstance(found, Refusal)
    assert found.code == code
