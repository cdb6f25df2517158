"""Postcodes and e-mail addresses."""

import pytest

from rehabit.kernel import Refusal
from rehabit.participants import parse_email, parse_postcode


@pytest.mark.parametrize(
    ("written", "tidied"),
    [("sw98he", "SW9 8HE"), (" SW9  8HE ", "SW9 8HE"), ("m11ae", "M1 1AE"), ("ec1a1bb", "EC1A 1BB")],
)
def test_a_postcode_is_written_one_way(written: str, tidied: str) -> None:
    assert parse_postcode(text=written) == tidied


@pytest.mark.parametrize(
    ("written", "code"), [("", "missing"), ("SW9", "not_a_postcode"), ("12345", "not_a_postcode")]
)
def test_other_things_are_not_postcodes(written: str, code: str) -> None:
    found = parse_postcode(text=written)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_an_email_keeps_its_name_and_lowers_its_domain() -> None:
    assert parse_email(text=" Mary.Ann@Example.ORG ") == "Mary.Ann@example.org"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "missing"),
        ("mary", "not_an_email"),
        ("mary@example", "not_an_email"),
        ("a@b.org, c@d.org", "not_an_email"),
        ("mary@@example.org", "not_an_email"),
    ],
)
def test_other_things_are_not_emails(written: str, code: str) -> None:
    found = parse_email(text=written)
    assert isinstance(found, Refusal)
    assert found.code == code
