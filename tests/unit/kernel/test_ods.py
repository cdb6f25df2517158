"""ODS codes: form only."""

import pytest

from rehabit.kernel import OdsCode, Refusal, parse_ods_code


@pytest.mark.parametrize(
    ("written", "code", "practice"),
    [
        ("a81001", "A81001", True),
        (" A81 001 ", "A81001", True),
        ("RJ1", "RJ1", False),
        ("RAX", "RAX", False),
        ("A1B2C", "A1B2C", False),
    ],
)
def test_codes_are_read_in_any_case(written: str, code: str, practice: bool) -> None:
    found = parse_ods_code(text=written)
    assert found == OdsCode(code)
    assert str(found) == code
    assert found.is_practice is practice


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "missing"),
        ("Elms", "not_an_ods_code"),
        ("A8", "not_an_ods_code"),
        ("A81001-1", "not_an_ods_code"),
        ("A1234567890", "not_an_ods_code"),
    ],
)
def test_names_and_other_things_are_refused(written: str, reason: str) -> None:
    found = parse_ods_code(text=written)
    assert isinstance(found, Refusal)
    assert found.code == reason
