"""The journey of one person: referral, triage, consent, goal, sign-in, discharge.

referral        Referral, Change, changes: one referral as it is kept
referral_check  check_referral, Problem, GIVEN_FIELDS: the rules of its fields, for every door
same_person     match, keys_of, PersonKeys, Match, Likeness: is this somebody we know?
joint           Joint, Area, Side, parse_joint
coded_words     Sex, Route, parse_sex, read_route, read_interpreter
phone, address  parse_phone, parse_postcode, parse_email
"""

from rehabit.participants.address import parse_email, parse_postcode
from rehabit.participants.coded_words import Route, Sex, parse_sex, read_interpreter, read_route
from rehabit.participants.joint import Area, Joint, Side, parse_joint
from rehabit.participants.phone import parse_phone
from rehabit.participants.referral import Change, Referral, changes
from rehabit.participants.referral_check import GIVEN_FIELDS, Problem, check_referral
from rehabit.participants.same_person import Likeness, Match, PersonKeys, keys_of, match

__all__ = [
    "GIVEN_FIELDS",
    "Area",
    "Change",
    "Joint",
    "Likeness",
    "Match",
    "PersonKeys",
    "Problem",
    "Referral",
    "Route",
    "Sex",
    "Side",
    "changes",
    "check_referral",
    "keys_of",
    "match",
    "parse_email",
    "parse_joint",
    "parse_phone",
    "parse_postcode",
    "parse_sex",
    "read_interpreter",
    "read_route",
]
