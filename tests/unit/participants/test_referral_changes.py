"""What a second referral for the same person would change."""

from dataclasses import replace
from datetime import date

from rehabit.participants import Change, Referral, changes, check_referral

GIVEN = {
    "given_name": "Ada",
    "family_name": "Sample",
    "date_of_birth": "3/3/1951",
    "referred_on": "1/11/2026",
    "joint": "knee",
    "phone": "07700 900123",
}


def referral() -> Referral:
    found = check_referral(given=GIVEN, today=date(2026, 11, 24))
    assert isinstance(found, Referral)
    return found


def test_nothing_changed_is_an_empty_list() -> None:
    assert changes(old=referral(), new=referral()) == ()


def test_old_and_new_stand_side_by_side_in_words() -> None:
    again = check_referral(given=GIVEN | {"nhs_number": "999 000 0018"}, today=date(2026, 11, 24))
    assert isinstance(again, Referral)
    moved = replace(again, referred_on=date(2026, 11, 8))
    assert changes(old=referral(), new=moved) == (
        Change(field="referred_on", old="01/11/2026", new="08/11/2026"),
        Change(field="nhs_number", old="", new="999 000 0018"),
    )
