"""Referrals as they come in: by which route, from whom, for what."""

import random
from datetime import date

from rehabit.participants import Referral, Route, check_referral
from rehabit.simulation.chance import happens, weighted
from rehabit.simulation.people import VirtualPerson
from rehabit.simulation.words import REFERRERS, reason

ROUTES = {
    Route.GP: 0.4, Route.PHYSIOTHERAPIST: 0.25, Route.MSK_SERVICE: 0.15, Route.SELF: 0.14,
    Route.SURGEON: 0.05, Route.OTHER: 0.01,
}  # fmt: skip
"""A choice of this project; self-referral is encouraged and still the smaller part."""


def referral(
    *, rng: random.Random, person: VirtualPerson, on: date, route: Route | None = None, language: str = ""
) -> Referral:
    """A referral of that person on that day, read by the rules of every door."""
    chosen = route or weighted(rng=rng, weights=ROUTES)
    name, organisation = ("", "") if chosen is Route.SELF else rng.choice(REFERRERS)
    given = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "date_of_birth": person.born_on.isoformat(),
        "referred_on": on.isoformat(),
        "joint": str(person.joint),
        "nhs_number": "" if chosen is Route.SELF and happens(rng=rng, share=0.5) else str(person.nhs_number),
        "sex": person.sex.value,
        "phone": person.phone,
        "email": person.email,
        "address": person.address,
        "postcode": person.postcode,
        "gp_practice": person.practice_code,
        "gp_practice_name": person.practice_name,
        "referrer_name": name,
        "referrer_organisation": organisation,
        "reason": reason(rng=rng, area=person.joint.area),
        "interpreter_language": language,
        "route": chosen.value.replace("_", " "),
    }
    found = check_referral(given=given, today=on)
    if isinstance(found, tuple):
        raise AssertionError(f"A made-up referral broke a rule: {found}")
    return found
