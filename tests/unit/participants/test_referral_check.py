"""The rules of a referral's fields, the same at every door."""

from datetime import date

import pytest

from rehabit.kernel import NhsNumber, OdsCode
from rehabit.participants import GIVEN_FIELDS, Problem, Referral, check_referral

TODAY = date(2026, 11, 24)
LEAST = {
    "given_name": "Ada",
    "family_name": "Sample",
    "date_of_birth": "3/3/1951",
    "referred_on": "1/11/2026",
    "joint": "knee",
    "phone": "07700 900123",
}


def read(**given: str) -> Referral:
    found = check_referral(given=LEAST | given, today=TODAY)
    assert isinstance(found, Referral), found
    return found


def problems(**given: str) -> dict[str, str]:
    found = check_referral(given=LEAST | given, today=TODAY)
    assert isinstance(found, tuple), found
    return {problem.field: problem.rule for problem in found}


def test_the_least_that_is_needed_is_enough() -> None:
    found = read()
    assert (found.given_name, found.date_of_birth, found.phone) == ("Ada", date(1951, 3, 3), "07700 900123")
    assert (found.nhs_number, found.gp_practice, found.email, found.interpreter_language) == (
        None,
        None,
        "",
        "",
    )


def test_every_field_named_as_readable_is_read() -> None:
    given = dict.fromkeys(GIVEN_FIELDS, "") | {
        "nhs_number": "999 000 0018",
        "side": "left",
        "sex": "F",
        "other_phone": "01632 960123",
        "email": "ada@example.org",
        "address": "1 High Street",
        "postcode": "qx11aa",
        "gp_practice": "Elms Surgery",
        "gp_practice_name": "q99901",
        "referrer_name": "Dr Example",
        "referrer_organisation": "Elms",
        "reason": "stairs",
        "interpreter_language": "Welsh",
        "route": "GP",
        "note": "stick",
    }
    found = read(**{field: value for field, value in given.items() if value})
    assert found.nhs_number == NhsNumber("9990000018")
    assert (found.gp_practice, found.gp_practice_name) == (OdsCode("Q99901"), "Elms Surgery")
    assert (str(found.joint), found.postcode, found.note) == ("Knee, left", "QX1 1AA", "stick")


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("given_name", "", "missing"),
        ("family_name", "12", "not_a_name"),
        ("date_of_birth", "", "missing"),
        ("date_of_birth", "31/02/1951", "impossible"),
        ("date_of_birth", "1/1/1905", "too_old"),
        ("date_of_birth", "1/1/2027", "in_the_future"),
        ("referred_on", "25/11/2026", "in_the_future"),
        ("referred_on", "1/1/2021", "referred_long_ago"),
        ("joint", "back", "not_knee_or_hip"),
        ("side", "upper", "unknown_side"),
        ("nhs_number", "999 000 0019", "check_digit"),
        ("sex", "Mrs", "unknown_sex"),
        ("phone", "12", "not_a_phone_number"),
        ("other_phone", "12", "not_a_phone_number"),
        ("email", "ada", "not_an_email"),
        ("postcode", "12", "not_a_postcode"),
    ],
)
def test_one_wrong_field_is_named_with_its_rule(field: str, value: str, rule: str) -> None:
    assert problems(**{field: value}) == {field: rule}


def test_everything_wrong_is_said_at_once() -> None:
    found = problems(given_name="", date_of_birth="never", nhs_number="1", phone="")
    assert found == {
        "given_name": "missing",
        "date_of_birth": "not_a_date",
        "nhs_number": "wrong_length",
        "phone": "no_contact",
    }


def test_a_problem_repeats_what_was_written() -> None:
    found = check_referral(given=LEAST | {"email": " ada at home "}, today=TODAY)
    assert found == (
        Problem(
            field="email",
            value="ada at home",
            rule="not_an_email",
            sentence="“ada at home” is not an e-mail address. Give one like name@example.org.",
        ),
    )


def test_a_referral_before_the_birth_is_refused() -> None:
    assert problems(date_of_birth="1/6/2025", referred_on="1/5/2025") == {"referred_on": "before_birth"}


@pytest.mark.parametrize(
    ("given", "reachable"),
    [
        ({"email": "a@example.org"}, True),
        ({"other_phone": "01632 960123"}, True),
        ({"address": "1 High Street", "postcode": "QX1 1AA"}, True),
        ({"address": "1 High Street"}, False),
        ({"postcode": "QX1 1AA"}, False),
    ],
)
def test_one_way_of_contact_is_enough(given: dict[str, str], reachable: bool) -> None:
    found = check_referral(given=LEAST | {"phone": ""} | given, today=TODAY)
    assert isinstance(found, Referral) is reachable


def test_a_whole_name_is_parted_at_its_comma() -> None:
    found = read(given_name="", family_name="", full_name="O'Dowd-Finch , Ada May")
    assert (found.given_name, found.family_name) == ("Ada May", "O'Dowd-Finch")


def test_a_whole_name_does_not_replace_a_name_that_is_given() -> None:
    assert problems(given_name="", full_name="Finch, Ada") == {"given_name": "missing"}
    assert read(full_name="Finch, Ada").family_name == "Sample"


@pytest.mark.parametrize("whole", ["Ada Finch", "Finch,", ", Ada"])
def test_a_whole_name_that_cannot_be_parted_is_refused(whole: str) -> None:
    assert problems(given_name="", family_name="", full_name=whole) == {"full_name": "name_not_split"}


def test_a_second_number_alone_becomes_the_first() -> None:
    found = read(phone="", other_phone="01632 960123")
    assert (found.phone, found.other_phone) == ("01632 960123", "")


def test_a_short_birth_year_is_that_of_an_adult() -> None:
    assert read(date_of_birth="1.1.12", referred_on="1/11/2026").date_of_birth == date(1912, 1, 1)


def test_the_last_day_of_february_does_not_break_ages() -> None:
    found = check_referral(given=LEAST | {"referred_on": "1/1/2028"}, today=date(2028, 2, 29))
    assert isinstance(found, Referral)


def test_a_field_longer_than_can_be_kept_is_named_and_not_cut() -> None:
    found = check_referral(given=LEAST | {"family_name": "x" * 101}, today=TODAY)
    assert isinstance(found, tuple)
    assert [(problem.field, problem.rule) for problem in found] == [("family_name", "too_long")]
    assert "101 letters; at most 100" in found[0].sentence
    assert read(family_name="x" * 100).family_name == "x" * 100
