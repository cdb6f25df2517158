"""When a referral is about somebody already known: the same, perhaps the same, or new."""

from datetime import date

import pytest

from rehabit.kernel import NhsNumber
from rehabit.participants import Likeness, PersonKeys, match

NUMBERS = {"": None, "A": NhsNumber("9990000018"), "B": NhsNumber("9990000026")}
BIRTHS = {"1951": date(1951, 3, 3), "1952": date(1952, 3, 3)}


def person(row: str, reference: str = "") -> PersonKeys:
    number, given_name, family_name, born, postcode = (cell.strip() for cell in row.split("|"))
    return PersonKeys(
        reference=reference,
        nhs_number=NUMBERS[number],
        given_name=given_name,
        family_name=family_name,
        date_of_birth=BIRTHS[born],
        postcode=postcode,
    )


KNOWN = "A | Ada | O'Dowd | 1951 | QX1 1AA"


@pytest.mark.parametrize(
    ("incoming", "likeness", "reason"),
    [
        # number | given | family | born | postcode
        ("A | Ada  | O'Dowd | 1951 | QX1 1AA", Likeness.SAME, "nhs_number_and_birth"),
        ("A | Adah | O’DOWD | 1951 | QX9 9AA", Likeness.SAME, "nhs_number_and_birth"),
        ("A | Ada  | Finch  | 1951 | QX1 1AA", Likeness.SAME, "nhs_number_and_birth"),
        ("A | Eve  | Finch  | 1951 | QX1 1AA", Likeness.POSSIBLE, "number_but_not_name"),
        ("A | Ada  | O'Dowd | 1952 | QX1 1AA", Likeness.POSSIBLE, "number_but_not_birth"),
        ("  | ada  | ODowd  | 1951 | QX1 1AA", Likeness.SAME, "name_birth_postcode"),
        ("  | Ada  | O'Dowd | 1951 | QX9 9AA", Likeness.POSSIBLE, "name_and_birth"),
        ("  | Ada  | O'Dowd | 1951 |        ", Likeness.POSSIBLE, "name_and_birth"),
        ("B | Ada  | O'Dowd | 1951 | QX1 1AA", Likeness.POSSIBLE, "numbers_differ"),
        ("  | Eve  | O'Dowd | 1951 | QX1 1AA", Likeness.POSSIBLE, "home_and_birth"),
        ("B | Eve  | O'Dowd | 1951 | QX1 1AA", Likeness.NEW, "nobody"),  # a twin with a number of her own
        ("  | Eve  | O'Dowd | 1951 | QX9 9AA", Likeness.NEW, "nobody"),
        ("  | Ada  | Finch  | 1951 | QX1 1AA", Likeness.NEW, "nobody"),
        ("  | Ada  | O'Dowd | 1952 | QX1 1AA", Likeness.NEW, "nobody"),
    ],
)
def test_one_known_person(incoming: str, likeness: Likeness, reason: str) -> None:
    found = match(incoming=person(incoming), known=[person(KNOWN, "7")])
    assert (found.likeness, found.reason) == (likeness, reason)
    assert found.references == (() if likeness is Likeness.NEW else ("7",))
    assert found.sentence.endswith((".", "?"))


def test_nobody_known_is_new() -> None:
    assert match(incoming=person(KNOWN), known=[]).likeness is Likeness.NEW


def test_two_who_fit_are_put_to_a_person() -> None:
    found = match(incoming=person(KNOWN), known=[person(KNOWN, "1"), person(KNOWN, "2")])
    assert (found.likeness, found.reason, found.references) == (Likeness.POSSIBLE, "several", ("1", "2"))


def test_one_who_fits_beside_one_who_may_is_put_to_a_person() -> None:
    other = "B | Ada | O'Dowd | 1951 | QX1 1AA"
    found = match(incoming=person(KNOWN), known=[person(other, "1"), person(KNOWN, "2")])
    assert (found.likeness, found.references) == (Likeness.POSSIBLE, ("2", "1"))
