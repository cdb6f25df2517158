"""Made-up people cannot be mistaken for real ones, and look like the people of the published groups."""

import random
from collections import Counter
from datetime import date

import pytest

from rehabit.kernel import parse_nhs_number
from rehabit.participants import Route, parse_email, parse_phone, parse_postcode
from rehabit.simulation import Register, numbered
from rehabit.simulation.names import FAMILIES, WOMEN, Names
from rehabit.simulation.referrals import referral

TODAY = date(2026, 11, 24)


def people(count: int, seed: int = 3):
    register = Register(rng=random.Random(seed), today=TODAY)
    return [register.person() for _ in range(count)]


def test_everybody_has_a_number_that_no_person_can_have():
    numbers = [person.nhs_number for person in people(300)]
    assert all(parse_nhs_number(text=number.digits) == number for number in numbers)
    assert {number.digits[:3] for number in numbers} == {"999"}
    assert len({number.digits for number in numbers}) == 300


@pytest.mark.parametrize(
    ("serial", "digits"),
    [(101, "9990001014"), (102, "9990001022"), (1, "9990000018")],
)
def test_the_check_digit_is_that_of_the_example_file(serial: int, digits: str):
    found = numbered(serial=serial)
    assert found is not None
    assert found.digits == digits


@pytest.mark.parametrize("serial", [0, 14, 28])
def test_where_no_check_digit_fits_there_is_no_number(serial: int):
    assert numbered(serial=serial) is None
    assert not any(parse_nhs_number(text=f"999{serial:06d}{check}") for check in range(10))


def test_a_serial_number_has_at_most_six_digits():
    with pytest.raises(ValueError, match="1000000 does not fit"):
        numbered(serial=1_000_000)


def test_telephones_addresses_and_postcodes_reach_nobody_and_pass_every_door():
    for person in people(200):
        assert person.phone.startswith(("07700 900", "01632 960"))
        assert parse_phone(text=person.phone) == person.phone
        assert parse_postcode(text=person.postcode) == person.postcode
        assert person.postcode.startswith("QX")
        if person.email:
            assert person.email.endswith("@example.org")
            assert parse_email(text=person.email) == person.email


def test_age_and_sex_are_those_of_community_groups():
    found = people(4_000)
    ages = [person.age(today=TODAY) for person in found]
    assert min(ages) >= 45
    assert max(ages) <= 89
    assert sum(ages) / len(ages) == pytest.approx(70, abs=1)
    assert sum(person.woman for person in found) / len(found) == pytest.approx(0.72, abs=0.02)


def test_names_come_again_only_when_all_have_been_used():
    names = Names(rng=random.Random(1))
    given, families = zip(*(names.full_name(woman=True) for _ in range(len(FAMILIES))), strict=True)
    assert sorted(families) == sorted(FAMILIES)
    assert max(Counter(given).values()) <= 2
    assert set(given) == set(WOMEN)


def test_a_referral_of_a_made_up_person_passes_the_rules_of_every_door():
    rng = random.Random(5)
    referrals = [referral(rng=rng, person=person, on=date(2026, 9, 1)) for person in people(300)]
    assert {each.route for each in referrals} == set(Route)
    assert all(each.referred_on == date(2026, 9, 1) and each.reason for each in referrals)
    by_themselves = [each for each in referrals if each.route is Route.SELF]
    assert all(each.referrer_name == "" for each in by_themselves)
    assert 0 < sum(each.nhs_number is None for each in by_themselves) < len(by_themselves)


def test_a_rule_that_a_made_up_referral_breaks_is_named():
    person = people(1)[0]
    with pytest.raises(AssertionError, match="in_the_future"):
        referral(rng=random.Random(1), person=person, on=person.born_on.replace(year=person.born_on.year - 1))
