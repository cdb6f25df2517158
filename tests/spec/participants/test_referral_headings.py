"""The headings that referral offices use, and which field each is read as."""

import pytest

from rehabit.interop.referral_csv import Columns, read_columns
from rehabit.kernel import Refusal

LEAST = ("First name", "Surname", "DOB", "Referral date", "Joint", "Phone")


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("given_name", "First name | Forename | FORENAMES | Given Name | first_name"),
        ("family_name", "Surname | Family name | Last Name | SURNAME: "),
        ("date_of_birth", "DOB | D.O.B. | Date of birth | date_of_birth | Birth date"),
        ("referred_on", "Referral date | Date of referral | Date referred | Ref. date | Referral received"),
        ("joint", "Joint | Body part | Area | Affected joint"),
        ("nhs_number", "NHS No | NHS No. | NHS Number | NHS-Number | nhs_number | NHS"),
        ("phone", "Phone | Tel | Tel. No. | Telephone number | Mobile | Contact number"),
        ("postcode", "Postcode | Post code | POST CODE"),
        ("email", "Email | E-mail | e-mail address"),
        ("sex", "Sex | Gender | M/F"),
        ("gp_practice", "GP practice | Practice code | GP surgery"),
        ("interpreter_language", "Interpreter | Interpreter needed? | Language"),
    ],
)
def test_spellings_of_a_heading(field: str, headings: str) -> None:
    for heading in headings.split(" | "):
        others = [own for own in LEAST if read_field(own) != field]
        columns = read_columns(header=[heading, *others])
        assert isinstance(columns, Columns), heading
        assert columns.fields[0] == field, heading


def read_field(heading: str) -> str | None:
    columns = read_columns(header=LEAST)
    assert isinstance(columns, Columns)
    return columns.fields[LEAST.index(heading)]


def test_columns_may_come_in_any_order() -> None:
    columns = read_columns(header=LEAST[::-1])
    assert isinstance(columns, Columns)
    assert columns.fields[::-1] == (
        "given_name",
        "family_name",
        "date_of_birth",
        "referred_on",
        "joint",
        "phone",
    )


def test_two_telephone_columns_are_two_numbers() -> None:
    columns = read_columns(header=[*LEAST, "Mobile"])
    assert isinstance(columns, Columns)
    assert columns.fields[-2:] == ("phone", "other_phone")


def test_a_practice_and_its_code_are_two_columns() -> None:
    columns = read_columns(header=[*LEAST, "GP practice", "Practice code"])
    assert isinstance(columns, Columns)
    assert columns.fields[-2:] == ("gp_practice", "gp_practice_name")


def test_one_column_with_the_whole_name_stands_for_two() -> None:
    columns = read_columns(header=["Patient name", "DOB", "Referral date", "Joint", "Phone"])
    assert isinstance(columns, Columns)
    assert columns.fields[0] == "full_name"
    assert columns.heading_of(field="family_name") == "Patient name"


def test_missing_columns_are_named_beside_those_found() -> None:
    found = read_columns(header=["Surname", "DOB", "Clinic"])
    assert isinstance(found, Refusal)
    assert found.sentence == (
        "The file has no column for: First name, Referral date, Joint, a telephone number, "
        "e-mail or address. Columns found: Surname, DOB, Clinic. "
        "Add the columns, or rename them, and send the file again."
    )


def test_no_heading_at_all_is_said() -> None:
    found = read_columns(header=[""])
    assert isinstance(found, Refusal)
    assert "Columns found: none." in found.sentence


def test_the_same_thing_twice_is_refused() -> None:
    found = read_columns(header=[*LEAST, "Date of birth"])
    assert isinstance(found, Refusal)
    assert found.code == "column_twice"
    assert "“DOB” and “Date of birth”" in found.sentence


def test_a_third_telephone_column_is_refused_and_not_dropped() -> None:
    found = read_columns(header=[*LEAST, "Mobile", "Landline"])
    assert isinstance(found, Refusal)
    assert found.code == "column_twice"


def test_a_field_without_a_column_has_a_heading_of_ours() -> None:
    columns = read_columns(header=LEAST)
    assert isinstance(columns, Columns)
    assert columns.heading_of(field="nhs_number") == "Nhs number"
    assert columns.heading_of(field="date_of_birth") == "DOB"
